import { accept } from '../../adapters/redis/mailbox';
import { readCounts } from '../../adapters/redis/read-credits';
import { readFacts } from '../../adapters/redis/facts-store';
import type { BillLine } from '../../practice/twilio/nouns';
import type { Counted } from '../../core/credits/balance';
import { unitsOf } from '../../core/credits/ledger';
import { dayOf, monthOf } from '../../core/kernel/calendar';
import { NO_DESK_CREDITS, type DeskCreditsMemory, type Reconciled } from '../../core/kernel/credits-memory';
import { desk, subjectKey } from '../../core/kernel/subject';
import type { Road } from './road';
import { until } from './until';

const DESK = desk(1);

/** What is asked of the ledger, and what it is held against. */
export function ledgerActs(road: Road) {
  const { redis } = road.world;
  const memory = async (): Promise<DeskCreditsMemory> => {
    const facts = await readFacts(redis, subjectKey(DESK));
    return (facts?.kind === 'desk' && facts.credits) || NO_DESK_CREDITS;
  };
  const lines = (): Promise<readonly Counted[]> => readCounts(redis, 1, monthOf(dayOf(road.clock.now(), 'UTC')));
  const ask = async (): Promise<number> => {
    const now = road.clock.now();
    const heard = { id: `asked:${now}`, at: now, heardAt: now, via: 'ourselves' as const };
    await accept(redis, [{ ...heard, kind: 'reconcile-asked', subject: DESK }], now);
    road.world.bell.ring(subjectKey(DESK));
    return now;
  };
  const isOver = ({ run }: DeskCreditsMemory, since: number): boolean =>
    run !== null && run !== undefined && run.step === null && run.startedAt >= since;
  return {
    ...{ memory, lines, ask },
    /** The first comparison of a desk that knows nothing. */
    first: () => until('the first comparison', async () => isOver(await memory(), 0)),
    /** One that is asked for now, to its end. */
    async compared(): Promise<Reconciled> {
      const asked = await ask();
      await until('the comparison', async () => isOver(await memory(), asked));
      const { reconciled } = await memory();
      if (!reconciled || reconciled.at < asked) throw new Error('nothing was compared');
      return reconciled;
    },
    /** Units of texts in the ledger, to us and by us, as a bill has them. */
    texts: async (): Promise<{ inbound: number; outbound: number }> => {
      const sms = (await lines()).filter(({ cell }) => cell.channel === 'sms');
      const sum = (isIn: boolean): number =>
        sms
          .filter(({ cell }) => (cell.direction === 'inbound') === isIn)
          .reduce((all, { tally }) => all + unitsOf(tally), 0);
      return { inbound: sum(true), outbound: sum(false) };
    },
  };
}

/** What a bill comes to, in segments. */
export function billed(bill: readonly BillLine[]): { inbound: number; outbound: number } {
  const sum = (category: BillLine['category']): number =>
    bill.filter((line) => line.category === category).reduce((all, { units }) => all + units, 0);
  return { inbound: sum('sms-inbound'), outbound: sum('sms-outbound') };
}
