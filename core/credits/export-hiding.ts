import type { Plan } from '../kernel/credits';
import type { Counted } from './balance';
import { hasDouble, type Month, type Told } from './export-double';
import { GROUPINGS, SMALLEST, sumsOf, type Grouping, type Hidden, type Sum } from './export-group';

/** From telling everything that is not hidden to telling less of it. Credits are what is paid, and are told to the end. */
const LEVELS: readonly Told[] = [
  { messages: true, units: true },
  { messages: true, units: false },
  { messages: false, units: false },
];

/** What of a month's sums is hidden, and what is told of the others. Null: nothing can be told. */
export function whatToHide(lines: readonly Counted[], plans: readonly Plan[]): { hidden: Hidden; told: Told } | null {
  const sums = Object.fromEntries(GROUPINGS.map((by) => [by, sumsOf(by, lines)])) as Record<Grouping, readonly Sum[]>;
  for (const told of LEVELS) {
    const hidden = hiddenAt({ lines, sums, plans }, told);
    if (hidden !== null) return { hidden, told };
  }
  return null;
}

/**
 * The small sums of every grouping; and beside each others of its grouping, until it could be another one, and until what
 * they are together, which is the total less the rest, is not small itself. Null: hiding whole groupings is not enough.
 */
function hiddenAt(month: Month, told: Told): Hidden | null {
  const { sums } = month;
  const small = GROUPINGS.flatMap((by) => sums[by]).filter(({ messages }) => messages < SMALLEST);
  let hidden: Hidden = { direction: new Set(), channel: new Set(), inbox: new Set(), day: new Set() };
  const hide = ({ by, value }: Sum, also = hidden): Hidden => ({ ...also, [by]: new Set([...also[by], value]) });
  for (const one of small) hidden = hide(one);
  const isOpen = (one: Sum, by = hidden): boolean => !hasDouble(one, month, by, told);
  const othersOf = (by: Grouping): readonly Sum[] => sums[by].filter(({ value }) => !hidden[by].has(value));
  for (const by of GROUPINGS) {
    const together = (): number =>
      sums[by].reduce((sum, { value, messages }) => sum + (hidden[by].has(value) ? messages : 0), 0);
    for (const next of othersOf(by)) {
      if (hidden[by].size === 0 || (hidden[by].size >= 2 && together() >= SMALLEST)) break;
      hidden = hide(next);
    }
  }
  for (const one of small) {
    if (!isOpen(one)) continue;
    const partner = othersOf(one.by).find((other) => !isOpen(one, hide(other)));
    if (partner) hidden = hide(partner);
  }
  // What is left is told by two groupings together: both are hidden, and then the others.
  for (const by of GROUPINGS) {
    if (!small.some((one) => isOpen(one))) return hidden;
    // The only sum of a grouping is the total, which is told.
    if (sums[by].length > 1) for (const other of othersOf(by)) hidden = hide(other);
  }
  return small.some((one) => isOpen(one)) ? null : hidden;
}
