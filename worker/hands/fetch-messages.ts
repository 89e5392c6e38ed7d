import type { FetchMessagesEffect } from '../../core/kernel/effect';
import type { Claim, Outcome } from '../../adapters/sending/outcome';
import type { World } from '../../adapters/world';
import { hearMessages } from '../../adapters/hear-messages';

/** Asks Chatwoot for messages; what it says goes into the mailbox as events. Errors: Redis away. */
export async function fetchMessages(world: World, claim: Claim<FetchMessagesEffect>): Promise<Outcome> {
  const heard = await hearMessages(world, claim.subject, claim.effect.afterMessageId);
  if (heard === 'gone') return { kind: 'refused' };
  return heard === 'heard' ? { kind: 'done' } : { kind: 'again', afterMs: null };
}
