import { conversation, subjectKey } from '../core/kernel/subject';
import { MINUTE, type Duration } from '../core/kernel/instant';
import type { Manners } from './chatwoot/chatwoot-api';
import { hearingOf } from './hearing';
import { accept } from './redis/mailbox';
import { firstNotFound, wasFound } from './redis/gone-store';
import { forgetSwept } from './redis/sweep-store';
import type { World } from './world';

/** A database that lags behind another one says "not found" of what is new. */
const AGAIN_AFTER: Duration = MINUTE;

/**
 * Chatwoot has just said of this conversation that it is not there. Nobody is told of a deletion, so it is made sure: it is
 * asked for by its own address, and the desk's conversation, which is always there, by the same token. When both answers say
 * so a second time, a minute later or more, and it was not read well in between, the conversation hears that it is gone.
 * Errors: Redis away.
 */
export async function perhapsGone(world: World, conversationId: number, manners: Manners): Promise<void> {
  if (conversationId === world.deskConversationId) return;
  const itself = await world.chatwoot.conversation(conversationId, manners);
  if (itself.kind === 'ok') return wasFound(world.redis, [conversationId]);
  if (hearingOf(itself) !== 'gone') return;
  const desk = await world.chatwoot.conversation(world.deskConversationId, manners);
  if (desk.kind !== 'ok') return;
  const now = world.clock.now();
  const first = await firstNotFound(world.redis, conversationId, now);
  if (now < first + AGAIN_AFTER) return;
  await forgetSwept(world.redis, conversationId);
  const subject = conversation(world.accountId, conversationId);
  const heard = { at: now, heardAt: now, via: 'sweep' as const, subject };
  await accept(world.redis, [{ ...heard, kind: 'conversation-gone', id: `gone:${conversationId}:${now}` }], now);
  world.log.info({ subject: subjectKey(subject) }, 'a conversation was deleted in Chatwoot');
  world.bell.ring(subjectKey(subject));
}
