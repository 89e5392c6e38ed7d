import type { Plan } from '../kernel/credits';
import { creditsOf, type Counted } from './balance';
import type { Cell } from './cell';
import { messagesOf, unitsOf } from './ledger';

/** Fewer messages than this and somebody could be guessed behind them. */
export const SMALLEST = 5;

const GROUPS = {
  direction: ({ direction }: Cell) => direction,
  channel: ({ channel }: Cell) => channel,
  inbox: ({ inboxId }: Cell) => String(inboxId),
  day: ({ day }: Cell) => day,
} as const satisfies Record<string, (cell: Cell) => string>;

/** One line for the bookkeeper: sums of one grouping at a time, never of two together. Null: hidden. */
export type ExportRow = {
  by: 'total' | keyof typeof GROUPS;
  value: string;
  messages: number | null;
  units: number | null;
  credits: number | null;
};

/**
 * A month's ledger as sums by direction, channel, inbox and day. A sum of few messages is hidden; and so are others beside
 * it, until nobody can tell it by taking the rest from the total. What is hidden does not say why.
 */
export function exportRows(lines: readonly Counted[], plans: readonly Plan[]): readonly ExportRow[] {
  const total = rowOf('total', '', lines, plans);
  const rows = (Object.keys(GROUPS) as (keyof typeof GROUPS)[]).flatMap((by) => group(by, lines, plans));
  const isTooSmall = (total.messages ?? 0) < SMALLEST;
  return isTooSmall ? [total, ...rows].map(hidden) : [total, ...rows];
}

function group(by: keyof typeof GROUPS, lines: readonly Counted[], plans: readonly Plan[]): readonly ExportRow[] {
  const values = [...new Set(lines.map(({ cell }) => GROUPS[by](cell)))].sort();
  const rows = values.map((value) =>
    rowOf(
      by,
      value,
      lines.filter(({ cell }) => GROUPS[by](cell) === value),
      plans,
    ),
  );
  const hide = toHide(rows);
  return rows.map((row) => (hide.has(row) ? hidden(row) : row));
}

/** The small ones; and if there are any, the next smallest, until at least two are hidden and together they are not small. */
function toHide(rows: readonly ExportRow[]): ReadonlySet<ExportRow> {
  const bySize = [...rows].sort((a, b) => (a.messages ?? 0) - (b.messages ?? 0));
  const hide = new Set(bySize.filter(({ messages }) => (messages ?? 0) < SMALLEST));
  if (hide.size === 0) return hide;
  for (const row of bySize) {
    const sum = [...hide].reduce((all, { messages }) => all + (messages ?? 0), 0);
    if (hide.size >= 2 && sum >= SMALLEST) break;
    hide.add(row);
  }
  return hide;
}

const rowOf = (by: ExportRow['by'], value: string, lines: readonly Counted[], plans: readonly Plan[]): ExportRow => ({
  ...{ by, value },
  messages: lines.reduce((sum, { tally }) => sum + messagesOf(tally), 0),
  units: lines.reduce((sum, { tally }) => sum + unitsOf(tally), 0),
  credits: creditsOf(lines, plans),
});

const hidden = ({ by, value }: ExportRow): ExportRow => ({ by, value, messages: null, units: null, credits: null });
