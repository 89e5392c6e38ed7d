import { tellLogged } from '../../adapters/twilio/tell-logged';
import { accept } from '../../adapters/redis/mailbox';
import type { Claim, Outcome } from '../../adapters/sending/outcome';
import type { World } from '../../adapters/world';
import type { FetchCarrierEffect } from '../../core/kernel/effect';
import { parseSubjectKey } from '../../core/kernel/subject';

/**
 * Asks the carrier's own log for one text; what it says goes into the mailbox as a receipt. Asked twice it does no harm, so
 * nothing has to be looked for after a crash. Errors: Redis away.
 */
export async function fetchCarrier(world: World, claim: Claim<FetchCarrierEffect>): Promise<Outcome> {
  const { subject: key, intent, effect } = claim;
  const subject = parseSubjectKey(key);
  if (subject?.kind !== 'conversation' || !world.carrier) return { kind: 'superseded' };
  const askedAt = world.clock.now();
  if (askedAt > effect.deadline) return { kind: 'expired' };
  const answer = await world.carrier.message(effect.sid);
  if (answer.kind === 'not-told') {
    world.log.warn({ intent, error: answer.error }, 'the carrier did not tell of a text');
    return { kind: 'again', afterMs: answer.retryAfterMs };
  }
  if (answer.kind === 'refused') {
    world.log.error({ intent, error: answer.error }, 'the carrier refuses to tell of a text');
    return { kind: 'refused' };
  }
  const heardAt = world.clock.now();
  const told = tellLogged(answer.value, { subject, messageId: effect.messageId, askedAt, heardAt });
  const { ring } = await accept(world.redis, told, heardAt);
  if (ring) world.bell.ring(key);
  return { kind: 'done' };
}
