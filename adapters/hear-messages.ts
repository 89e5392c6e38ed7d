import { beganEvents } from './began';
import { translateMessages } from './chatwoot/translate-rest';
import type { Manners } from './chatwoot/chatwoot-api';
import { hearingOf, type Hearing } from './hearing';
import { perhapsGone } from './perhaps-gone';
import { wasFound } from './redis/gone-store';
import { accept } from './redis/mailbox';
import { readFacts } from './redis/facts-store';
import type { World } from './world';
import type { ConversationFacts } from '../core/kernel/facts';
import { parseSubjectKey } from '../core/kernel/subject';

/**
 * Asks Chatwoot what was said in a conversation after a message and puts it into the mailbox as the same events that
 * webhooks would have been. Unless a message is named, that is the last answer we know of: a later one may be missing
 * although the text after it was heard. Errors: Redis away.
 */
export async function hearMessages(world: World, subject: string, after?: number, manners?: Manners): Promise<Hearing> {
  const parsed = parseSubjectKey(subject);
  if (parsed?.kind !== 'conversation') return 'heard';
  const known = (await readFacts(world.redis, subject)) as ConversationFacts | null;
  const from = after ?? lastAnswer(known);
  // What Chatwoot answers was so when it was asked; how long the answer took nobody knows.
  const asked = world.clock.now();
  const answer = await world.chatwoot.messagesAfter(parsed.conversationId, from, manners ?? { priority: 'now' });
  if (answer.kind !== 'ok') {
    const hearing = hearingOf(answer);
    if (hearing === 'gone') await perhapsGone(world, parsed.conversationId, manners ?? { priority: 'now' });
    return hearing;
  }
  await wasFound(world.redis, [parsed.conversationId]);
  const began = known?.began === undefined ? await beganEvents(world, parsed.conversationId) : [];
  const now = world.clock.now();
  const told = translateMessages(parsed.conversationId, answer.value, now, world.us);
  const heard = { id: `fetched:${asked}`, at: asked, heardAt: now, via: 'ourselves' as const };
  await accept(world.redis, [...began, ...told, { ...heard, kind: 'messages-fetched', subject: parsed }], now);
  world.bell.ring(subject);
  return 'heard';
}

const lastAnswer = (facts: ConversationFacts | null): number => facts?.thread.answer?.messageId ?? 0;
