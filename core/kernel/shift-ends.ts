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

/** People on shift, and from when. */
export type Relief = { from: Instant; people: readonly number[] };

/**
 * Who takes over from this agent: whoever is on shift when theirs ends, or at once where they are on none; else those whose
 * shift begins next, within two days. Where these shifts begin at different times, each from their own: `from` is when they
 * are there, never before `at`. The first first; none: nobody.
 */
export function shiftAfter(policy: Policy, giver: number, at: Instant): readonly Relief[] {
  const end = shiftEndsAt(policy, giver, at) ?? at;
  const others = spansAround(policy, at)
    .map((span) => ({ ...span, people: span.people.filter((id) => id !== giver) }))
    .filter(({ people }) => people.length > 0);
  const there = others.filter(({ from, to }) => from <= end && to > end);
  const coming = others.filter(({ from }) => from > end);
  const next = Math.min(...coming.map(({ from }) => from));
  return eachFromTheirOwn(there.length > 0 ? there : coming.filter(({ from }) => from === next), at);
}

function eachFromTheirOwn(spans: readonly Relief[], at: Instant): readonly Relief[] {
  const begins = new Map<number, Instant>();
  for (const { from, people } of spans) {
    for (const id of people) begins.set(id, Math.min(begins.get(id) ?? Infinity, Math.max(at, from)));
  }
  const times = [...new Set(begins.values())].sort((a, b) => a - b);
  const whoAt = (from: Instant): number[] => [...begins].filter(([, begin]) => begin === from).map(([id]) => id);
  return times.map((from) => ({ from, people: whoAt(from).sort((a, b) => a - b) }));
}

/** When this agent comes on shift, within two days. Null: they are on one at this moment, or no shift names them. */
export function comesOnAt(policy: Policy, agentId: number, at: Instant): Instant | null {
  const theirs = spansAround(policy, at).filter(({ people }) => people.includes(agentId));
  if (theirs.some(({ from, to }) => from <= at && to > at)) return null;
  const coming = theirs.map(({ from }) => from).filter((from) => from > at);
  return coming.length > 0 ? Math.min(...coming) : null;
}
