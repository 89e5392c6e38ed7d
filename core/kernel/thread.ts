import type { Author, HelplineEvent, ReceiptStatus } from './event';
import { earlier, type Instant } from './instant';
import { newestOf } from './same';

/**
 * Who said what when, without a word of it. Everything here is a set or a maximum, so that hearing things in another
 * order, twice or late ends in the same thread (law 1).
 */
export type Thread = {
  /**
   * The newest messages of the client. A carrier's text that came twice stands here as two messages with one
   * `providerId`; {@link texts} tells them as one. (Merging them while learning would depend on the order heard.)
   */
  inbound: readonly Inbound[];
  /** The newest public messages that are not the client's, with everything heard of their arrival. */
  outgoing: readonly Outgoing[];
  /** The newest answer by a person. Robots never answer anybody. */
  answer: { messageId: number; at: Instant; agentId: number } | null;
};

/** `courtesy`: a whole message such as "thank you"; there only where every account of the message says so. */
export type Inbound = { messageId: number; providerId: string | null; at: Instant; courtesy?: true };

/** `author` and `at` are null while only a receipt of the message was heard and not yet the message itself. */
export type Outgoing = {
  messageId: number;
  at: Instant | null;
  author: Author | null;
  providerId: string | null;
  /** For each status, the earliest moment by which it was known to hold. */
  heard: Partial<Record<ReceiptStatus, Instant>>;
  errorCode: number | null;
  /** What the carrier's own log last said, if it was asked and its word was a final one. */
  log: CarrierWord | null;
};

export type CarrierWord = { status: 'delivered' | 'failed'; askedAt: Instant };

export const EMPTY_THREAD: Thread = { inbound: [], outgoing: [], answer: null };

/** How many messages are remembered each way. Keeping the newest N of a set does not depend on the order heard. */
const INBOUND_KEPT = 24;
const OUTGOING_KEPT = 16;

/** What an event teaches us of the thread; the same thread when it teaches nothing. */
export function learnThread(thread: Thread, event: HelplineEvent): Thread {
  switch (event.kind) {
    case 'client-wrote':
      return { ...thread, inbound: withInbound(thread.inbound, inboundOf(event)) };
    case 'reply-sent': {
      const outgoing = withOutgoing(thread.outgoing, {
        messageId: event.messageId,
        at: event.at,
        author: event.author,
        providerId: event.providerId,
        heard: { sent: event.at },
        errorCode: null,
        log: null,
      });
      if (event.author.kind !== 'advocate') return { ...thread, outgoing };
      const answer = { messageId: event.messageId, at: event.at, agentId: event.author.agentId };
      return { ...thread, outgoing, answer: laterAnswer(thread.answer, answer) };
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
          log: wordOfLog(event.status, event.askedAt),
        }),
      };
    default:
      return thread;
  }
}

function wordOfLog(status: ReceiptStatus, askedAt: Instant | undefined): CarrierWord | null {
  if (askedAt === undefined || (status !== 'delivered' && status !== 'failed')) return null;
  return { status, askedAt };
}

function laterAnswer(known: Thread['answer'], heard: NonNullable<Thread['answer']>): NonNullable<Thread['answer']> {
  if (known?.messageId === heard.messageId) return newestOf(known, heard, (one) => -one.at);
  return newestOf(known, heard, (one) => one.messageId);
}

function inboundOf({ messageId, providerId, at, text }: Extract<HelplineEvent, { kind: 'client-wrote' }>): Inbound {
  return { messageId, providerId, at, ...(text.courtesy ? { courtesy: true } : {}) };
}

function withInbound(known: readonly Inbound[], heard: Inbound) {
  const twin = known.find((one) => one.messageId === heard.messageId);
  return newest([...known.filter((one) => one !== twin), twin ? joinInbound(twin, heard) : heard], INBOUND_KEPT);
}

/** Of two accounts of one text, of which one says that it was more than a courtesy, that one is believed. */
const joinInbound = (a: Inbound, b: Inbound): Inbound => ({
  messageId: a.messageId,
  providerId: either(a.providerId, b.providerId),
  at: Math.min(a.at, b.at),
  ...(a.courtesy && b.courtesy ? { courtesy: true } : {}),
});

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
    author: likelierAuthor(a.author, b.author),
    providerId: either(a.providerId, b.providerId),
    heard,
    errorCode: a.errorCode === null ? b.errorCode : Math.max(a.errorCode, b.errorCode ?? 0),
    log: b.log === null ? a.log : newestOf(a.log, b.log, ({ askedAt }) => askedAt),
  };
}

function newest<T extends { messageId: number }>(all: readonly T[], kept: number): readonly T[] {
  return [...all].sort((a, b) => a.messageId - b.messageId).slice(-kept);
}

/** Of two accounts of one id the known one; of two known ones always the same, whichever was heard first. */
function either(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/** The surest account of who wrote it: a named advocate before our bot, a bot before "automatic". */
const AUTHORS: readonly Author['kind'][] = ['automatic', 'other-bot', 'our-bot', 'advocate'];
function likelierAuthor(a: Author | null, b: Author | null): Author | null {
  if (a === null || b === null) return a ?? b;
  return newestOf(a, b, (author) => AUTHORS.indexOf(author.kind));
}

/** The client's texts, oldest first: a carrier's text that came twice is one, its first. */
export function texts(thread: Thread): readonly Inbound[] {
  const seen = new Set<string>();
  return thread.inbound.filter((text) => {
    if (text.providerId === null) return true;
    const first = !seen.has(text.providerId);
    seen.add(text.providerId);
    return first;
  });
}

/** The newest text of the client, or null. */
export function lastInbound(thread: Thread): Inbound | null {
  return texts(thread).at(-1) ?? null;
}

/** The client's texts that no person has answered yet, oldest first. */
export function unanswered(thread: Thread): readonly Inbound[] {
  const answered = thread.answer?.messageId ?? 0;
  return texts(thread).filter((text) => text.messageId > answered);
}

/** Who spoke last, a person of ours or the client; robots do not count. Null when nobody has. */
export function spokeLast(thread: Thread): 'client' | 'advocate' | null {
  const inbound = lastInbound(thread);
  if (!inbound) return thread.answer ? 'advocate' : null;
  return inbound.messageId > (thread.answer?.messageId ?? 0) ? 'client' : 'advocate';
}
