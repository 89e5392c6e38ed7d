import type { HelplineEvent } from '../core/kernel/event';
import { isGone } from '../core/kernel/gone';
import { conversation, subjectKey } from '../core/kernel/subject';
import { open } from './redis/facts-store';
import type { World } from './world';

/**
 * Chatwoot has this conversation, as the conversation hears it that was taken for gone; nothing where it was not, or that
 * has not been worked on yet. Errors: Redis away.
 */
export async function thereEvents(world: World, conversationId: number): Promise<readonly HelplineEvent[]> {
  const subject = conversation(world.accountId, conversationId);
  const { facts, mail } = await open(world.redis, subjectKey(subject));
  const isTakenForGone = facts.kind === 'conversation' && isGone(facts);
  if (!isTakenForGone && !mail.some((event) => event.kind === 'conversation-gone')) return [];
  const now = world.clock.now();
  const heard = { at: now, heardAt: now, via: 'sweep' as const, subject };
  return [{ ...heard, kind: 'conversation-there', id: `there:${conversationId}:${now}` }];
}
