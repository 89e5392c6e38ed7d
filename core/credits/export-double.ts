import { assertNever } from '../kernel/assert-never';
import { CREDIT_CHANNELS, DIRECTIONS, type CreditChannel, type Direction, type Plan } from '../kernel/credits';
import { pricesOn, type Counted } from './balance';
import type { Cell } from './cell';
import { NO_INBOX } from './compare';
import { GROUPINGS, GROUPS, type Grouping, type Hidden, type Sum } from './export-group';
import { messagesOf, unitsOf } from './ledger';

/** What of a sum that is not hidden is told beside its credits. */
export type Told = { messages: boolean; units: boolean };

/** What is exported, with every sum of each grouping. */
export type Month = {
  lines: readonly Counted[];
  sums: Readonly<Record<Grouping, readonly Sum[]>>;
  plans: readonly Plan[];
};

/** So many lengths of one text are tried; one that is longer is rare. */
const LENGTHS = 12;

/**
 * Whether a hidden sum can have been another one, for somebody who knows all that is told, every price, and how a helpline
 * works: there is another ledger of which the very same would be told. It is this one with a message put elsewhere. In each
 * grouping that is where it was, or a place whose sum is hidden too and that has others; and it costs what it did.
 */
export function hasDouble({ by, value }: Sum, { lines, sums, plans }: Month, hidden: Hidden, told: Told): boolean {
  const known = new Set(lines.map(({ cell }) => placeOf(cell)));
  const isIn = (cell: Cell): boolean => GROUPS[by](cell) === value;
  return lines.some((line) => {
    if (messagesOf(line.tally) <= 0) return false;
    return placesFor(line.cell, hidden).some(
      (cell) =>
        isIn(cell) !== isIn(line.cell) &&
        isPossible(cell, known) &&
        leavesOthers(line.cell, cell, sums) &&
        lengthsIn(line).some((length) => costsTheSame({ cell: line.cell, length }, cell, told, plans)),
    );
  });
}

/** A sum of nothing would not be told of at all. */
const leavesOthers = (from: Cell, to: Cell, sums: Month['sums']): boolean =>
  GROUPINGS.every((by) => {
    const here = GROUPS[by](from);
    return here === GROUPS[by](to) || sums[by].some(({ value, messages }) => value === here && messages > 1);
  });

/** Wherever a message of this cell could be and nothing that is told would change but for what it costs. */
function placesFor(cell: Cell, hidden: Hidden): readonly Cell[] {
  const [directions = [], channels = [], inboxes = [], days = []] = GROUPINGS.map((by) => {
    const here = GROUPS[by](cell);
    return hidden[by].has(here) ? [...hidden[by]] : [here];
  });
  return days.flatMap((day) =>
    inboxes.flatMap((inbox) =>
      DIRECTIONS.filter((one) => directions.includes(one)).flatMap((direction) =>
        CREDIT_CHANNELS.filter((one) => channels.includes(one)).map((channel) => ({
          ...{ day, inboxId: Number(inbox), direction, channel },
        })),
      ),
    ),
  );
}

const BY_CARRIER: readonly CreditChannel[] = ['sms', 'mms', 'voice'];
const AT_NO_INBOX: readonly Direction[] = ['page', 'inbound', 'forwarded'];

/** An inbox has one kind of channel, and whoever reads an export knows which. */
const placeOf = ({ inboxId, channel }: Cell): string =>
  `${inboxId} ${BY_CARRIER.includes(channel) ? 'carrier' : channel}`;

/** Pages stand in no inbox, and nothing but them and what comes back; pictures page nobody, and no robot calls anybody. */
function isPossible(cell: Cell, known: ReadonlySet<string>): boolean {
  const { inboxId, direction, channel } = cell;
  if (!known.has(placeOf(cell))) return false;
  if (inboxId === NO_INBOX ? !AT_NO_INBOX.includes(direction) : direction === 'page') return false;
  switch (direction) {
    case 'inbound':
    case 'outbound':
      return true;
    case 'automatic':
      return channel !== 'voice';
    case 'page':
      return channel === 'sms' || channel === 'voice';
    case 'confirmation':
      return channel === 'sms';
    case 'forwarded':
      return BY_CARRIER.includes(channel);
    default:
      return assertNever(direction);
  }
}

/** Only texts and calls have a length: segments, and minutes of which there may be none. Null: everything else is one. */
const shortest = (channel: CreditChannel): number | null => (channel === 'sms' ? 1 : channel === 'voice' ? 0 : null);

/** How long one message of a line can have been, as the others have at least the shortest length. */
function lengthsIn({ cell, tally }: Counted): readonly number[] {
  const [messages, units] = [messagesOf(tally), unitsOf(tally)];
  const least = shortest(cell.channel);
  if (least === null) return [1];
  if (messages === 1) return [units];
  const most = units - (messages - 1) * least;
  return Array.from({ length: Math.max(0, Math.min(LENGTHS, most - least + 1)) }, (_, i) => least + i);
}

/** Whether one message there, of some length, or some of them where their number is not told, would cost what this one did. */
function costsTheSame(one: { cell: Cell; length: number }, there: Cell, told: Told, plans: readonly Plan[]): boolean {
  const cost = priceIn(one.cell, plans) * one.length;
  const price = priceIn(there, plans);
  const least = shortest(there.channel);
  if (told.units) return (least === null ? one.length === 1 : one.length >= least) && isSame(price * one.length, cost);
  if (price === 0) return isSame(cost, 0);
  const units = cost / price;
  if (!isSame(units, Math.round(units))) return false;
  // Several messages of one unit each are one longer one, where nobody is told how many there are.
  if (told.messages && least === null) return Math.round(units) === 1;
  return Math.round(units) >= (told.messages ? (least ?? 1) : 1);
}

const priceIn = ({ day, channel, direction }: Cell, plans: readonly Plan[]): number =>
  pricesOn(day, plans)[channel][direction];

/** Prices have fractions. */
const isSame = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;
