import { USUAL_PRICES, type CreditsPolicy, type Plan, type Prices, type TopUp } from '../kernel/credits';
import type { DeskCreditsMemory } from '../kernel/credits-memory';
import type { Day } from '../kernel/calendar';
import type { Cell } from './cell';
import { unitsOf, type Tally } from './ledger';
import { periodBefore, planOn, type Period } from './period';

/** One line of the ledger: what is counted where. */
export type Counted = { cell: Cell; tally: Tally };

/** How far back unused credits are followed: what a plan of a month carries over for two years. */
const MOST_PERIODS = 24;

/** The plans that hold: the policy's, and those that were noted by command, with the prices of the plan before them. */
export function plansIn(policy: CreditsPolicy, noted: DeskCreditsMemory['plans']): readonly Plan[] {
  const byDay = new Map<Day, Plan>();
  const all = [...policy.plans, ...[...noted].sort((a, b) => a.noteId - b.noteId)];
  for (const one of all) {
    const before = planOn(one.from, policy.plans);
    const { prices = USUAL_PRICES } = before ?? {};
    const carryOver = one.carryOver ?? before?.carryOver ?? 0;
    byDay.set(one.from, { carryOver, prices, from: one.from, every: one.every, credits: one.credits });
  }
  // What the policy says of a day itself comes before a note: it can be read and corrected.
  for (const plan of policy.plans) byDay.set(plan.from, plan);
  return [...byDay.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** What was bought beside the plans: in the policy, and by command; two notes of one command are one. */
export function topUpsIn(policy: CreditsPolicy, noted: DeskCreditsMemory['topUps']): readonly TopUp[] {
  const once = new Map(noted.map((one) => [one.key ?? `note ${one.noteId}`, one]));
  return [...policy.topUps, ...once.values()];
}

/** What the lines of a ledger cost, each by the prices of the plan that held on its day. In credits. */
export function creditsOf(lines: readonly Counted[], plans: readonly Plan[]): number {
  return rounded(
    lines.reduce(
      (sum, { cell, tally }) => sum + unitsOf(tally) * pricesOn(cell.day, plans)[cell.channel][cell.direction],
      0,
    ),
  );
}

export const pricesOn = (day: Day, plans: readonly Plan[]): Prices => planOn(day, plans)?.prices ?? USUAL_PRICES;

/** Fractions of prices add up to odd ends in binary; nobody is billed less than a hundredth. */
const rounded = (credits: number): number => Math.round(credits * 100) / 100;

/**
 * What a period holds: the plan, what was bought beside it, and what was left of the period before as far as the plan
 * takes it along. `usedIn`: what was used in a period; null when the ledger knows nothing of it, and then nothing of it
 * is carried over. Null: no plan holds.
 */
export function includedIn(
  period: Period,
  plans: readonly Plan[],
  topUps: readonly TopUp[],
  usedIn: (period: Period) => number | null,
): number | null {
  return holds(period, plans, topUps, usedIn, MOST_PERIODS);
}

function holds(
  period: Period,
  plans: readonly Plan[],
  topUps: readonly TopUp[],
  usedIn: (period: Period) => number | null,
  left: number,
): number | null {
  const { plan, from, to } = period;
  if (plan === null) return null;
  const bought = topUps.filter(({ on }) => on >= from && on < to).reduce((sum, { credits }) => sum + credits, 0);
  // What was taken back by command takes nothing from the plan itself.
  const inPlan = plan.credits + Math.max(0, bought);
  const most = plan.carryOver === 'all' ? Infinity : plan.carryOver;
  if (most === 0 || left === 0) return inPlan;
  const before = periodBefore(period, plans);
  const used = usedIn(before);
  const held = used === null ? null : holds(before, plans, topUps, usedIn, left - 1);
  const rest = held === null || used === null ? 0 : Math.max(0, held - used);
  return rounded(inPlan + Math.min(most, rest));
}

/** The lines that fall in a period. */
export const linesIn = (lines: readonly Counted[], { from, to }: Pick<Period, 'from' | 'to'>): readonly Counted[] =>
  lines.filter(({ cell }) => cell.day >= from && cell.day < to);
