import type { ShowAttributesEffect } from '../../core/kernel/effect';
import { parseSubjectKey, subjectKey } from '../../core/kernel/subject';
import { takeTurn } from '../../adapters/redis/rate-limit';
import { accept } from '../../adapters/redis/mailbox';
import { readFacts } from '../../adapters/redis/facts-store';
import type { Claim, Outcome } from '../../adapters/sending/outcome';
import type { World } from '../../adapters/world';

/** Our own writes make Chatwoot's queue longer, and with it every webhook later (design section 5). */
const WRITES_PER_SECOND = 2;

/** Of these so many for what can wait, so that a leave always finds a turn within the second. */
const OF_THEM_WAITING = 1;

/**
 * Writes the sidebar's attributes, if they are still the newest wanted; what stands there already is not written again.
 * Chatwoot replaces the whole set, so the others' attributes are read first and kept. Errors: Redis away.
 */
export async function showAttributes(world: World, claim: Claim<ShowAttributesEffect>): Promise<Outcome> {
  const { subject, effect } = claim;
  const conversation = parseSubjectKey(subject);
  const facts = await readFacts(world.redis, subject);
  if (facts?.kind !== 'conversation' || conversation?.kind !== 'conversation') return { kind: 'superseded' };
  if (effect.revision < facts.sidebar.revision) return { kind: 'superseded' };
  const now = world.clock.now();
  const waits = effect.atOnce ? 0 : await takeTurn(world.redis, 'attributes-that-wait', OF_THEM_WAITING, now);
  const pause = waits > 0 ? waits : await takeTurn(world.redis, 'attributes', WRITES_PER_SECOND, now);
  if (pause > 0) return { kind: 'again', afterMs: pause };
  world.step('posting');
  const written = await world.chatwoot.setAttributes(conversation.conversationId, effect.values);
  world.step('posted');
  if (written.kind === 'refused') return { kind: 'refused' };
  // Written twice is written once: an unknown outcome needs no evidence here.
  if (written.kind !== 'ok')
    return { kind: 'again', afterMs: written.kind === 'not-sent' ? written.retryAfterMs : null };
  // Somebody else wrote what is ours to write: the client's own page can. It is put back, and believed by nobody.
  const { shown: before } = facts.sidebar;
  if (before !== null && written.value.found !== before.fingerprint) world.count('attributes_touched');
  const at = world.clock.now();
  const heard = { id: `shown:${effect.revision}:${at}`, at, heardAt: at, via: 'ourselves' as const };
  const { fingerprint } = written.value;
  const shown = {
    ...heard,
    kind: 'attributes-shown' as const,
    subject: conversation,
    revision: effect.revision,
    fingerprint,
  };
  await accept(world.redis, [shown], at);
  world.bell.ring(subjectKey(conversation));
  return { kind: 'done' };
}
