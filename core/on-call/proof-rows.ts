import type { Instant } from '../kernel/instant';
import type { Proof, ProvenRing } from './proof';

/** One row of the export. A field that does not belong to its kind is null. Moments as in "2026-11-22T02:13:00.000Z". */
export type ProofRow = {
  letter: string;
  began: string;
  what: 'page' | 'taken' | 'nobody' | 'client';
  at: string;
  agent: number | null;
  step: number | null;
  purpose: string | null;
  channel: string | null;
  receipt: string | null;
  receiptAt: string | null;
  errorCode: number | null;
  tries: number | null;
  providerId: string | null;
  how: string | null;
  secondsWaited: number | null;
};

const NOTHING = {
  ...{ agent: null, step: null, purpose: null, channel: null, receipt: null, receiptAt: null, errorCode: null },
  ...{ tries: null, providerId: null, how: null, secondsWaited: null },
};

/** The proof for programs: a row for each page, for each who took it, and for each client's wait. */
export const proofRows = ({ rings }: Proof): ProofRow[] => rings.flatMap(rowsOf);

function rowsOf({ letter, startedAt, attempts, takings, nobodyAt, clients }: ProvenRing): ProofRow[] {
  const ring = { letter, began: time(startedAt), ...NOTHING };
  return [
    ...attempts.map((one): ProofRow => ({
      ...{ ...ring, what: 'page', at: time(one.at), agent: one.agentId, step: one.n, purpose: one.purpose },
      ...{ channel: one.by, receipt: one.state, receiptAt: one.stateAt === null ? null : time(one.stateAt) },
      ...{ errorCode: one.code, tries: one.tries, providerId: one.sid },
    })),
    ...takings.map(({ agentId, how, at }): ProofRow => ({ ...ring, what: 'taken', at: time(at), agent: agentId, how })),
    ...nobodyAt.map((at): ProofRow => ({ ...ring, what: 'nobody', at: time(at) })),
    ...clients.map(({ since, over }): ProofRow => ({
      ...{ ...ring, what: 'client', at: time(since), agent: over?.by ?? null, how: over?.how ?? 'waits' },
      secondsWaited: over ? Math.round((over.at - since) / 1_000) : null,
    })),
  ];
}

const time = (at: Instant): string => new Date(at).toISOString();
