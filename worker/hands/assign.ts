import { heldBack } from '../../core/decide';
import type { AssignEffect } from '../../core/kernel/effect';
import { parseSubjectKey } from '../../core/kernel/subject';
import { readFacts } from '../../adapters/redis/facts-store';
import type { Claim, Outcome } from '../../adapters/sending/outcome';
import type { World } from '../../adapters/world';

/**
 * Makes somebody Chatwoot's assignee, if that is still wanted and Chatwoot still shows whom it showed then: what a person
 * chose there meanwhile stays. Written twice is written once. Errors: Redis away.
 */
export async function assign(world: World, { subject, effect }: Claim<AssignEffect>): Promise<Outcome> {
  const conversation = parseSubjectKey(subject);
  const facts = await readFacts(world.redis, subject);
  if (facts?.kind !== 'conversation' || conversation?.kind !== 'conversation') return { kind: 'superseded' };
  const now = world.clock.now();
  if (now > effect.deadline) return { kind: 'expired' };
  if (heldBack(effect, { facts, now, policy: world.policy() }) !== null) return { kind: 'superseded' };
  const { conversationId } = conversation;
  const read = await world.chatwoot.conversation(conversationId, { priority: 'now' });
  if (read.kind !== 'ok') return { kind: 'again', afterMs: read.kind === 'not-sent' ? read.retryAfterMs : null };
  const { assignee, assignee_type } = read.value.meta;
  const shown = assignee && assignee_type !== 'AgentBot' ? assignee.id : null;
  if (shown === effect.agentId) return { kind: 'done' };
  if (shown !== effect.was) return { kind: 'superseded' };
  world.step('posting');
  const written = await world.chatwoot.assign(conversationId, effect.agentId, { priority: 'now' });
  world.step('posted');
  if (written.kind === 'refused') return { kind: 'refused' };
  if (written.kind !== 'ok')
    return { kind: 'again', afterMs: written.kind === 'not-sent' ? written.retryAfterMs : null };
  return { kind: 'done' };
}
