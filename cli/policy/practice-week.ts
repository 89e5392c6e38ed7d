import type { ConversationEvent, ConversationSnapshot } from '../../core/kernel/event';
import { DAY, HOUR, MINUTE, SECOND, type Instant } from '../../core/kernel/instant';
import { conversation, type ConversationSubject } from '../../core/kernel/subject';

export type Past = { subject: ConversationSubject; events: readonly ConversationEvent[] };

const CONVERSATIONS_A_DAY = 9;
const TEXT = { segments: 1, encoding: 'gsm-7', characters: 20, keyword: null } as const;
/** How long each invented client is quiet after an answer, in minutes; the pattern repeats. */
const QUIET = [1, 2, 4, 1, 6, 3, 2, 12, 1, 4, 25, 2] as const;

/** A week at an invented web chat, the same each time: who writes, who answers, and how long it is quiet then. */
export function practiceWeek(until: Instant, days: number): readonly Past[] {
  const start = until - days * DAY;
  return Array.from({ length: days * CONVERSATIONS_A_DAY }, (_, i) => {
    const day = Math.floor(i / CONVERSATIONS_A_DAY);
    const begins = start + day * DAY + (8 + (i % CONVERSATIONS_A_DAY)) * HOUR;
    return pastOf(i + 1, begins, 2 + (i % 4));
  });
}

function pastOf(id: number, begins: Instant, turns: number): Past {
  const subject = conversation(1, id);
  const frame = (at: Instant, what: string) =>
    ({ id: `${what}-${at}`, subject, at, heardAt: at, via: 'sweep' }) as const;
  const snapshot = (at: Instant, status: 'open' | 'resolved'): ConversationEvent => {
    const ids = { inboxId: 1, contactId: id, assigneeId: 2, teamId: null, priority: null, attributes: null };
    const known: ConversationSnapshot = { version: at / SECOND, createdAt: begins, status, channel: 'chat', ...ids };
    return { ...frame(at, 'changed'), kind: 'conversation-changed', snapshot: known };
  };
  const events: ConversationEvent[] = [snapshot(begins, 'open')];
  let at = begins;
  for (let turn = 0; turn < turns; turn += 1) {
    const messageId = id * 100 + turn * 2;
    events.push({ ...frame(at, 'wrote'), kind: 'client-wrote', messageId, providerId: null, text: TEXT });
    at += MINUTE / 2;
    const author = { kind: 'advocate', agentId: 2 } as const;
    const reply = { messageId: messageId + 1, author, intent: null, providerId: null };
    events.push({ ...frame(at, 'sent'), kind: 'reply-sent', ...reply });
    const seen = { messageId: messageId + 1, status: 'read', errorCode: null } as const;
    events.push({ ...frame(at + SECOND, 'receipt'), kind: 'receipt-heard', ...seen });
    at += (QUIET[(id + turn) % QUIET.length] ?? 1) * MINUTE;
  }
  return { subject, events: [...events, snapshot(at, 'resolved')] };
}
