import fc from 'fast-check';
import { CREDIT_CHANNELS, DIRECTIONS } from '../kernel/credits';
import type { Counted } from './balance';
import type { Cell } from './cell';
import { exportRows, type ExportRow } from './export';
import { SMALLEST } from './export-group';
import { NO_TALLY } from './ledger';

const line = (messages: number, cell: Partial<Cell> = {}): Counted => ({
  cell: { day: '2026-10-02', inboxId: 3, direction: 'inbound', channel: 'sms', ...cell },
  tally: { ...NO_TALLY, messages, units: 2 * messages },
});
const shown = (lines: readonly Counted[], by: ExportRow['by']) =>
  exportRows(lines, [])
    .filter((row) => row.by === by)
    .map(({ value, messages, units, credits }) => [value, messages, units, credits]);

it('adds up by one grouping at a time', () => {
  const lines = [line(10), line(20, { direction: 'outbound' }), line(7, { day: '2026-10-03', channel: 'chat' })];
  expect(shown(lines, 'total')).toEqual([['', 37, 74, 74]]);
  expect(shown(lines, 'direction')).toEqual([
    ['inbound', 17, 34, 34],
    ['outbound', 20, 40, 40],
  ]);
});

it('hides what is small, and what would tell it by taking the rest from the total', () => {
  const lines = [line(2), line(9, { direction: 'outbound' }), line(30, { direction: 'page' })];
  expect(shown(lines, 'direction')).toEqual([
    ['inbound', null, null, null],
    ['outbound', null, null, null],
    ['page', 30, 60, 60],
  ]);
});

it('hides everything of a month of few messages', () => {
  expect(exportRows([line(SMALLEST - 1)], []).every(({ messages }) => messages === null)).toBe(true);
  expect(exportRows([line(SMALLEST)], []).every(({ messages }) => messages === SMALLEST)).toBe(true);
});

test('of a hidden sum more than one number is possible, whatever is taken from the total', () => {
  const cell = fc.record({
    day: fc.constantFrom('2026-10-01', '2026-10-02', '2026-10-03'),
    inboxId: fc.constantFrom(3, 4),
    direction: fc.constantFrom(...DIRECTIONS),
    channel: fc.constantFrom(...CREDIT_CHANNELS),
  });
  const lines = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 12 }), cell).map(([messages, at]) => line(messages, at)),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(lines, (all) => {
      const rows = exportRows(all, []);
      const total = rows.find(({ by }) => by === 'total')?.messages;
      expect(total === null || (total ?? 0) >= SMALLEST).toBe(true);
      if (total === null) return expect(rows.every(({ messages }) => messages === null)).toBe(true);
      for (const by of ['direction', 'channel', 'inbox', 'day']) {
        const group = rows.filter((row) => row.by === by);
        const hiddenOnes = group.filter(({ messages }) => messages === null);
        expect(group.every(({ messages }) => messages === null || messages >= SMALLEST)).toBe(true);
        const rest = (total ?? 0) - group.reduce((sum, { messages }) => sum + (messages ?? 0), 0);
        // Two or more that are at least one each, and together more than their number: at least two ways to divide it.
        if (hiddenOnes.length > 0) expect(hiddenOnes.length >= 2 && rest > hiddenOnes.length).toBe(true);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('of any ledger there is a row for each direction, channel, inbox and day, and none for a message', () => {
  const many = Array.from({ length: 500 }, (_, i) =>
    line(1, { day: `2026-10-${String(1 + (i % 31)).padStart(2, '0')}`, inboxId: 3 + (i % 2) }),
  );
  const rows = exportRows(many, []);
  expect(rows).toHaveLength(1 + 1 + 1 + 2 + 31);
  expect(new Set(rows.flatMap((row) => Object.keys(row)))).toEqual(
    new Set(['by', 'value', 'messages', 'units', 'credits']),
  );
});
