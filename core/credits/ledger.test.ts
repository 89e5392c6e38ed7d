import fc from 'fast-check';
import { addTallies, hear, messagesOf, NO_TALLY, settle, tallyOf, unitsOf, type Known } from './ledger';
import type { Cell } from './cell';

const CELL: Cell = { day: '2026-11-22', inboxId: 3, direction: 'outbound', channel: 'sms' };
const EARLIER: Cell = { ...CELL, day: '2026-11-21' };
const sum = (known: Known): [messages: number, units: number] => [messagesOf(tallyOf(known)), unitsOf(tallyOf(known))];

type Step = (known: Known | null) => Known;
const heard =
  (units: number | null, cell = CELL): Step =>
  (known) =>
    hear(known, cell, units);
const billed =
  (units: number, cell = CELL): Step =>
  (known) =>
    settle(known, cell, units);
const after = (...steps: readonly Step[]): Known =>
  steps.reduce<Known | null>((known, step) => step(known), null) as Known;

describe('one message that costs', () => {
  it.each<[string, Step[], messages: number, units: number]>([
    ['heard of once', [heard(2)], 1, 2],
    ['heard of again', [heard(2), heard(2)], 1, 2],
    ['heard of again as shorter: it was deleted, say', [heard(2), heard(null)], 1, 2],
    ['of unknown length', [heard(null)], 1, 0],
    ['of unknown length until the log tells it', [heard(null), billed(3)], 1, 3],
    ['confirmed by the log', [heard(2), billed(2)], 1, 2],
    ['longer in the log', [heard(2), billed(3)], 1, 3],
    ['not in the log', [heard(2), billed(0)], 0, 0],
    ['not in the log at first', [heard(2), billed(0), billed(2)], 1, 2],
    ['deleted from the log after it was seen there', [heard(2), billed(2), billed(0)], 1, 2],
    ['in the log alone', [billed(1)], 1, 1],
    ['in the log, and not billed', [billed(0)], 0, 0],
    ['in the log first, and then heard of', [billed(3), heard(2)], 1, 3],
  ])('%s', (_what, steps, messages, units) => {
    expect(sum(after(...steps))).toEqual([messages, units]);
  });

  it('keeps what was counted; a correction stands beside it, with its reason', () => {
    expect(tallyOf(after(heard(2), billed(3)))).toEqual({
      ...NO_TALLY,
      messages: 1,
      units: 2,
      differs: { messages: 0, units: 1 },
    });
    expect(tallyOf(after(heard(2), billed(0)))).toEqual({
      ...NO_TALLY,
      messages: 1,
      units: 2,
      extra: { messages: -1, units: -2 },
    });
    expect(tallyOf(after(billed(2)))).toEqual({ ...NO_TALLY, missing: { messages: 1, units: 2 } });
  });

  it('of unknown length is told by the log, which is no correction', () => {
    expect(tallyOf(after(heard(null), billed(2)))).toEqual({ ...NO_TALLY, messages: 1, units: 2 });
  });

  it('is counted on the earliest day that is told of it', () => {
    expect(after(heard(1), heard(1, EARLIER)).cell).toEqual(EARLIER);
    expect(after(heard(1, EARLIER), heard(1)).cell).toEqual(EARLIER);
    expect(after(billed(1, EARLIER), heard(1)).cell).toEqual(CELL);
  });

  it('ends in the same whatever the order, and however often each is heard', () => {
    const step = fc.oneof(
      fc
        .tuple(fc.option(fc.integer({ min: 1, max: 4 })), fc.constantFrom(CELL, EARLIER))
        .map(([units, cell]) => heard(units, cell)),
      fc
        .tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom(CELL, EARLIER))
        .map(([units, cell]) => billed(units, cell)),
    );
    const twice = fc
      .array(step, { minLength: 1, maxLength: 8 })
      .chain((steps) =>
        fc.tuple(fc.constant(steps), fc.shuffledSubarray([...steps, ...steps], { minLength: 2 * steps.length })),
      );
    fc.assert(
      fc.property(twice, ([once, again]) => expect(after(...again)).toEqual(after(...once))),
      { numRuns: 2_000 },
    );
  });
});

test('tallies add up field by field', () => {
  const both = addTallies(tallyOf(after(heard(2), billed(3))), tallyOf(after(billed(4))));
  expect([messagesOf(both), unitsOf(both)]).toEqual([2, 7]);
});
