import { addMonths, addDays, firstDayOf, monthOf, nextMonth, type Day } from '../kernel/calendar';
import type { Plan, PlanLength } from '../kernel/credits';

/** Days from the first to before the last. `plan`: what was bought for them; null: nothing was, it is a calendar month. */
export type Period = { from: Day; to: Day; plan: Plan | null };

const MONTHS: Readonly<Record<PlanLength, number>> = { month: 1, quarter: 3, year: 12 };

/**
 * The period that a day falls in. A plan's periods begin on its own day of the month, from its first day on; the last of
 * them ends early when another plan begins. `plans` are in the order of their days, no two of one day.
 */
export function periodOf(day: Day, plans: readonly Plan[]): Period {
  const plan = planOn(day, plans);
  const next = plans.find(({ from }) => from > day)?.from ?? null;
  if (!plan) {
    const from = firstDayOf(monthOf(day));
    return { from, to: earliest(firstDayOf(nextMonth(monthOf(day))), next), plan: null };
  }
  const step = MONTHS[plan.every];
  let periods = 0;
  // Counted from its first day each time, so that a plan of the 31st comes back to the 31st.
  while (addMonths(plan.from, (periods + 1) * step) <= day) periods += 1;
  return {
    from: addMonths(plan.from, periods * step),
    to: earliest(addMonths(plan.from, (periods + 1) * step), next),
    plan,
  };
}

/** The one before it. */
export const periodBefore = ({ from }: Period, plans: readonly Plan[]): Period => periodOf(addDays(from, -1), plans);

/** The plan that holds on a day; null before the first one. */
export const planOn = (day: Day, plans: readonly Plan[]): Plan | null =>
  plans.filter(({ from }) => from <= day).at(-1) ?? null;

const earliest = (a: Day, b: Day | null): Day => (b !== null && b < a ? b : a);
