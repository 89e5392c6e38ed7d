import {
  addDays,
  beginOf,
  dayOf,
  daysBetween,
  firstDayOf,
  monthOf,
  nextMonth,
  type Day,
  type Month,
} from '../kernel/calendar';
import type { Plan } from '../kernel/credits';
import type { DeskCreditsMemory, LedgerRead } from '../kernel/credits-memory';
import type { Instant } from '../kernel/instant';
import type { Policy } from '../kernel/policy';
import { creditsOf, includedIn, linesIn, plansIn, topUpsIn, type Counted } from './balance';
import { periodOf, type Period } from './period';

/** A forecast rests on eight weeks at most: what was before it was another time. */
const DAYS_BACK = 56;
/** Unused credits are followed back so far. */
const MONTHS_BACK = 24;

type Noted = Pick<DeskCreditsMemory, 'plans' | 'topUps'>;

/** The zone in which the days of the ledger begin. */
export const ledgerZone = ({ credits, zone }: Policy): string => credits.zone ?? zone;

/** Which months of the ledger have to be read to say how much is used and what is coming, the newest last. */
export function monthsToRead(policy: Policy, noted: Noted, now: Instant): readonly Month[] {
  const today = dayOf(now, ledgerZone(policy));
  const period = periodOf(today, plansIn(policy.credits, noted.plans));
  const carries = period.plan !== null && period.plan.carryOver !== 0;
  const back = carries ? firstDayOf(nextMonth(monthOf(today), -MONTHS_BACK)) : addDays(today, -DAYS_BACK);
  const months: Month[] = [];
  for (
    let month = monthOf(back < period.from ? back : period.from);
    month <= monthOf(today);
    month = nextMonth(month)
  ) {
    months.push(month);
  }
  return months;
}

/** The ledger read at `now`, from the lines of those months: what the desk is told, and nothing else. */
export function readLedger(lines: readonly Counted[], policy: Policy, noted: Noted, now: Instant): LedgerRead {
  const zone = ledgerZone(policy);
  const plans = plansIn(policy.credits, noted.plans);
  const today = dayOf(now, zone);
  const { from, to, ...period } = periodOf(today, plans);
  const usedIn = (one: Period): number | null => usedOf(linesIn(lines, one), plans);
  const topUps = topUpsIn(policy.credits, noted.topUps);
  const begins = beginOf(today, zone);
  return {
    at: now,
    period: { from, to },
    included: includedIn({ from, to, ...period }, plans, topUps, usedIn),
    used: creditsOf(linesIn(lines, { from, to }), plans),
    today: {
      day: today,
      // A day of 23 or 25 hours is over when the next one begins.
      over: (now - begins) / (beginOf(addDays(today, 1), zone) - begins),
      used: on(today, lines, plans),
    },
    days: fullDays(lines, plans, today),
  };
}

/** Null: nothing at all is known of that time, which is not the same as nothing used. */
const usedOf = (lines: readonly Counted[], plans: readonly Plan[]): number | null =>
  lines.length === 0 ? null : creditsOf(lines, plans);

const on = (day: Day, lines: readonly Counted[], plans: readonly Plan[]): number =>
  creditsOf(linesIn(lines, { from: day, to: addDays(day, 1) }), plans);

/** Each day since the ledger knows anything; the first is left out, because it began somewhere within it. */
function fullDays(lines: readonly Counted[], plans: readonly Plan[], today: Day): readonly number[] {
  const first = lines.reduce((earliest, { cell }) => (cell.day < earliest ? cell.day : earliest), today);
  const known = Math.max(0, daysBetween(first, today) - 1);
  const count = Math.min(DAYS_BACK, known);
  return Array.from({ length: count }, (_, i) => on(addDays(today, i - count), lines, plans));
}
