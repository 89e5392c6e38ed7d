import type { Cell } from './cell';
import { tallyOf, type Known } from './ledger';

/** One correction in the ledger: which message, where it is counted, why, and both counts (null: there was none). */
export type Correction = {
  id: string;
  cell: Cell;
  why: 'missing' | 'extra' | 'differs';
  counted: number | null;
  billed: number;
};

/** What stands corrected, of some messages; a message that agrees, or was not compared, is none. */
export function correctionsIn(known: ReadonlyMap<string, Known>): readonly Correction[] {
  return [...known].flatMap(([id, one]) => {
    const { missing, extra, differs } = tallyOf(one);
    const why =
      missing.units !== 0 ? 'missing' : extra.messages !== 0 ? 'extra' : differs.units !== 0 ? 'differs' : null;
    if (why === null || one.billed === null) return [];
    return [{ id, cell: one.cell, why, counted: one.heard === 'unknown' ? null : one.heard, billed: one.billed }];
  });
}
