import type { Instant } from '../kernel/instant';
import type { OutcomeKind } from '../kernel/outcome';
import type { LadderState } from './ladder';

/**
 * How this contact would have ended if it were finished now, as far as it was seen (B2.15). A suggestion: whoever finishes
 * says it. Null while nothing ended, and before the first step of the ladder: who was answered a moment ago is not quiet.
 */
export function suggestedOutcome(state: LadderState, now: Instant): OutcomeKind | null {
  switch (state.kind) {
    case 'off':
      return null;
    case 'locked':
      if (state.why === 'quick-exit') return 'quick-exit';
      return state.why === 'not-safe' ? 'not-safe' : null;
    case 'not-arrived':
      return 'network';
    case 'climbing':
      if (state.way === 'never-wrote') return 'silent-from-start';
      if (state.way === 'goodbye') return 'client-ended';
      if (state.paused?.by === 'network') return 'network';
      return state.taken !== null || (state.next !== null && state.next.dueAt <= now) ? 'went-quiet' : null;
  }
}
