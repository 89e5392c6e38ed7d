import type { ConversationFacts } from '../kernel/facts';
import { isFromBefore } from '../kernel/from-before';
import { DAY, type Duration, type Instant } from '../kernel/instant';
import { unansweredTexts } from '../kernel/owner-of';
import type { Inbound } from '../kernel/thread';

/** After a stop of ours as long as this, what nobody was told of is too old to wake anybody for. */
export const TOO_LONG_AGO: Duration = 7 * DAY;

/**
 * The newest of the texts that wait here, where all of them are left from before: written before these tools were set up, or
 * so long ago that we must have been away for a week and nobody was told (decision 0084). No alarm rings for them;
 * supervisors get one list. Null: nobody waits, or it is a wait like any other.
 */
export function leftFromBefore(facts: ConversationFacts, now: Instant): Inbound | null {
  const open = unansweredTexts(facts);
  const [oldest, newest] = [open[0], open.at(-1)];
  if (!oldest || !newest) return null;
  if (isFromBefore(facts, newest.at)) return newest;
  const { asked, lastNoteAt } = facts.waiting;
  const wasTold = (asked?.messageId ?? 0) >= oldest.messageId || (lastNoteAt ?? 0) >= oldest.at;
  return !wasTold && now >= newest.at + TOO_LONG_AGO ? newest : null;
}
