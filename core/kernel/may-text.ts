import type { Boundary } from './boundary';
import type { TextPurpose } from './effect';
import type { ConversationFacts } from './facts';
import { HOUR, MINUTE, type Duration, type Instant } from './instant';
import { boundaryOf } from './known-boundary';
import { locksOf, type Lock } from './lock';
import type { Policy, TextingPolicy } from './policy';
import { mayTextFrom } from './quiet-hours';
import { cameBackAt } from './returned';
import type { Hold } from './room';
import { safeOn } from './safe';
import { lastInbound, texts } from './thread';

/** Who wrote in this thread within this time is answered, not started with (design section 11). */
export const ANSWER_WITHIN: Duration = 10 * MINUTE;

/** An opt-out is confirmed within this time or never (B8.3). A text to a client who is not safe goes at once or never. */
export const CONFIRM_WITHIN: Duration = 5 * MINUTE;
const NOT_SAFE_WITHIN: Duration = MINUTE;

/** A wish to be left alone in other words, this near to the opt-out, makes even the confirmation impolite (B8.22). */
const IMPOLITE_WITHIN: Duration = HOUR;

/** `offered`: a person clicked on a text of the ladder. Whether the ladder offers it now its own room says. */
export type TextAsked = { automatic: boolean; purpose: TextPurpose | null; offered?: boolean };

/**
 * Whether a text may go to this client in this conversation now: null, or why not. Everything of ours that a client would
 * see comes through here, whichever room wants it and whoever clicked (B3.1, B3.9, B3.10; law 2).
 */
export function mayText(facts: ConversationFacts, asked: TextAsked, now: Instant, policy: Policy): Hold | null {
  const boundary = boundaryOf(facts);
  const locks = locksOf(boundary, facts.snapshot?.channel ?? null);
  if (asked.automatic && !policy.texting.armed) return 'not armed';
  switch (asked.purpose) {
    case 'opt-out-confirmation':
      return onlyBy(locks, 'opted-out') ?? mayConfirm(facts, boundary, now, policy.texting);
    case 'not-safe-text':
      return onlyBy(locks, 'not-safe') ?? maySayNotSafe(locks, now, policy.texting);
    case 'safety-question':
      return mayAsk(facts, locks, asked, now);
    case null:
      return locks[0]?.why ?? mayStartOrAnswer(facts, boundary, asked, now, policy);
  }
}

/** An exception is from its own lock; any other one holds. */
function onlyBy(locks: readonly Lock[], why: Lock['why']): string | null {
  return locks.find((lock) => lock.why !== why)?.why ?? (locks.length === 0 ? 'no such lock' : null);
}

function mayConfirm(facts: ConversationFacts, { texts: known }: Boundary, now: Instant, policy: TextingPolicy) {
  const { out } = known;
  if (!policy.optOutConfirmation) return 'no confirmation by policy';
  if (out?.how !== 'word' || now >= out.at + CONFIRM_WITHIN) return 'not confirmed any more';
  const impolite = facts.safety.words['no-reply'].some(({ at }) => Math.abs(at - out.at) < IMPOLITE_WITHIN);
  return impolite ? 'asked for no reply' : null;
}

function maySayNotSafe(locks: readonly Lock[], now: Instant, policy: TextingPolicy): string | null {
  if (!policy.notSafeText) return 'no such text by policy';
  const fell = locks[0];
  return fell && fell.checkFirst === null && now < fell.since + NOT_SAFE_WITHIN ? null : 'too late';
}

/** A person's click, and only as the answer in this very thread to somebody who wrote after the lock fell. */
function mayAsk(facts: ConversationFacts, locks: readonly Lock[], asked: TextAsked, now: Instant): string | null {
  if (asked.automatic) return 'only a person asks this';
  const hard = locks.find((lock) => lock.checkFirst === null);
  if (hard) return hard.why;
  const last = lastInbound(facts.thread)?.at ?? null;
  if (last === null || now >= last + ANSWER_WITHIN) return 'they have not written lately';
  return locks.some((lock) => last <= lock.since) ? 'they have not written here since' : null;
}

/** Without a lock: the answer to somebody who wrote a moment ago, or a channel that they said is safe. */
function mayStartOrAnswer(
  facts: ConversationFacts,
  boundary: Boundary,
  asked: TextAsked,
  now: Instant,
  policy: Policy,
): Hold | null {
  const { snapshot, thread } = facts;
  const channel = snapshot?.channel ?? 'other';
  const last = texts(thread).at(-1)?.at ?? null;
  const cameBack = cameBackAt(facts, policy.texting.returnAfter);
  const safe = safeOn(boundary, channel, now, cameBack);
  if (boundary.deniedAt !== null && safe.kind !== 'yes') return 'somebody said that it is not safe';
  if (last !== null && now < last + ANSWER_WITHIN) return null;
  const goesOn = isClickOnOffer(asked) && last !== null && now < last + policy.texting.returnAfter;
  if (safe.kind !== 'yes') {
    const nothingAgainst = cameBack === null && wasNeverInDoubt(boundary);
    return goesOn && channel === 'chat' && nothingAgainst ? null : `safe to contact: ${safe.kind}`;
  }
  // In an exchange that they began and that goes on, a check-in is no text out of the blue (B8.11).
  if (channel !== 'sms' || goesOn) return null;
  const from = mayTextFrom(now, policy.texting.hours, policy.zone);
  return from > now ? { reason: 'quiet hours', until: from } : null;
}

const isClickOnOffer = ({ automatic, offered }: TextAsked): boolean => offered === true && !automatic;

/** Nothing was ever heard that makes it necessary to ask first whether it is safe: no lock fell, nobody came back. */
const wasNeverInDoubt = ({ falls, deniedAt, returnedAt }: Boundary): boolean =>
  Object.values(falls).every((fall) => fall === null) && deniedAt === null && returnedAt === null;
