import type { Channel } from '../kernel/channel';
import type { ConversationFacts } from '../kernel/facts';
import type { Instant } from '../kernel/instant';
import type { Policy } from '../kernel/policy';
import type { Outgoing } from '../kernel/thread';
import { arrivalOf, type InPage } from './arrival';
import { settledWord } from './carrier';

/** How far an outgoing message is known to have come. Forward only; "failed" ends, unless an arrival is heard too (B1.9). */
export type ReceiptState = 'queued' | 'sent' | 'delivered' | 'opened' | 'failed';

/**
 * What must be said beside the state: a web message that is merely stored; a carrier that gave no receipt in time
 * (B1.10), which is not a failure; a message whose failure and arrival were both heard, and one of which the carrier's
 * own log, asked after both, said which it was.
 */
export type ReceiptRemark = 'stored-only' | 'no-receipt' | 'conflict' | 'settled' | null;

export type Receipt = {
  messageId: number;
  state: ReceiptState;
  remark: ReceiptRemark;
  /** Whose word it is: of a web chat, also our beacon's in the client's own page. */
  by: 'chatwoot' | 'carrier' | 'beacon';
  /** The earliest moment by which this state was known; null when only later ones were. */
  at: Instant | null;
  errorCode: number | null;
};

/** Everything heard of the arrival of our messages, oldest first. */
export function receiptsOf(facts: ConversationFacts, now: Instant, policy: Policy): readonly Receipt[] {
  const channel = facts.snapshot?.channel ?? null;
  const { beacon, thread } = facts;
  return thread.outgoing.map((message) => {
    const inPage = channel === 'chat' ? arrivalOf(beacon, thread.outgoing, message) : NOT_IN_PAGE;
    return receiptOf(message, inPage, channel, now, policy);
  });
}

const NOT_IN_PAGE: InPage = { inPageAt: null, onScreenAt: null };

function receiptOf(message: Outgoing, inPage: InPage, channel: Channel | null, now: Instant, policy: Policy): Receipt {
  const state = stateOf(message, inPage, channel);
  const { messageId, heard, errorCode } = message;
  const theirs = heardAt(message, state);
  const ours = inPageSince(inPage, state);
  const isOurs = ours !== null && (theirs === null || ours <= theirs);
  return {
    messageId,
    state,
    remark: remarkOf(message, state, channel, now, policy),
    by: isOurs ? 'beacon' : wordOf(channel, state),
    at: isOurs ? ours : theirs,
    errorCode: heard.failed === undefined ? null : errorCode,
  };
}

function stateOf(message: Outgoing, inPage: InPage, channel: Channel | null): ReceiptState {
  const { heard, providerId } = message;
  // Only a chat can tell that it was on a screen; an SMS never can (B1.8), and of an unknown channel nothing is assumed.
  if (inPage.onScreenAt !== null || (heard.read !== undefined && channel === 'chat')) return 'opened';
  const settled = settledWord(message);
  if (settled) return settled.status;
  if (inPage.inPageAt !== null || heard.delivered !== undefined) return 'delivered';
  if (heard.failed !== undefined) return 'failed';
  // Chatwoot calls an SMS "sent" before the carrier has taken it; the carrier's id is the proof that it has.
  if (channel === null || (channel === 'sms' && providerId === null)) return 'queued';
  return heard.sent === undefined ? 'queued' : 'sent';
}

/** Since when our beacon vouches for this state. */
function inPageSince({ inPageAt, onScreenAt }: InPage, state: ReceiptState): Instant | null {
  if (state === 'opened') return onScreenAt;
  return state === 'delivered' ? inPageAt : null;
}

function heardAt({ heard, at }: Outgoing, state: ReceiptState): Instant | null {
  switch (state) {
    case 'opened':
      return heard.read ?? null;
    case 'delivered':
    case 'failed':
    case 'sent':
      return heard[state] ?? null;
    case 'queued':
      return at;
  }
}

function remarkOf(
  message: Outgoing,
  state: ReceiptState,
  channel: Channel | null,
  now: Instant,
  policy: Policy,
): ReceiptRemark {
  if (settledWord(message)) return 'settled';
  if (state === 'delivered' || state === 'opened') return message.heard.failed === undefined ? null : 'conflict';
  if (state === 'failed') return null;
  if (channel !== 'sms') return 'stored-only';
  const late = message.at !== null && now >= message.at + policy.connection.noReceiptAfter;
  return late ? 'no-receipt' : null;
}

/** Chatwoot passes on what the carrier said of a text; all else is its own word, "delivered" on a web chat too. */
const wordOf = (channel: Channel | null, state: ReceiptState): Receipt['by'] =>
  channel === 'sms' && state !== 'queued' ? 'carrier' : 'chatwoot';
