import type { RestConversation } from '../../adapters/chatwoot/rest-payloads';
import { beganEvents } from '../../adapters/began';
import { thereEvents } from '../../adapters/there';
import { translateConversation, translateMessages } from '../../adapters/chatwoot/translate-rest';
import type { Answer } from '../../adapters/chatwoot/answer';
import { accept } from '../../adapters/redis/mailbox';
import { webhooksAreLate, writeSwept, type Swept } from '../../adapters/redis/sweep-store';
import type { World } from '../../adapters/world';
import type { HelplineEvent } from '../../core/kernel/event';
import { SECOND } from '../../core/kernel/instant';
import { subjectKey } from '../../core/kernel/subject';

/** A message this old (ms) that no webhook told of: webhooks are late, or do not come. */
const UNANNOUNCED_AFTER = 10 * SECOND;

/**
 * Tells of one conversation that a sweep found: itself, its dot, and its messages if it changed since the last sweep.
 * One that was not swept before, or was taken for gone since, is read from its beginning.
 * Only news is told: an unchanged conversation costs no request, and a dot that stays off is no event.
 * Returns how asking for the messages ended. Errors: Redis away.
 */
export async function hearConversation(
  world: World,
  found: RestConversation,
  before: Swept | undefined,
): Promise<Answer<unknown>> {
  const changed = before?.version !== found.updated_at;
  const about = translateConversation(found, world.clock.now(), world.us);
  const online = about.some((event) => event.kind === 'dot-seen' && event.online);
  const news = about.filter((event) => event.kind !== 'dot-seen' || online || before?.online !== false);
  if (before === undefined && found.id !== world.deskConversationId)
    await keep(world, [...(await thereEvents(world, found.id)), ...(await beganEvents(world, found.id))]);
  await keep(world, changed ? news : news.filter((event) => event.kind === 'dot-seen'));
  let messageId = before?.messageId ?? 0;
  if (changed) {
    world.count('sweep_requests');
    const messages = await world.chatwoot.messagesAfter(found.id, messageId, { priority: 'sweep' });
    if (messages.kind !== 'ok') return messages;
    const told = translateMessages(found.id, messages.value, world.clock.now(), world.us);
    await keepMessages(world, told, before !== undefined);
    messageId = Math.max(messageId, ...messages.value.map((message) => message.id));
  }
  await writeSwept(world.redis, found.id, { version: found.updated_at, messageId, online });
  return { kind: 'ok', value: null };
}

/** Keeps what was said, and notices when no webhook had told of it although it was long ago. */
async function keepMessages(world: World, told: readonly HelplineEvent[], watched: boolean): Promise<void> {
  const fresh = await keep(world, told);
  const said = told.filter((event) => event.kind === 'client-wrote' || event.kind === 'reply-sent');
  const now = world.clock.now();
  const old = said.filter((event) => now - event.at > UNANNOUNCED_AFTER);
  // All of it new to us, and old: nobody announced it. A first look at a conversation proves nothing.
  if (!watched || old.length === 0 || fresh < told.length) return;
  world.count('sweep_found_unannounced', old.length);
  await webhooksAreLate(world.redis, now - Math.min(...old.map((event) => event.at)));
}

async function keep(world: World, events: readonly HelplineEvent[]): Promise<number> {
  const first = events[0];
  if (!first) return 0;
  const { fresh, ring } = await accept(world.redis, events, world.clock.now());
  if (ring) world.bell.ring(subjectKey(first.subject));
  return fresh;
}
