import type { Plan } from '../kernel/credits';
import { creditsOf, type Counted } from './balance';
import type { Told } from './export-double';
import { GROUPINGS, GROUPS, SMALLEST, type Grouping, type Hidden } from './export-group';
import { whatToHide } from './export-hiding';
import { messagesOf, unitsOf } from './ledger';

/** One line for the bookkeeper: sums of one grouping at a time, never of two together. Null: hidden. */
export type ExportRow = {
  by: 'total' | Grouping;
  value: string;
  messages: number | null;
  units: number | null;
  credits: number | null;
};

/**
 * A month's ledger as sums by direction, channel, inbox and day. A sum of few messages is hidden; and so are others, until
 * nobody can tell it by taking the rest from the total, from another grouping, or from what is paid. What is hidden does not
 * say why.
 */
export function exportRows(lines: readonly Counted[], plans: readonly Plan[]): readonly ExportRow[] {
  const total = rowOf('total', '', lines, plans);
  const hiding = (total.messages ?? 0) < SMALLEST ? null : whatToHide(lines, plans);
  const rows = GROUPINGS.flatMap((by) => group(by, lines, plans));
  if (hiding === null) return [total, ...rows].map(hidden);
  return [total, ...rows].map((row) => (isHidden(row, hiding.hidden) ? hidden(row) : withTold(row, hiding.told)));
}

function group(by: Grouping, lines: readonly Counted[], plans: readonly Plan[]): readonly ExportRow[] {
  const values = [...new Set(lines.map(({ cell }) => GROUPS[by](cell)))].sort();
  return values.map((value) =>
    rowOf(
      by,
      value,
      lines.filter(({ cell }) => GROUPS[by](cell) === value),
      plans,
    ),
  );
}

const rowOf = (by: ExportRow['by'], value: string, lines: readonly Counted[], plans: readonly Plan[]): ExportRow => ({
  ...{ by, value },
  messages: lines.reduce((sum, { tally }) => sum + messagesOf(tally), 0),
  units: lines.reduce((sum, { tally }) => sum + unitsOf(tally), 0),
  credits: creditsOf(lines, plans),
});

const isHidden = ({ by, value }: ExportRow, which: Hidden): boolean => by !== 'total' && which[by].has(value);

const withTold = (row: ExportRow, told: Told): ExportRow => ({
  ...row,
  messages: told.messages ? row.messages : null,
  units: told.units ? row.units : null,
});

const hidden = ({ by, value }: ExportRow): ExportRow => ({ by, value, messages: null, units: null, credits: null });
