import type { Redis } from 'ioredis';
import { readFacts } from './facts-store';
import { openSubjects } from './open-subjects';

/** So many open conversations are looked at; the page is the same for all of them. */
const ENOUGH = 200;

/**
 * Whether new messages pop up with their words on the helpline's page, as our beacon told it last in any open
 * conversation; null when no beacon did. Errors: Redis away.
 */
export async function newestPopup(redis: Redis): Promise<boolean | null> {
  let newest: { shown: boolean; at: number } | null = null;
  for (const subject of (await openSubjects(redis)).slice(0, ENOUGH)) {
    const facts = await readFacts(redis, subject);
    const popup = facts?.kind === 'conversation' ? facts.beacon.popup : null;
    if (popup && (newest === null || popup.at > newest.at)) newest = popup;
  }
  return newest?.shown ?? null;
}
