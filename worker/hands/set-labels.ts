import { heldBack } from '../../core/decide';
import type { SetLabelsEffect } from '../../core/kernel/effect';
import { parseSubjectKey } from '../../core/kernel/subject';
import { readFacts } from '../../adapters/redis/facts-store';
import { takeTurn } from '../../adapters/redis/rate-limit';
import type { Claim, Outcome } from '../../adapters/sending/outcome';
import type { World } from '../../adapters/world';

/** Our own writes make Chatwoot's queue longer: labels and attributes together, so many a second. */
const WRITES_PER_SECOND = 2;

/** Puts our labels on a conversation or takes them off, if that is still wanted. Errors: Redis away. */
export async function setLabels(world: World, { subject, effect }: Claim<SetLabelsEffect>): Promise<Outcome> {
  const conversation = parseSubjectKey(subject);
  const facts = await readFacts(world.redis, subject);
  const now = world.clock.now();
  if (facts?.kind !== 'conversation' || conversation?.kind !== 'conversation') return { kind: 'superseded' };
  if (heldBack(effect, { facts, now, policy: world.policy() }) !== null) return { kind: 'superseded' };
  const pause = await takeTurn(world.redis, 'attributes', WRITES_PER_SECOND, now);
  if (pause > 0) return { kind: 'again', afterMs: pause };
  world.step('posting');
  const written = await world.chatwoot.changeLabels(conversation.conversationId, effect);
  world.step('posted');
  if (written.kind === 'refused') return { kind: 'refused' };
  // Written twice is written once.
  if (written.kind !== 'ok')
    return { kind: 'again', afterMs: written.kind === 'not-sent' ? written.retryAfterMs : null };
  return { kind: 'done' };
}
