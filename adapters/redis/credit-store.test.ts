import fc from 'fast-check';
import { testRedis } from '../../test/support/redis';
import { beginOf, type Day } from '../../core/kernel/calendar';
import { cellKey } from '../../core/credits/cell';
import { addTallies, hear, settle, tallyOf, type Known, type Tally } from '../../core/credits/ledger';
import { DIRECTIONS, type Entry } from '../../core/kernel/credits';
import { DAY } from '../../core/kernel/instant';
import { countEntries, idsUntil, ledgerKeys, packId, settleEntries, unpackId } from './credit-store';
import { eachKnown, readCounts } from './read-credits';

const redis = testRedis();
beforeEach(() => redis.flushdb());

const ZONE = 'America/New_York';
const AT = { accountId: 1, zone: ZONE };
const MONTHS = ['2026-10', '2026-11', '2026-12'];
const NOW = beginOf('2026-11-05', ZONE);

const SID = (n: number): string => `SM${String(n).padStart(32, '0')}`;
const entry = (n: number, more: Partial<Entry> = {}): Entry => ({
  ...{ id: SID(n), at: NOW, inboxId: 3, direction: 'outbound', channel: 'sms', units: 1 },
  ...more,
});

/** What stands in the ledger, in a form in which two of them can be compared. */
async function ledger(): Promise<Record<string, Tally>> {
  const lines = (await Promise.all(MONTHS.map((month) => readCounts(redis, 1, month)))).flat();
  return Object.fromEntries(lines.map(({ cell, tally }) => [cellKey(cell), tally]));
}

describe('the ledger in Redis', () => {
  it('counts a message once, however often it hears of it', async () => {
    await countEntries(redis, AT, [entry(1), entry(2, { units: 3 })], NOW);
    await countEntries(redis, AT, [entry(2, { units: 3 }), entry(1), entry(1)], NOW);
    expect(Object.values(await ledger())).toMatchObject([{ messages: 2, units: 4 }]);
  });

  it('says what the arithmetic of the rules says, whatever is heard in whatever order', async () => {
    const days: Day[] = ['2026-10-31', '2026-11-01', '2026-11-05'];
    const cell = fc.record({
      day: fc.constantFrom(...days),
      inboxId: fc.constantFrom(3, 10),
      direction: fc.constantFrom(...DIRECTIONS),
      channel: fc.constant('sms' as const),
    });
    const told = fc.record({
      n: fc.integer({ min: 1, max: 3 }),
      cell,
      mode: fc.constantFrom('heard', 'billed'),
      units: fc.constantFrom(null, 1, 2, 3),
      billed: fc.integer({ min: 0, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(told, { maxLength: 12 }), async (all) => {
        await redis.flushdb();
        const known = new Map<number, Known>();
        for (const { n, cell: at, mode, units, billed } of all) {
          if (mode === 'heard') {
            known.set(n, hear(known.get(n) ?? null, at, units));
            await countEntries(redis, AT, [{ ...at, id: SID(n), at: beginOf(at.day, ZONE), units }], NOW);
          } else {
            known.set(n, settle(known.get(n) ?? null, at, billed));
            await settleEntries(redis, AT, [{ id: SID(n), cell: at, units: billed }], NOW);
          }
        }
        const expected = new Map<string, Tally>();
        for (const one of known.values()) {
          const tally = tallyOf(one);
          const before = expected.get(cellKey(one.cell));
          expected.set(cellKey(one.cell), before ? addTallies(before, tally) : tally);
        }
        const something = [...expected].filter(([, tally]) => JSON.stringify(tally).match(/[1-9]/));
        expect(await ledger()).toEqual(Object.fromEntries(something));
        const kept = new Map<string, Known>();
        for (const month of MONTHS) {
          for await (const page of eachKnown(redis, 1, month)) for (const [id, one] of page) kept.set(id, one);
        }
        expect(kept).toEqual(new Map([...known].map(([n, one]) => [SID(n), one])));
      }),
      { numRuns: 300 },
    );
  });

  it('does not count what it may have forgotten to have counted', async () => {
    const late = idsUntil('2026-11', ZONE);
    await countEntries(redis, AT, [entry(1)], late);
    expect(await ledger()).toEqual({});
    await countEntries(redis, AT, [entry(1)], late - 1);
    expect(Object.keys(await ledger())).toHaveLength(1);
  });

  it('forgets ids after a month and counts after years', async () => {
    const now = Date.now();
    await countEntries(redis, AT, [entry(1, { at: now })], now);
    const month = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit' }).format(now);
    const { ids, counts } = ledgerKeys(1, month.slice(0, 7));
    const days = async (key: string): Promise<number> => ((await redis.ttl(key)) * 1_000) / DAY;
    expect(await days(ids)).toBeGreaterThan(39);
    expect(await days(ids)).toBeLessThan(73);
    expect(await days(counts)).toBeGreaterThan(790);
  });

  it('takes at most 100 bytes a message, and holds neither a conversation nor a contact', async () => {
    const all = Array.from({ length: 5_000 }, (_, i) =>
      entry(0, { id: `SM${(i * 7919).toString(16).padStart(32, 'a')}` }),
    );
    await countEntries(redis, AT, all, NOW);
    const { ids, counts } = ledgerKeys(1, '2026-11');
    const bytes = Number(await redis.memory('USAGE', ids, 'SAMPLES', 0));
    expect(bytes / all.length).toBeLessThanOrEqual(100);
    expect(await redis.hlen(counts)).toBe(2);
  });
});

describe('an id', () => {
  it.each([
    'SM0123456789abcdef0123456789abcdef',
    'MMffffffffffffffffffffffffffffffff',
    'CA00000000000000000000000000000001',
    'm31',
    'SMshort',
  ])('is packed and unpacked: %s', (id) => {
    expect(unpackId(packId(id))).toBe(id);
    expect(packId(id).length).toBeLessThanOrEqual(24);
  });
});
