import { beganEvents } from './began';
import type { Manners } from './chatwoot/chatwoot-api';
import { translateConversation, translateMessages } from './chatwoot/translate-rest';
import { accept } from './redis/mailbox';
import { hearingOf, type Hearing } from './hearing';
import { readFacts } from './redis/facts-store';
import type { World } from './world';
import type { Boundary } from '../core/kernel/boundary';
import { NO_BOUNDARY } from '../core/kernel/boundary';
import { joinBoundary } from '../core/kernel/join-boundary';
import { settledBoundary } from '../core/kernel/known-boundary';
import { client, conversation, subjectKey } from '../core/kernel/subject';
import type { Drain } from './drain';

/**
 * Reads every conversation that Chatwoot has of a client, as the same events that webhooks would have been, and tells the
 * client's subject all that these know of locks, consent and safety. So an emptied Redis, or a client who was here long
 * before us, is known again before anything goes to them. gone: Chatwoot has no such contact. Unless all of it was
 * read nothing is told to the client's subject. Errors: Redis away.
 */
export async function hearHistory(world: World, drain: Drain, contactId: number, manners: Manners): Promise<Hearing> {
  const found = await world.chatwoot.conversationsOf(contactId, manners);
  if (found.kind !== 'ok') return hearingOf(found);
  let boundary: Boundary = NO_BOUNDARY;
  for (const one of found.value) {
    if (one.id === world.deskConversationId) continue;
    const messages = await world.chatwoot.messagesAfter(one.id, 0, manners);
    if (messages.kind !== 'ok') return 'unread';
    const now = world.clock.now();
    const said = translateMessages(one.id, messages.value, now, world.us);
    // Whether their page is open is for the sweep to say; here only what was said counts.
    const itself = translateConversation(one, now, world.us).filter(({ kind }) => kind !== 'dot-seen');
    await accept(world.redis, [...(await beganEvents(world, one.id)), ...itself, ...said], now);
    const key = subjectKey(conversation(world.accountId, one.id));
    await drain(key);
    const facts = await readFacts(world.redis, key);
    if (facts?.kind === 'conversation') boundary = joinBoundary(boundary, settledBoundary(facts));
  }
  const subject = client(world.accountId, contactId);
  const now = world.clock.now();
  const heard = { at: now, heardAt: now, via: 'ourselves' as const, subject };
  await accept(
    world.redis,
    [
      { ...heard, kind: 'boundary-told', id: `history:${now}`, contactId, boundary },
      { ...heard, kind: 'history-heard', id: `history-heard:${now}` },
    ],
    now,
  );
  world.bell.ring(subjectKey(subject));
  return 'heard';
}
