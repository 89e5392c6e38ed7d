import { countEntries, settleEntries } from '../adapters/redis/credit-store';
import { eachKnown, readCounts } from '../adapters/redis/read-credits';
import { creditsOf } from '../core/credits/balance';
import { cellKey, type Cell } from '../core/credits/cell';
import { compare } from '../core/credits/compare';
import type { Known } from '../core/credits/ledger';
import { messagesOf, unitsOf } from '../core/credits/ledger';
import { entryOf, owedFor } from '../core/credits/owed';
import { readLedger } from '../core/credits/read-ledger';
import { INBOXES, monthOf, snapshotOf, type Made } from '../core/credits-month.arbitrary';
import { NO_DESK_CREDITS } from '../core/kernel/credits-memory';
import { USUAL_CREDITS, USUAL_PRICES, type Entry, type Plan } from '../core/kernel/credits';
import { DEFAULT_POLICY, type Policy } from '../core/kernel/policy';
import { testRedis } from './support/redis';

const redis = testRedis();
const MESSAGES = 50_000;
const MONTH = '2026-11';
const AT = { accountId: 1, zone: 'UTC' };
const NOW = Date.UTC(2026, 10, 30, 23, 59);

/** In the middle of the month another plan begins, which is bigger and whose outbound segments cost more. */
const dearer = { ...USUAL_PRICES, sms: { ...USUAL_PRICES.sms, outbound: 1.5 } };
const plans: readonly Plan[] = [
  { from: '2026-11-01', every: 'month', credits: 60_000, carryOver: 0, prices: USUAL_PRICES },
  { from: '2026-11-16', every: 'month', credits: 90_000, carryOver: 0, prices: dearer },
];
const policy: Policy = { ...DEFAULT_POLICY, credits: { ...USUAL_CREDITS, zone: 'UTC', plans } };

const { made, heard } = monthOf(MESSAGES, 7);
const cellOf = ({ day, inboxId, direction, channel }: Made): Cell => ({ day, inboxId, direction, channel });
const lines = () => readCounts(redis, 1, MONTH);

/** By cell, messages and units; reckoned from what was made, one message after the other. */
function truth(
  unitsIn: (one: Made) => number | null,
  isCounted: (one: Made) => boolean,
): Record<string, [number, number]> {
  const cells: Record<string, [number, number]> = {};
  for (const one of made) {
    if (!isCounted(one)) continue;
    const key = cellKey(cellOf(one));
    const [messages, units] = cells[key] ?? [0, 0];
    cells[key] = [messages + 1, units + (unitsIn(one) ?? 0)];
  }
  return cells;
}
const ledger = async (): Promise<Record<string, [number, number]>> =>
  Object.fromEntries(
    (await lines()).map(({ cell, tally }) => [cellKey(cell), [messagesOf(tally), unitsOf(tally)] as [number, number]]),
  );

/** What was heard, as a worker counts it: what costs nothing yet is no entry. */
async function hear(some: typeof heard): Promise<void> {
  const entries = some.flatMap(({ inboxId, event }): Entry[] => {
    const owed = owedFor(event);
    const isTollFree = INBOXES.find(({ id }) => id === inboxId)?.tollFree ?? false;
    const entry = owed && entryOf(owed, snapshotOf(inboxId), isTollFree);
    return entry ? [entry] : [];
  });
  await countEntries(redis, AT, entries, NOW);
}

/** The ledger compared with the bill, message by message; what is written is what the rule says. Gives the verdicts. */
async function reconcile(): Promise<Record<string, number>> {
  const known = new Map<string, Known>();
  for await (const page of eachKnown(redis, 1, MONTH)) for (const [id, one] of page) known.set(id, one);
  const verdicts: Record<string, number> = {};
  const settlements = made.flatMap((one) => {
    if (one.sid === null) return [];
    const { verdict, billed } = compare(known.get(one.sid) ?? null, one.billed);
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
    return billed === null ? [] : [{ id: one.sid, cell: cellOf(one), units: billed }];
  });
  await settleEntries(redis, AT, settlements, NOW);
  return verdicts;
}

describe('a month of 50,000 messages, heard twice, late, out of order, before the carrier took them, and never', () => {
  it('stands in the ledger as it was, whatever was heard of it', async () => {
    await hear(heard);
    const counted = await ledger();
    expect(counted).toEqual(
      truth(
        ({ counted: units }) => units,
        ({ counted: units }) => units !== null,
      ),
    );
    await hear(heard.filter((_, i) => i % 10 === 0));
    expect(await ledger()).toEqual(counted);
  });

  it('is what the bill says after one comparison, and a second one finds nothing', async () => {
    const of = (fate: Made['fate']): number => made.filter((one) => one.sid !== null && one.fate === fate).length;
    const pictures = made.filter(({ channel, fate }) => channel === 'mms' && fate === 'wordless').length;
    expect(await reconcile()).toMatchObject({
      ...{ missing: of('lost'), extra: of('extra'), differs: of('differs') + of('wordless') - pictures },
    });
    const isBilled = (one: Made): boolean => (one.sid === null ? one.counted !== null : one.billed !== 0);
    const bill = truth((one) => one.billed ?? one.counted, isBilled);
    const standing = Object.entries(await ledger()).filter(([, [messages]]) => messages > 0);
    expect(Object.fromEntries(standing)).toEqual(bill);
    expect(await reconcile()).toEqual({ agrees: made.filter(({ sid }) => sid !== null).length });
  });

  it('costs what each message cost by the plan of its day, and the second plan’s period holds its own alone', async () => {
    const cost = (one: Made): number => {
      const price =
        one.channel === 'mms'
          ? 3
          : one.channel === 'sms' && one.direction === 'outbound' && one.day >= '2026-11-16'
            ? 1.5
            : 1;
      return price * (one.sid === null ? (one.counted ?? 0) : (one.billed ?? 0));
    };
    const sum = (some: readonly Made[]): number => some.reduce((all, one) => all + cost(one), 0);
    const all = await lines();
    expect(creditsOf(all, plans)).toBe(sum(made));
    const read = readLedger(all, policy, NO_DESK_CREDITS, NOW);
    expect(read.period).toEqual({ from: '2026-11-16', to: '2026-12-16' });
    expect([read.used, read.included]).toEqual([sum(made.filter(({ day }) => day >= '2026-11-16')), 90_000]);
  });
});
