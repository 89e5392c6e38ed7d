import type { Counted } from './balance';
import type { Cell } from './cell';
import { messagesOf } from './ledger';

/** By what a month's sums are made, one at a time. */
export const GROUPS = {
  direction: ({ direction }: Cell) => direction,
  channel: ({ channel }: Cell) => channel,
  inbox: ({ inboxId }: Cell) => String(inboxId),
  day: ({ day }: Cell) => day,
} as const satisfies Record<string, (cell: Cell) => string>;

export type Grouping = keyof typeof GROUPS;
export const GROUPINGS = Object.keys(GROUPS) as readonly Grouping[];

/** Fewer messages than this and somebody could be guessed behind them. */
export const SMALLEST = 5;

/** One sum of one grouping: its value there, and the messages in it. */
export type Sum = { by: Grouping; value: string; messages: number };

/** Every sum of a grouping, the smallest first. */
export function sumsOf(by: Grouping, lines: readonly Counted[]): readonly Sum[] {
  const sums = new Map<string, number>();
  for (const { cell, tally } of lines) {
    const value = GROUPS[by](cell);
    sums.set(value, (sums.get(value) ?? 0) + messagesOf(tally));
  }
  return [...sums]
    .map(([value, messages]) => ({ by, value, messages }))
    .sort((a, b) => a.messages - b.messages || (a.value < b.value ? -1 : 1));
}

/** Which sums of each grouping are hidden. */
export type Hidden = Readonly<Record<Grouping, ReadonlySet<string>>>;
