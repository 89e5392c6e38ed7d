import { clock } from '../connection/say';
import type { ConversationFacts } from '../kernel/facts';
import type { Instant } from '../kernel/instant';
import { boundaryOf } from '../kernel/known-boundary';
import { locksOf, type Lock } from '../kernel/lock';
import type { Policy } from '../kernel/policy';
import { cameBackAt } from '../kernel/returned';
import { safeOn } from '../kernel/safe';
import { SAFETY } from './words';

/** The strictest lock that holds here, or null. A conversation that is over has nothing due that it could forbid. */
export function shownLock(facts: ConversationFacts): Lock | null {
  if (facts.snapshot?.status === 'resolved') return null;
  return locksOf(boundaryOf(facts), facts.snapshot?.channel ?? null)[0] ?? null;
}

/** "Safe to contact" beside the thread, at most 35 characters: the strictest lock, or what they last said and until when. */
export function safetyWords(facts: ConversationFacts, now: Instant, policy: Policy): string {
  const words = SAFETY[policy.language];
  const boundary = boundaryOf(facts);
  const channel = facts.snapshot?.channel ?? null;
  // A time far ahead is said with its day, as one long ago is.
  const time = (at: Instant): string => clock(at, Math.max(now, 2 * at - now), policy);
  const [lock] = locksOf(boundary, channel);
  if (lock)
    return lock.checkFirst === null ? words[lock.why](time(lock.since)) : words.checkFirst(time(lock.checkFirst));
  const safe = safeOn(boundary, channel ?? 'other', now, cameBackAt(facts, policy.texting.returnAfter));
  switch (safe.kind) {
    case 'yes':
      return words.yes(time(safe.until));
    case 'unknown':
      return words.unknown;
    case 'expired':
      return words.expired(time(safe.saidAt));
    case 'ask-again':
      return words.askAgain(time(safe.saidAt));
  }
}

/** When these words change by themselves: a "yes" runs out. */
export function safetyChangesAt(facts: ConversationFacts, now: Instant, policy: Policy): Instant | null {
  const boundary = boundaryOf(facts);
  const safe = safeOn(boundary, facts.snapshot?.channel ?? 'other', now, cameBackAt(facts, policy.texting.returnAfter));
  return safe.kind === 'yes' && safe.until > now ? safe.until : null;
}
