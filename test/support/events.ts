import type { HelplineEvent } from '../../core/kernel/event';
import { conversation } from '../../core/kernel/subject';

/** 2026-11-22 02:13:00 UTC: the moment at which most of our tests begin. */
export const T0 = Date.UTC(2026, 10, 22, 2, 13);

/** A client of conversation `conversationId` wrote message `messageId`, `seconds` after T0. */
export function clientWrote(messageId: number, seconds = 0, conversationId = 42): HelplineEvent {
  const at = T0 + seconds * 1000;
  return {
    kind: 'client-wrote',
    id: `wrote:${messageId}`,
    subject: conversation(1, conversationId),
    at,
    heardAt: at + 300,
    via: 'webhook',
    messageId,
    providerId: null,
    text: { segments: 1, encoding: 'gsm-7', characters: 5, keyword: null },
  };
}

/** Advocate `agentId` answered in conversation 42 with message `messageId`, `seconds` after T0. */
export function advocateAnswered(messageId: number, seconds: number, agentId = 5): HelplineEvent {
  const at = T0 + seconds * 1000;
  return {
    kind: 'reply-sent',
    id: `sent:${messageId}`,
    subject: conversation(1, 42),
    at,
    heardAt: at + 300,
    via: 'webhook',
    messageId,
    author: { kind: 'advocate', agentId },
    intent: null,
    providerId: null,
  };
}
