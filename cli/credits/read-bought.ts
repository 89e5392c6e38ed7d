import { isDay, type Day } from '../../core/kernel/calendar';
import type { Bought } from '../../core/kernel/bought';
import type { Plan, PlanLength } from '../../core/kernel/credits';

/** What was read of a command's words, or what is wrong with them: what was got, and what was expected. */
export type Read = { ok: true; bought: Bought } | { ok: false; fault: string };

/** As high as the policy's own numbers may be. */
const MOST = 1_000_000_000;
const LENGTHS: readonly PlanLength[] = ['month', 'quarter', 'year'];

const wrong = (name: string, got: string, expected: string): Read => ({
  ok: false,
  fault: `${name}: got ${JSON.stringify(got)}, expected ${expected}`,
});

const whole = (text: string): number | null => (/^\d{1,10}$/.test(text) && Number(text) <= MOST ? Number(text) : null);

/** `top-up CREDITS --on DAY [--take-back]`: credits bought beside the plan, or taken back. */
export function readTopUp(amount: string, { on, takeBack }: { on: string; takeBack: boolean }): Read {
  const credits = whole(amount);
  if (credits === null || credits === 0) return wrong('top-up', amount, 'a whole number of credits, 1 to 1000000000');
  if (!isDay(on)) return wrong('--on', on, 'a day such as 2026-11-20');
  return { ok: true, bought: { what: 'top-up', on, credits: takeBack ? -credits : credits } };
}

export type PlanWords = { from: string; every: string; carryOver?: string };

/**
 * `plan CREDITS --from DAY --every month|quarter|year [--carry-over none|all|CREDITS]`. `inPolicy`: the days from which the
 * policy has plans; of two from one day nobody could say which holds.
 */
export function readPlan(amount: string, { from, every, carryOver }: PlanWords, inPolicy: readonly Day[]): Read {
  const credits = whole(amount);
  if (credits === null) return wrong('plan', amount, 'a whole number of credits, 0 to 1000000000');
  if (!isDay(from)) return wrong('--from', from, 'a day such as 2026-12-01');
  if (inPolicy.includes(from)) {
    return wrong('--from', from, 'a day from which the policy has no plan; that plan is changed in the policy');
  }
  const length = LENGTHS.find((one) => one === every);
  if (!length) return wrong('--every', every, 'month, quarter or year');
  const carried = carryOverOf(carryOver);
  if (carried === undefined) return wrong('--carry-over', carryOver ?? '', 'none, all or a whole number of credits');
  return { ok: true, bought: { what: 'plan', from, every: length, credits, carryOver: carried } };
}

function carryOverOf(text: string | undefined): Plan['carryOver'] | null | undefined {
  if (text === undefined) return null;
  if (text === 'none') return 0;
  return text === 'all' ? text : (whole(text) ?? undefined);
}
