import type { FetchCarrierEffect, Wish } from '../kernel/effect';
import type { CarrierAsk, ConversationFacts, FetchingMemory } from '../kernel/facts';
import { DAY, earlier, MINUTE, SECOND, type Duration, type Instant } from '../kernel/instant';
import { NOTHING, type Situation, type Wants } from '../kernel/room';
import { newestOf } from '../kernel/same';
import type { CarrierWord, Outgoing } from '../kernel/thread';

/** A text without any receipt: the carrier's own log is asked this long after it, and then no more (B1.10). */
const ASKED_AFTER: readonly Duration[] = [30 * SECOND, 2 * MINUTE, 10 * MINUTE];

/** Between two questions about one text, and how many there are at most, a conflict's among them. */
const PAUSE: Duration = 30 * SECOND;
const MOST = 5;
const GIVEN_UP_AFTER: Duration = DAY;

/** Of how many texts it is remembered that we asked; as many as are remembered at all. */
const KEPT = 16;

/** Remembers the newest question about each text. */
export function learnAsked(
  fetching: FetchingMemory,
  { messageId, n }: FetchCarrierEffect,
  at: Instant,
): FetchingMemory {
  const twin = fetching.carrier.find((one) => one.messageId === messageId) ?? null;
  const newest = newestOf<CarrierAsk>(twin, { messageId, n, at }, (one) => one.n);
  const all = [...fetching.carrier.filter((one) => one !== twin), newest];
  return { ...fetching, carrier: all.sort((a, b) => a.messageId - b.messageId).slice(-KEPT) };
}

/**
 * What the carrier's log said of a text whose failure and arrival were both heard, if it was asked after both. Else null:
 * an older word may be the very one that was overtaken.
 */
export function settledWord({ heard, log }: Outgoing): CarrierWord | null {
  const since = conflictSince(heard);
  return since !== null && log !== null && log.askedAt >= since ? log : null;
}

/** Where Twilio is configured: its log is asked for a text whose receipt is open, or in conflict, a few times at most. */
export function asksCarrier({ facts, now, policy }: Situation<ConversationFacts>): Wants {
  if (policy.carrierLog !== true || facts.snapshot?.channel !== 'sms') return NOTHING;
  const wishes: Wish[] = [];
  let lookAgainAt: Instant | null = null;
  for (const message of facts.thread.outgoing) {
    const { messageId, providerId: sid } = message;
    const asked = facts.fetching.carrier.find((one) => one.messageId === messageId) ?? null;
    const dueAt = askAt(message, asked, now);
    if (dueAt === null || sid === null) continue;
    if (now < dueAt) lookAgainAt = earlier(lookAgainAt, dueAt);
    else wishes.push(ask(messageId, sid, (asked?.n ?? 0) + 1, now));
  }
  return { wishes, lookAgainAt };
}

function askAt(message: Outgoing, asked: CarrierAsk | null, now: Instant): Instant | null {
  const { at, heard } = message;
  const n = asked?.n ?? 0;
  if (at === null || now >= at + GIVEN_UP_AFTER || n >= MOST || settledWord(message)) return null;
  const conflict = conflictSince(heard);
  const isOpen = heard.delivered === undefined && heard.failed === undefined;
  const wait = ASKED_AFTER[n];
  const first = conflict ?? (isOpen && wait !== undefined ? at + wait : null);
  return first === null ? null : Math.max(first, asked === null ? 0 : asked.at + PAUSE);
}

/** From when on both its failure and its arrival were known. */
function conflictSince({ failed, delivered }: Outgoing['heard']): Instant | null {
  return failed === undefined || delivered === undefined ? null : Math.max(failed, delivered);
}

const ask = (messageId: number, sid: string, n: number, now: Instant): Wish => ({
  cause: `carrier-m${messageId}-${n}`,
  effect: { kind: 'fetch-carrier', messageId, sid, n, deadline: now + MINUTE },
});
