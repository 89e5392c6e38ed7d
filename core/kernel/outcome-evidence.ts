import type { Instant } from './instant';
import type { Arrived, SeenVerdict } from './seen';

/**
 * What was seen when a contact was finished (B2.10). It is written once, beside the outcome, and never again: what is heard
 * later makes no end look better than it was.
 */
export type OutcomeEvidence = {
  verdict: SeenVerdict;
  /** Of what moment the verdict spoke, where it spoke of one. */
  verdictAt: Instant | null;
  /** The last sign of their own doing. */
  heardAt: Instant | null;
  /** Our last message to them, and how far it was known to have come. */
  oursAt: Instant | null;
  arrived: Arrived | null;
};

const VERDICTS: readonly SeenVerdict[] = [
  ...(['active', 'reading', 'quiet', 'network-trouble', 'left', 'quick-exit', 'our-fault', 'unknown'] as const),
];
const ARRIVALS: readonly Arrived[] = ['opened', 'delivered', 'not-known', 'failed'];

/** The values of a marker that carry it. */
export const evidenceData = (evidence: OutcomeEvidence): Readonly<Record<string, string | number | null>> => ({
  ...evidence,
});

/** The evidence in a marker's values; undefined where an older version wrote none, or it is odd. */
export function evidenceIn(data: Readonly<Record<string, unknown>>): OutcomeEvidence | undefined {
  const verdict = VERDICTS.find((one) => one === data['verdict']);
  if (verdict === undefined) return undefined;
  const moment = (name: string): Instant | null => (typeof data[name] === 'number' ? data[name] : null);
  const arrived = ARRIVALS.find((one) => one === data['arrived']) ?? null;
  const [verdictAt, heardAt, oursAt] = [moment('verdictAt'), moment('heardAt'), moment('oursAt')];
  return { verdict, verdictAt, heardAt, oursAt, arrived };
}
