import type { OutcomeKind } from '../kernel/outcome';
import type { LadderState } from './ladder';

/**
 * How this contact would have ended if it were finished now, as far as it was seen (B2.15). A suggestion: whoever finishes
 * says it. Null while nothing ended.
 */
export function suggestedOutcome(state: LadderState): OutcomeKind | null {
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
      return state.paused?.by === 'network' ? 'network' : 'went-quiet';
  }
}
