import type { Instant } from './instant';
import type { Policy } from './policy';
import { endOf } from './shifts';
import { addDays, dateOf, reached, weekdayOf } from './wall-clock';

type Span = { from: Instant; to: Instant; people: readonly number[] };

/** All shifts that begin from yesterday to the day after tomorrow, as moments. */
function spansAround({ shifts, zone }: Policy, now: Instant): readonly Span[] {
  const today = dateOf(now, zone);
  return [-1, 0, 1, 2].flatMap((days) => {
    const date = addDays(today, days);
    return shifts
      .filter((shift) => shift.days.includes(weekdayOf(date)))
      .map(({ from, to, people }) => ({
        from: reached(date, from, zone),
        to: reached(date, endOf(from, to), zone),
        people,
      }));
  });
}

/** When this agent's time on shift ends, shifts that follow each other taken as one; null when they are on none. */
export function shiftEndsAt(policy: Policy, agentId: number, now: Instant): Instant | null {
  const theirs = spansAround(policy, now).filter(({ people }) => people.includes(agentId));
  let end: Instant | null = null;
  for (;;) {
    const reachedEnd: Instant = end ?? now;
    const further = theirs.filter(({ from, to }) => from <= reachedEnd && to > reachedEnd).map(({ to }) => to);
    if (further.length === 0) return end;
    end = Math.max(...further);
  }
}

/** The next shift to begin within two days: when, and who comes. Null when there is none. */
export function nextShift(policy: Policy, now: Instant): { from: Instant; people: readonly number[] } | null {
  const coming = spansAround(policy, now).filter(({ from }) => from > now);
  if (coming.length === 0) return null;
  const from = Math.min(...coming.map((span) => span.from));
  const people = coming.filter((span) => span.from === from).flatMap((span) => span.people);
  return { from, people: [...new Set(people)].sort((a, b) => a - b) };
}
