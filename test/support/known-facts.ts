import type { Redis } from 'ioredis';
import { readFacts } from '../../adapters/redis/facts-store';
import type { ConversationFacts, DeskFacts } from '../../core/kernel/facts';
import type { Outgoing } from '../../core/kernel/thread';

/** All conversations that this Redis knows of, by id. */
export async function allConversations(redis: Redis): Promise<Map<number, ConversationFacts>> {
  const keys = await redis.keys('*:facts:c:*');
  const all = await Promise.all(keys.map((key) => readFacts(redis, key.slice(key.indexOf(':facts:') + 7))));
  const known = all.filter((facts): facts is ConversationFacts => facts?.kind === 'conversation');
  return new Map(known.map((facts) => [facts.subject.conversationId, facts]));
}

export async function deskFacts(redis: Redis): Promise<DeskFacts | null> {
  return (await readFacts(redis, 'd:1')) as DeskFacts | null;
}

/**
 * Of the facts of a conversation what Chatwoot's REST API can tell, in a form in which two accounts of the same
 * conversation are equal (law 6). What is left out, and why:
 * - when a receipt was first known: REST says what a message's state is, not since when; and of its earlier states
 *   nothing, so only the furthest state is compared;
 * - typing: only a webhook tells it; the dot: only a sweep sees it, at whatever moment it looks;
 * - "I am here and reading", the desk's switch and our line: told by people and by ourselves;
 * - what was asked for and when (fetching, the sidebar's revision, who was told): each Redis asks for itself. A note
 *   that was asked for and then not posted leaves nothing in Chatwoot; of one that stands there the marker is compared.
 */
export function tellableByChatwoot({ snapshot, thread, presence, waiting }: ConversationFacts) {
  return {
    snapshot,
    inbound: thread.inbound,
    outgoing: thread.outgoing.map(furthest),
    answer: thread.answer,
    openedAt: presence.openedAt,
    lastNoteAt: waiting.lastNoteAt,
    asked: waiting.lastNoteAt && waiting.asked && { messageId: waiting.asked.messageId, n: waiting.asked.n },
  };
}

function furthest({ messageId, at, author, providerId, heard, errorCode }: Outgoing) {
  const status = (['failed', 'read', 'delivered', 'sent'] as const).find((known) => heard[known] !== undefined);
  return { messageId, at, author, providerId, status, errorCode };
}
