import { translateMessages } from '../adapters/chatwoot/translate-rest';
import type { Manners } from '../adapters/chatwoot/chatwoot-api';
import { accept } from '../adapters/redis/mailbox';
import { readFacts } from '../adapters/redis/facts-store';
import type { World } from '../adapters/world';
import type { ConversationFacts } from '../core/kernel/facts';
import { parseSubjectKey } from '../core/kernel/subject';

/**
 * Asks Chatwoot what was said in a conversation after a message (the newest we know of, unless another is named) and puts
 * it into the mailbox as the same events that webhooks would have been. False when Chatwoot could not be asked.
 * Errors: Redis away.
 */
export async function hearMessages(world: World, subject: string, after?: number, manners?: Manners): Promise<boolean> {
  const parsed = parseSubjectKey(subject);
  if (parsed?.kind !== 'conversation') return true;
  const from = after ?? newestKnown((await readFacts(world.redis, subject)) as ConversationFacts | null);
  // What Chatwoot answers was so when it was asked; how long the answer took nobody knows.
  const asked = world.clock.now();
  const answer = await world.chatwoot.messagesAfter(parsed.conversationId, from, manners ?? { priority: 'now' });
  if (answer.kind !== 'ok') return answer.kind === 'refused';
  const now = world.clock.now();
  const told = translateMessages(parsed.conversationId, answer.value, now, world.us);
  const heard = { id: `fetched:${asked}`, at: asked, heardAt: now, via: 'ourselves' as const };
  await accept(world.redis, [...told, { ...heard, kind: 'messages-fetched', subject: parsed }], now);
  world.bell.ring(subject);
  return true;
}

function newestKnown(facts: ConversationFacts | null): number {
  if (!facts) return 0;
  const { inbound, outgoing, answer } = facts.thread;
  return Math.max(0, inbound.at(-1)?.messageId ?? 0, outgoing.at(-1)?.messageId ?? 0, answer?.messageId ?? 0);
}
