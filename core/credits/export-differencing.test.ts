import fc from 'fast-check';
import { USUAL_PRICES, type CreditChannel, type Direction, type Plan } from '../kernel/credits';
import { pricesOn, type Counted } from './balance';
import type { Cell } from './cell';
import { exportRows, type ExportRow } from './export';
import { GROUPINGS, GROUPS, SMALLEST, sumsOf } from './export-group';
import { NO_TALLY } from './ledger';

/** Which channels stand in which inbox; 0 is that of the pages. A number of the carrier's has all of its three. */
const CARRIER: readonly CreditChannel[] = ['sms', 'mms', 'voice'];
const KINDS: Readonly<Record<number, readonly CreditChannel[]>> = {
  ...{ 0: CARRIER, 3: CARRIER, 4: ['chat'], 5: ['email'], 6: CARRIER, 7: ['chat'] },
};
const DAYS = ['2026-10-01', '2026-10-02', '2026-10-16', '2026-10-17'];
const WAYS: readonly Direction[] = ['inbound', 'outbound', 'automatic'];
function waysOf(inboxId: number, channel: CreditChannel): readonly Direction[] {
  if (inboxId === 0) return channel === 'mms' ? ['inbound', 'forwarded'] : ['page', 'inbound', 'forwarded'];
  if (channel === 'voice') return ['inbound', 'outbound', 'forwarded'];
  if (channel === 'mms') return [...WAYS, 'forwarded'];
  return channel === 'sms' ? [...WAYS, 'confirmation', 'forwarded'] : WAYS;
}
const CELLS: readonly Cell[] = DAYS.flatMap((day) =>
  Object.entries(KINDS).flatMap(([inbox, channels]) =>
    channels.flatMap((channel) =>
      waysOf(Number(inbox), channel).map((direction) => ({ day, inboxId: Number(inbox), direction, channel })),
    ),
  ),
);
const hasLength = (channel: CreditChannel): boolean => channel === 'sms' || channel === 'voice';

const plan = (from: string, prices: Plan['prices']): Plan => ({
  from,
  every: 'month',
  credits: 1,
  carryOver: 0,
  prices,
});
const DEARER = {
  ...USUAL_PRICES,
  sms: { ...USUAL_PRICES.sms, outbound: 2 },
  voice: { ...USUAL_PRICES.voice, page: 4 },
};
const PLANS: readonly (readonly Plan[])[] = [
  [],
  [plan('2026-10-01', DEARER)],
  [plan('2026-10-01', USUAL_PRICES), plan('2026-10-16', DEARER)],
];

const ledger = fc
  .uniqueArray(
    fc.record({
      cell: fc.constantFrom(...CELLS),
      messages: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 60 })),
      more: fc.nat({ max: 20 }),
    }),
    { minLength: 1, maxLength: 14, selector: ({ cell }) => CELLS.indexOf(cell) },
  )
  .map((all) =>
    all.map(({ cell, messages, more }): Counted => {
      const units = hasLength(cell.channel) ? messages + more : messages;
      return { cell, tally: { ...NO_TALLY, messages, units } };
    }),
  );

/**
 * What somebody can work out who knows every price and which channels stand in which inbox: all that is told, as equations
 * in the messages and the units of every cell that there can be; by arithmetic modulo a prime, so that nothing is rounded.
 */
const PRIME = 2_147_483_647n;
const mod = (n: bigint): bigint => ((n % PRIME) + PRIME) % PRIME;
function inverse(n: bigint): bigint {
  let [result, base, power] = [1n, mod(n), PRIME - 2n];
  for (; power > 0n; power /= 2n, base = mod(base * base)) if (power % 2n === 1n) result = mod(result * base);
  return result;
}

function workOut(lines: readonly Counted[], rows: readonly ExportRow[], plans: readonly Plan[]) {
  const inboxes = new Set(lines.map(({ cell }) => cell.inboxId));
  const isListed = (cell: Cell): boolean =>
    GROUPINGS.every((by) => lines.some((line) => GROUPS[by](line.cell) === GROUPS[by](cell)));
  // Days, inboxes, channels and directions stand in the table even where their sums are hidden.
  const cells = CELLS.filter((cell) => isListed(cell) && inboxes.has(cell.inboxId));
  const unitsAt = (i: number): number => (hasLength(cells[i]?.channel ?? 'chat') ? cells.length + i : i);
  const equation = (is: (cell: Cell) => boolean, of: (cell: Cell) => number, at: (i: number) => number): bigint[] => {
    const terms = Array.from({ length: 2 * cells.length }, () => 0n);
    cells.forEach((cell, i) => is(cell) && (terms[at(i)] = mod(BigInt(of(cell)))));
    return terms;
  };
  const isIn =
    ({ by, value }: Pick<ExportRow, 'by' | 'value'>) =>
    (cell: Cell): boolean =>
      by === 'total' || GROUPS[by](cell) === value;
  const price = ({ day, channel, direction }: Cell): number => pricesOn(day, plans)[channel][direction];
  const told = rows.flatMap((row) => [
    ...(row.messages === null
      ? []
      : [
          equation(
            isIn(row),
            () => 1,
            (i) => i,
          ),
        ]),
    ...(row.units === null ? [] : [equation(isIn(row), () => 1, unitsAt)]),
    ...(row.credits === null ? [] : [equation(isIn(row), price, unitsAt)]),
  ]);
  const solved: { at: number; terms: bigint[] }[] = [];
  const reduced = (terms: bigint[]): bigint[] =>
    solved.reduce((left, one) => {
      const times = left[one.at] ?? 0n;
      return times === 0n ? left : left.map((term, i) => mod(term - times * (one.terms[i] ?? 0n)));
    }, terms);
  for (const one of told) {
    const terms = reduced(one);
    const at = terms.findIndex((term) => term !== 0n);
    if (at < 0) continue;
    const by = inverse(terms[at] ?? 1n);
    solved.push({ at, terms: terms.map((term) => mod(term * by)) });
  }
  return (row: Pick<ExportRow, 'by' | 'value'>): boolean =>
    reduced(
      equation(
        isIn(row),
        () => 1,
        (i) => i,
      ),
    ).every((term) => term === 0n);
}

const smallIn = (lines: readonly Counted[]) =>
  GROUPINGS.flatMap((by) => sumsOf(by, lines)).filter(({ messages }) => messages < SMALLEST);
const line = (cell: Partial<Cell>, messages: number, units = messages): Counted => ({
  cell: { day: '2026-10-01', inboxId: 3, direction: 'inbound', channel: 'sms', ...cell },
  tally: { ...NO_TALLY, messages, units },
});

test('no small sum can be worked out from all that is told of all groupings together, and from what is paid', () => {
  fc.assert(
    fc.property(ledger, fc.constantFrom(...PLANS), (lines, plans) => {
      const isKnown = workOut(lines, exportRows(lines, plans), plans);
      for (const one of smallIn(lines)) if (isKnown(one)) return false;
      return true;
    }),
    { numRuns: 1_000 },
  );
});

describe('what would give a small sum away', () => {
  const pictures = [line({}, 300, 420), line({ channel: 'mms' }, 2), line({ inboxId: 4, channel: 'chat' }, 40)];
  it('is what a picture costs: units and credits together say how many there were', () => {
    const naive: ExportRow[] = [{ by: 'total', value: '', messages: 342, units: 462, credits: 466 }];
    expect(workOut(pictures, naive, [])({ by: 'channel', value: 'mms' })).toBe(true);
    const rows = exportRows(pictures, []);
    expect(rows[0]).toEqual({ by: 'total', value: '', messages: 342, units: null, credits: 466 });
    expect(workOut(pictures, rows, [])({ by: 'channel', value: 'mms' })).toBe(false);
  });

  const told = (by: ExportRow['by'], value: string, messages: number): ExportRow => ({
    ...{ by, value, messages, units: messages, credits: messages },
  });
  it('is another grouping: all chats, less those of the other inbox of chats', () => {
    const lines = [line({}, 50), line({ inboxId: 7, channel: 'chat' }, 100), line({ inboxId: 4, channel: 'chat' }, 3)];
    // The small inbox and the next smallest are hidden, and no channel, as none is small.
    const naive = [told('total', '', 153), told('inbox', '7', 100), told('channel', 'chat', 103)];
    expect(workOut(lines, naive, [])({ by: 'inbox', value: '4' })).toBe(true);
    const rows = exportRows(lines, []);
    expect(workOut(lines, rows, [])({ by: 'inbox', value: '4' })).toBe(false);
    const shown = rows.filter(({ messages }) => messages !== null).map(({ by, value }) => `${by} ${value}`);
    expect(shown).toEqual(['total ', 'direction inbound', 'channel chat', 'channel sms', 'day 2026-10-01']);
  });
});

it('tells the sums of a usual month, though a few of its days and ways are small', () => {
  const days = Array.from({ length: 31 }, (_, i) => `2026-10-${String(i + 1).padStart(2, '0')}`);
  const lines = days.flatMap((day, i) => [
    line({ day }, i % 7 === 0 ? 1 : 20, 40),
    line({ day, direction: 'outbound' }, i % 7 === 0 ? 1 : 25, 60),
    ...(i === 9 ? [line({ day, direction: 'confirmation' }, 2)] : []),
    ...(i % 3 === 0 ? [line({ day, inboxId: 0, direction: 'page' }, 1)] : []),
  ]);
  const rows = exportRows(lines, []);
  expect(rows[0]).toMatchObject({ messages: lines.reduce((sum, { tally }) => sum + tally.messages, 0) });
  const told = rows.filter(({ messages, units }) => messages !== null && units !== null);
  expect(told.filter(({ by }) => by === 'day').length).toBeGreaterThan(24);
  expect(told.map(({ value }) => value)).toEqual(expect.arrayContaining(['outbound', 'sms', '3']));
});
