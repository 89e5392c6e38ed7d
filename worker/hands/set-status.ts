import { heldBack } from '../../core/decide';
import type { SetStatusEffect } from '../../core/kernel/effect';
import { parseSubjectKey } from '../../core/kernel/subject';
import { readFacts } from '../../adapters/redis/facts-store';
import type { Claim, Outcome } from '../../adapters/sending/outcome';
import type { World } from '../../adapters/world';
import { handleSubject } from '../handle-subject';
import { hearMessages } from '../../adapters/hear-messages';

/**
 * Resolves a conversation, if the client wrote nothing meanwhile: Chatwoot itself is asked first. Written twice is written
 * once. Errors: Redis away.
 */
export async function setStatus(world: World, { subject, effect }: Claim<SetStatusEffect>): Promise<Outcome> {
  const conversation = parseSubjectKey(subject);
  if (conversation?.kind !== 'conversation') return { kind: 'superseded' };
  if ((await hearMessages(world, subject)) !== 'heard') return { kind: 'again', afterMs: null };
  await handleSubject(world, subject);
  const facts = await readFacts(world.redis, subject);
  const now = world.clock.now();
  if (facts?.kind !== 'conversation') return { kind: 'superseded' };
  if (now > effect.deadline) return { kind: 'expired' };
  if (heldBack(effect, { facts, now, policy: world.policy() }) !== null) return { kind: 'superseded' };
  world.step('posting');
  const written = await world.chatwoot.setStatus(conversation.conversationId, effect.status, { priority: 'now' });
  world.step('posted');
  if (written.kind === 'refused') return { kind: 'refused' };
  if (written.kind !== 'ok')
    return { kind: 'again', afterMs: written.kind === 'not-sent' ? written.retryAfterMs : null };
  return { kind: 'done' };
}
