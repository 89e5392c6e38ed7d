import fc from 'fast-check';
import type { Cell } from './cell';
import { addSums, cellOf, compare, NO_INBOX, withVerdict, type Logged } from './compare';
import { hear, settle, tallyOf, unitsOf, type Known } from './ledger';
import { NO_SUMS } from '../kernel/reconcile';

const CELL: Cell = { day: '2026-11-22', inboxId: 3, direction: 'outbound', channel: 'sms' };
const known = (heard: Known['heard'], billed: number | null = null): Known => ({ cell: CELL, heard, billed });

describe('one message, in our ledger and in the carrier’s log', () => {
  it.each<[string, Known | null, number | null, string, number | null]>([
    ['both say two segments', known(2), 2, 'agrees', 2],
    ['we said one, they bill two', known(1), 2, 'differs', 2],
    ['we said two, they bill one', known(2), 1, 'differs', 1],
    ['we could not count it, they can', known('unknown'), 3, 'differs', 3],
    ['we could not count it, and nobody took the call', known('unknown'), 0, 'agrees', 0],
    ['we never heard of it', null, 2, 'missing', 2],
    ['we never heard of it, and they called it off', null, 0, 'agrees', 0],
    ['they have no such message', known(2), 0, 'extra', 0],
    ['they cannot say yet', known(2), null, 'unsettled', null],
    ['they cannot say yet, and we never heard of it', null, null, 'unsettled', null],
    ['it was settled before', known(1, 2), 2, 'agrees', null],
    ['it was missing, and that was settled before', known(null, 2), 2, 'agrees', null],
    ['they said two and now have deleted it', known(2, 2), 0, 'agrees', null],
    ['it was taken off, and turns up after all', known(2, 0), 2, 'agrees', 2],
    ['they said one, and now say two', known(2, 1), 2, 'agrees', 2],
    ['they said one, and now say three', known(2, 1), 3, 'differs', 3],
  ])('%s', (_what, ours, units, verdict, billed) => {
    expect(compare(ours, units)).toEqual({ verdict, billed });
  });
});

const units = fc.nat({ max: 11 });
const heard = fc.option(fc.oneof(units, fc.constant(null)), { nil: undefined });

it('whatever was heard: settled once, the ledger holds what is billed, and a second comparison finds nothing', () => {
  fc.assert(
    fc.property(fc.array(heard, { maxLength: 3 }), fc.array(units, { minLength: 1, maxLength: 4 }), (told, bills) => {
      let ours = told.reduce<Known | null>((all, one) => (one === undefined ? all : hear(all, CELL, one)), null);
      for (const bill of bills) {
        const { billed } = compare(ours, bill);
        if (billed !== null) ours = settle(ours, CELL, billed);
        expect(compare(ours, bill)).toEqual({ verdict: 'agrees', billed: null });
      }
      // What was billed once stays billed: a deleted text is not given back.
      expect(ours && unitsOf(tallyOf(ours))).toBe(Math.max(...bills));
    }),
  );
});

it('heard only after it was settled, a message counts what is billed all the same', () => {
  fc.assert(
    fc.property(units, fc.option(units), (bill, late) => {
      const settled = settle(null, CELL, compare(null, bill).billed ?? 0);
      expect(unitsOf(tallyOf(hear(settled, CELL, late)))).toBe(bill);
    }),
  );
});

it('sums count each verdict, and add up in any order', () => {
  const one = withVerdict(withVerdict(NO_SUMS, 'missing'), 'agrees');
  const two = withVerdict(NO_SUMS, 'differs');
  expect(addSums(one, two)).toEqual({ compared: 3, missing: 1, extra: 0, differs: 1, unsettled: 0 });
  expect(addSums(two, one)).toEqual(addSums(one, two));
});

describe('a message that only the carrier tells of is counted', () => {
  const logged = (more: Partial<Logged>): Logged => ({
    ...{ id: 'SM1', at: 0, way: 'out', toOnCall: false, channel: 'sms', units: 1 },
    ...more,
  });
  it.each<[string, Partial<Logged>, number, Cell['direction']]>([
    ['as inbound, when it came to us', { way: 'in' }, 3, 'inbound'],
    ['as outbound, when somebody sent it', {}, 3, 'outbound'],
    ['as a confirmation, when the carrier answered a STOP by itself', { way: 'reply' }, 3, 'confirmation'],
    [
      'as forwarded, when it went from a client’s inbox to somebody on call',
      { way: 'reply', toOnCall: true },
      3,
      'forwarded',
    ],
    ['as a page, when it went from the number of the pages', { toOnCall: true }, NO_INBOX, 'page'],
    ['as forwarded, when the carrier put a call through', { way: 'passed-on', channel: 'voice' }, 3, 'forwarded'],
    ['as inbound, when somebody on call replied', { way: 'in' }, NO_INBOX, 'inbound'],
  ])('%s', (_what, more, inboxId, direction) => {
    const { channel = 'sms' } = more;
    expect(cellOf(logged(more), inboxId, '2026-11-22')).toEqual({ ...CELL, channel, inboxId, direction });
  });
});
