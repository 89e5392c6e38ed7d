import type { HelplineEvent } from './event';
import type { ConversationFacts } from './facts';
import { earlier, HOUR, type Duration, type Instant } from './instant';
import { newestOf } from './same';

/** What was said so long before these tools were set up is told as if they had been there: somebody may wait right now. */
export const STILL_NEWS: Duration = 12 * HOUR;

/**
 * When these tools were set up at this Chatwoot, which does not change: of two accounts the earlier one hides less. And our
 * newest long stop.
 */
export function learnBegan(facts: ConversationFacts, event: HelplineEvent): ConversationFacts {
  switch (event.kind) {
    case 'helpline-began':
      return { ...facts, began: earlier(facts.began ?? null, event.at) ?? event.at };
    case 'helpline-was-away': {
      const stop = { from: event.from, until: event.at };
      return { ...facts, away: newestOf(facts.away ?? null, stop, ({ until }) => until) };
    }
    default:
      return facts;
  }
}

/**
 * Whether something of this moment is from before us: nobody was promised an alarm for it then (decision 0084). Where it is
 * not known since when we are here, nothing is from before.
 */
export const isFromBefore = ({ began }: ConversationFacts, at: Instant): boolean =>
  began !== undefined && at < began - STILL_NEWS;
