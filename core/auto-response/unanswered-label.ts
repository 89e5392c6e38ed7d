import type { Wish } from '../kernel/effect';
import type { ConversationFacts } from '../kernel/facts';
import { HOUR } from '../kernel/instant';
import { unansweredTexts } from '../kernel/owner-of';
import type { Situation } from '../kernel/room';

import { wasTold } from './due';

/**
 * What the list of conversations can be filtered by. A text by a bot ends the wait in Chatwoot's own eyes (`waiting_since`
 * becomes 0), and the client must not drop out of sight by it.
 */
export const UNANSWERED_LABEL = 'helpline-unanswered';

const ON = 'auto-label-on-m';

/** On once we told somebody that they wait, off once a person answered or it was closed. */
export function labelWishes({ facts, now }: Situation<ConversationFacts>): Wish[] {
  const wait = unansweredTexts(facts)[0]?.messageId ?? null;
  if (wait !== null && facts.snapshot?.status !== 'resolved') {
    return wasTold(facts, wait) ? [labelWish(`${ON}${wait}`, [UNANSWERED_LABEL], [], now)] : [];
  }
  const last = facts.autoResponse.asked.filter(({ what }) => what.startsWith(ON)).at(-1);
  const told = last === undefined ? NaN : Number.parseInt(last.what.slice(ON.length), 10);
  return Number.isNaN(told) ? [] : [labelWish(`auto-label-off-m${told}`, [], [UNANSWERED_LABEL], now)];
}

const labelWish = (cause: string, add: readonly string[], remove: readonly string[], now: number): Wish => ({
  cause,
  effect: { kind: 'set-labels', add, remove, deadline: now + HOUR },
});
