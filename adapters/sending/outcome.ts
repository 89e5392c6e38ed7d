import type { Effect } from '../../core/kernel/effect';
import type { Held, Settling } from '../redis/intent-store';

/** An intent in our hands: what to do, and the fence that proves the claim. */
export type Claim<E extends Effect> = Held & { subject: string; intent: string; effect: E };

/**
 * How doing it ended. done: it stands. recovered: it had been done before a crash, and the evidence was found. expired,
 * withdrawn, superseded, refused, given-to-person: it will not be done, and why. again: surely not done, try at a moment.
 * unknown: it may or may not have been done; look for evidence at a moment, before anything else.
 */
export type Outcome =
  | { kind: 'done' | 'recovered' | 'expired' | 'superseded' | 'refused' | 'given_to_person' }
  | { kind: 'withdrawn'; reason: string }
  | { kind: 'again'; afterMs: number | null }
  | { kind: 'unknown'; afterMs: number };

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

/** What is written down for an outcome; `tries` counts claims so far and lengthens the pause when no other was named. */
export function settlingOf(outcome: Outcome, now: number, tries: number): Settling {
  switch (outcome.kind) {
    case 'again': {
      const pause = Math.min(FIRST_PAUSE * 2 ** Math.min(tries - 1, 10), LONGEST_PAUSE);
      return { kind: 'planned', at: now + (outcome.afterMs ?? pause) };
    }
    case 'unknown':
      return { kind: 'unknown', at: now + outcome.afterMs };
    default:
      return { kind: 'done' };
  }
}
