import type { FetchHistoryEffect } from '../../core/kernel/effect';
import type { Claim, Outcome } from '../../adapters/sending/outcome';
import type { World } from '../../adapters/world';
import { hearHistory } from '../../adapters/hear-history';
import { handleSubject } from '../handle-subject';

/** Reads all conversations of a client; what they say goes into their mailboxes as events. Errors: Redis away. */
export async function fetchHistory(world: World, { effect }: Claim<FetchHistoryEffect>): Promise<Outcome> {
  const heard = await hearHistory(world, (subject) => handleSubject(world, subject), effect.contactId, {
    priority: 'sweep',
  });
  if (heard === 'gone') return { kind: 'refused' };
  return heard === 'heard' ? { kind: 'done' } : { kind: 'again', afterMs: null };
}
