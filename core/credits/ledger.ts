import { cellKey, type Cell } from './cell';

/**
 * What is known of one message that costs. `heard`: the units we counted; 'unknown': it went out, and how long it was we
 * cannot say; null: only the carrier's log tells of it. `billed`: the units that the log said, once it was asked.
 */
export type Known = { cell: Cell; heard: number | 'unknown' | null; billed: number | null };

/** What stands in the ledger for one cell: messages and units as counted, and each kind of correction by itself. */
export type Tally = {
  messages: number;
  units: number;
  /** In the carrier's log, and never heard of by us. */
  missing: Amount;
  /** Counted by us, and not in the carrier's log. */
  extra: Amount;
  /** In both, with other numbers of segments. */
  differs: Amount;
};
export type Amount = { messages: number; units: number };

export const NO_TALLY: Tally = {
  ...{ messages: 0, units: 0, missing: { messages: 0, units: 0 } },
  ...{ extra: { messages: 0, units: 0 }, differs: { messages: 0, units: 0 } },
};

/**
 * Hears of a message once more: the join of all accounts, so that neither order nor repetition matters. It is counted in
 * the earliest cell that any account gives it; a known length beats an unknown one, the longer of two the shorter.
 */
export function hear(known: Known | null, cell: Cell, units: number | null): Known {
  const heard = units ?? 'unknown';
  if (known === null) return { cell, heard, billed: null };
  if (known.heard === null) return { cell, heard, billed: known.billed };
  const longer = known.heard === 'unknown' ? heard : heard === 'unknown' ? known.heard : Math.max(known.heard, heard);
  return { cell: cellKey(cell) < cellKey(known.cell) ? cell : known.cell, heard: longer, billed: known.billed };
}

/**
 * The carrier's log was asked for it and says `billed` units, 0 when it bills none. What it once said is not taken back:
 * segments become known late (B8.14), and a text that was deleted there was billed all the same.
 */
export function settle(known: Known | null, cell: Cell, billed: number): Known {
  if (known === null) return { cell, heard: null, billed };
  const earlier = known.heard === null && cellKey(cell) < cellKey(known.cell) ? cell : known.cell;
  return { ...known, cell: earlier, billed: Math.max(known.billed ?? 0, billed) };
}

/** What one message adds to the tally of its cell. A correction stands beside what was counted, never in its place. */
export function tallyOf({ heard, billed }: Known): Tally {
  if (heard === null) return { ...NO_TALLY, missing: { messages: billed ? 1 : 0, units: billed ?? 0 } };
  if (heard === 'unknown') return { ...NO_TALLY, messages: 1, units: billed ?? 0 };
  const counted = { ...NO_TALLY, messages: 1, units: heard };
  if (billed === null || billed === heard) return counted;
  if (billed === 0) return { ...counted, extra: { messages: -1, units: -heard } };
  return { ...counted, differs: { messages: 0, units: billed - heard } };
}

/** The units that a tally stands for, corrections among them. */
export const unitsOf = ({ units, missing, extra, differs }: Tally): number =>
  units + missing.units + extra.units + differs.units;

export const messagesOf = ({ messages, missing, extra }: Tally): number => messages + missing.messages + extra.messages;

export const addTallies = (a: Tally, b: Tally): Tally => ({
  messages: a.messages + b.messages,
  units: a.units + b.units,
  ...{ missing: add(a.missing, b.missing), extra: add(a.extra, b.extra), differs: add(a.differs, b.differs) },
});

const add = (a: Amount, b: Amount): Amount => ({ messages: a.messages + b.messages, units: a.units + b.units });
