import type { Duration } from '../../core/kernel/instant';
import type { ReconcileStep, ReconcileSums } from '../../core/kernel/reconcile';
import type { Reconciled } from '../../core/kernel/credits-memory';

/**
 * How a step of a comparison ended. done: with what it found, and the step after it (null: it was the last). away: who had
 * to be asked cannot be; later. refused: they will not tell, asked again or not.
 */
export type StepEnd =
  | {
      kind: 'done';
      found: ReconcileSums;
      next: ReconcileStep | null;
      told?: Pick<Reconciled, 'usage' | 'minutes' | 'balance'>;
    }
  | { kind: 'away'; who: 'chatwoot' | 'carrier'; afterMs: Duration | null; error: Error }
  | { kind: 'refused'; who: 'chatwoot' | 'carrier'; error: Error };

/** An answer of either that is none. */
export function ended(
  who: 'chatwoot' | 'carrier',
  answer: { kind: string; error: Error; retryAfterMs?: Duration | null },
): StepEnd {
  if (answer.kind === 'refused') return { kind: 'refused', who, error: answer.error };
  return { kind: 'away', who, afterMs: answer.retryAfterMs ?? null, error: answer.error };
}
