import type { FetchHistoryEffect } from '../../core/kernel/effect';
import type { Claim, Outcome } from '../../adapters/sending/outcome';
import type { World } from '../../adapters/world';
import { hearHistory } from '../hear-history';

/** Reads all conversations of a client; what they say goes into their mailboxes as events. Errors: Redis away. */
export async function fetchHistory(world: World, { effect }: Claim<FetchHistoryEffect>): Promise<Outcome> {
  const heard = await hearHistory(world, effect.contactId, { priority: 'sweep' });
  return heard ? { kind: 'done' } : { kind: 'again', afterMs: null };
}
