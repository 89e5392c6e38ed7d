import type { Author, HelplineEvent, ReceiptStatus } from './event';
import { earlier, type Instant } from './instant';

/**
 * Who said what when, without a word of it. Everything here is a set or a maximum, so that hearing things in another
 * order, twice or late ends in the same thread (law 1).
 */
export type Thread = {
  /** The newest texts of the client. `key` is the carrier's id where there is one: a text heard twice is one text. */
  inbound: readonly Inbound[];
  /** The newest public messages that are not the client's, with everything heard of their arrival. */
  outgoing: readonly Outgoing[];
  /** The newest answer by a person. Robots never answer anybody. */
  answer: { messageId: number; at: Instant; agentId: number } | null;
};

export type Inbound = { key: string; messageId: number; at: Instant };

/** `author` and `at` are null while only a receipt of the message was heard and not yet the message itself. */
export type Outgoing = {
  messageId: number;
  at: Instant | null;
  author: Author | null;
  providerId: string | null;
  /** For each status, the earliest moment by which it was known to hold. */
  heard: Partial<Record<ReceiptStatus, Instant>>;
  errorCode: number | null;
};

export const EMPTY_THREAD: Thread = { inbound: [], outgoing: [], answer: null };

/** How many messages are remembered each way. Keeping the newest N of a set does not depend on the order heard. */
const INBOUND_KEPT = 24;
const OUTGOING_KEPT = 16;

/** What an event teaches us of the thread; the same thread when it teaches nothing. */
export function learnThread(thread: Thread, event: HelplineEvent): Thread {
  switch (event.kind) {
    case 'client-wrote':
      return { ...thread, inbound: withInbound(thread.inbound, event.messageId, event.providerId, event.at) };
    case 'reply-sent': {
      const outgoing = withOutgoing(thread.outgoing, {
        messageId: event.messageId,
        at: event.at,
        author: event.author,
        providerId: event.providerId,
        heard: { sent: event.at },
        errorCode: null,
      });
      if (event.author.kind !== 'advocate') return { ...thread, outgoing };
      const answer = { messageId: event.messageId, at: event.at, agentId: event.author.agentId };
      const newer = thread.answer === null || answer.messageId > thread.answer.messageId;
      return { ...thread, outgoing, answer: newer ? answer : thread.answer };
    }
    case 'receipt-heard':
      return {
        ...thread,
        outgoing: withOutgoing(thread.outgoing, {
          messageId: event.messageId,
          at: null,
          author: null,
          providerId: null,
          heard: { [event.status]: event.at },
          errorCode: event.errorCode,
        }),
      };
    default:
      return thread;
  }
}

function withInbound(known: readonly Inbound[], messageId: number, providerId: string | null, at: Instant) {
  const key = providerId ?? `m${messageId}`;
  const twin = known.find((one) => one.key === key);
  const merged: Inbound = twin
    ? { key, messageId: Math.min(twin.messageId, messageId), at: Math.min(twin.at, at) }
    : { key, messageId, at };
  return newest([...known.filter((one) => one !== twin), merged], INBOUND_KEPT);
}

function withOutgoing(known: readonly Outgoing[], heard: Outgoing): readonly Outgoing[] {
  const twin = known.find((one) => one.messageId === heard.messageId);
  return newest([...known.filter((one) => one !== twin), twin ? join(twin, heard) : heard], OUTGOING_KEPT);
}

/** The join of two accounts of one message. Each field may be told by either; no order, no newest. */
function join(a: Outgoing, b: Outgoing): Outgoing {
  const heard: Outgoing['heard'] = {};
  for (const status of ['sent', 'delivered', 'read', 'failed'] as const) {
    const at = earlier(a.heard[status] ?? null, b.heard[status] ?? null);
    if (at !== null) heard[status] = at;
  }
  return {
    messageId: a.messageId,
    at: earlier(a.at, b.at),
    author: a.author ?? b.author,
    providerId: a.providerId ?? b.providerId,
    heard,
    errorCode: a.errorCode === null ? b.errorCode : Math.max(a.errorCode, b.errorCode ?? 0),
  };
}

function newest<T extends { messageId: number }>(all: readonly T[], kept: number): readonly T[] {
  return [...all].sort((a, b) => a.messageId - b.messageId).slice(-kept);
}

/** The newest text of the client, or null. */
export function lastInbound(thread: Thread): Inbound | null {
  return thread.inbound[thread.inbound.length - 1] ?? null;
}

/** The client's oldest text that no person has answered yet, or null when an answer came last. */
export function oldestUnanswered(thread: Thread): Inbound | null {
  const answered = thread.answer?.messageId ?? 0;
  return thread.inbound.find((text) => text.messageId > answered) ?? null;
}

/** Who spoke last, a person of ours or the client; robots do not count. Null when nobody has. */
export function spokeLast(thread: Thread): 'client' | 'advocate' | null {
  const inbound = lastInbound(thread);
  if (!inbound) return thread.answer ? 'advocate' : null;
  return inbound.messageId > (thread.answer?.messageId ?? 0) ? 'client' : 'advocate';
}
