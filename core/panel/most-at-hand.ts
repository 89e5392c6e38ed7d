import type { Availability } from './people-contract';

/** How well several people are at hand together: one online is enough; of whom nobody could say, that one may be. */
export function mostAtHand(all: readonly Availability[]): Availability;
export function mostAtHand(all: readonly (Availability | undefined)[]): Availability | undefined;
export function mostAtHand(all: readonly (Availability | undefined)[]): Availability | undefined {
  if (all.includes('online')) return 'online';
  if (all.includes(undefined)) return undefined;
  return all.includes('busy') ? 'busy' : 'offline';
}
