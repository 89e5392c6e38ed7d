import type { Wish } from '../kernel/effect';
import type { ConversationFacts } from '../kernel/facts';
import { MINUTE, type Duration, type Instant } from '../kernel/instant';
import { boundaryOf } from '../kernel/known-boundary';
import { locksOf } from '../kernel/lock';
import type { Situation } from '../kernel/room';

/** What the list of conversations can be filtered by. */
export const LOCK_LABEL = 'helpline-locked';

/** A label that was asked for and is not seen by then is asked for again; one that somebody took is put back then. */
const AGAIN_AFTER: Duration = 2 * MINUTE;

/** Whether the label belongs on this conversation: a lock holds, also while it may be checked. */
export const isLocked = (facts: ConversationFacts): boolean =>
  locksOf(boundaryOf(facts), facts.snapshot?.channel ?? null).length > 0;

/** The label is shown, never believed: whoever takes it off or puts it on changes nothing. */
export function labelWishes({ facts, now }: Situation<ConversationFacts>): Wish[] {
  const wanted = wrongLabel(facts);
  if (wanted === null) return [];
  const last = lastAsked(facts, wanted);
  if (last !== null && now < last + AGAIN_AFTER) return [];
  const [add, remove] = wanted ? [[LOCK_LABEL], []] : [[], [LOCK_LABEL]];
  const effect = { kind: 'set-labels', add, remove, deadline: now + AGAIN_AFTER } as const;
  return [{ cause: `bd-label-${wanted ? 'on' : 'off'}-${last ?? 'first'}`, effect }];
}

export function labelDueAt({ facts, now }: Situation<ConversationFacts>): Instant | null {
  const wanted = wrongLabel(facts);
  const last = wanted === null ? null : lastAsked(facts, wanted);
  return last !== null && last + AGAIN_AFTER > now ? last + AGAIN_AFTER : null;
}

/** What the label should be, where what Chatwoot last told is something else; null when all is well. */
function wrongLabel(facts: ConversationFacts): boolean | null {
  const { snapshot } = facts;
  if (snapshot?.status !== 'open') return null;
  const wanted = isLocked(facts);
  if (snapshot.lockLabel !== undefined) return wanted === snapshot.lockLabel ? null : wanted;
  // A Chatwoot that does not tell its labels is asked once.
  return wanted && lastAsked(facts, true) === null ? true : null;
}

function lastAsked({ safety }: ConversationFacts, on: boolean): Instant | null {
  const times = safety.asked
    .filter(({ what }) => what.startsWith(`bd-label-${on ? 'on' : 'off'}-`))
    .map(({ at }) => at);
  return times.length === 0 ? null : Math.max(...times);
}
