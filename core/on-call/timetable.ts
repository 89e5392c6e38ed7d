import type { Instant } from '../kernel/instant';
import type { Rota, RotaChange } from '../kernel/on-call-policy';
import { openUntil } from '../kernel/open-hours';
import { endOf } from '../kernel/shifts';
import { addDays, dateOf, reached } from '../kernel/wall-clock';
import { onCallAt, type OnCall } from './on-call-at';
import { watches } from './watches';

/** A stretch of time in which the same people are on call. `open`: somebody is at the desk. */
export type Stretch = OnCall & { from: Instant; until: Instant; open: boolean };

/** Who is on call when, from one moment to another, without a hole; each shift that begins begins a stretch of its own. */
export function timetable(rota: Rota, changes: readonly RotaChange[], from: Instant, until: Instant): Stretch[] {
  const [first, last] = [addDays(dateOf(from, rota.zone), -1), dateOf(until, rota.zone)];
  const shifts = watches(rota, first, last);
  const begins = new Set(shifts.map((watch) => watch.from));
  const edges = [
    ...shifts.flatMap((watch) => [watch.from, watch.until]),
    ...[...rota.changes, ...changes].flatMap((change) => [change.from, change.until]),
    ...hourEdges(rota, first, last),
  ].filter((at) => at > from && at < until);
  const cuts = [...new Set([from, ...edges])].sort((a, b) => a - b);
  const stretches: Stretch[] = [];
  cuts.forEach((at, i) => {
    const here = { ...onCallAt(rota, changes, at), open: openUntil(rota, changes, at) !== null };
    const end = cuts[i + 1] ?? until;
    const before = stretches.at(-1);
    if (before && !begins.has(at) && isSame(before, here)) before.until = end;
    else stretches.push({ from: at, until: end, ...here });
  });
  return stretches;
}

function hourEdges({ hours, zone }: Rota, first: string, last: string): Instant[] {
  const edges: Instant[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) {
    for (const { from, to } of hours) edges.push(reached(date, from, zone), reached(date, endOf(from, to), zone));
  }
  return edges;
}

type State = OnCall & { open: boolean };
const isSame = (a: State, b: State): boolean =>
  a.open === b.open && a.people.join() === b.people.join() && a.backup.join() === b.backup.join();
