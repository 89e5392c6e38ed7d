import type { Instant } from '../kernel/instant';
import { NO_ON_CALL_MEMORY, type OnCallMemory } from '../kernel/on-call-memory';
import type { Rota, RotaChange } from '../kernel/on-call-policy';
import { holds, openUntil } from '../kernel/open-hours';
import type { Policy } from '../kernel/policy';
import { addDays, dateOf, reached, wallTime, WEEKDAYS, weekdayOf } from '../kernel/wall-clock';
import { whatChanges } from '../on-call/change-note';
import { changesFor } from '../on-call/changes-for';
import { AHEAD, uncovered } from '../on-call/coverage';
import { sayUncovered } from '../on-call/coverage-words';
import { timetable, type Stretch } from '../on-call/timetable';
import type { RotaChangeShown, RotaDay, RotaRow, RotaShown, RotaView } from './rota-contract';

type Agents = RotaView['agents'];

/** What a supervisor sees of the rotas: from this week's Monday on, 14 days ahead. */
export function presentRota(given: OnCallMemory | undefined, now: Instant, policy: Policy, agents: Agents): RotaView {
  const known = given ?? NO_ON_CALL_MEMORY;
  const nameOf = (id: number): string => agents.find((agent) => agent.id === id)?.name ?? `#${id}`;
  const { onCall, language } = policy;
  const zoneOf = (rota: string): string => onCall.rotas.find(({ name }) => name === rota)?.zone ?? policy.zone;
  const problems = uncovered(onCall, known, (rota) => changesFor(rota, known), now);
  return {
    ...{ at: now, language, agents },
    rotas: onCall.rotas.map((rota) => shownRota(rota, known, now, policy, nameOf)),
    problems: problems.map((one) => sayUncovered(one, zoneOf(one.rota), nameOf, language)),
    faults: onCall.faults,
  };
}

function shownRota(
  rota: Rota,
  known: OnCallMemory,
  now: Instant,
  policy: Policy,
  nameOf: (id: number) => string,
): RotaShown {
  const { name, zone, inboxes, teams } = rota;
  const changes = changesFor(rota, known);
  const today = dateOf(now, zone);
  const monday = addDays(today, -WEEKDAYS.indexOf(weekdayOf(today)));
  const last = dateOf(now + AHEAD, zone);
  // A night that begins on the last day is shown to its end.
  const rows = timetable(rota, changes, reached(monday, 0, zone), reached(addDays(last, 2), 0, zone));
  const shown = rows.filter(({ from }) => dateOf(from, zone) <= last);
  return {
    ...{ name, zone, inboxes, teams, open: openUntil(rota, changes, now) !== null, now: wallTime(now, zone) },
    days: daysOf(shown, [...rota.changes, ...changes], zone, now),
    changes: changesShown(rota, known, now, policy, nameOf),
  };
}

function daysOf(rows: readonly Stretch[], changes: readonly RotaChange[], zone: string, now: Instant): RotaDay[] {
  const days = new Map<string, RotaRow[]>();
  for (const row of rows) {
    const { from, until, people, backup, open } = row;
    const isNobody = people.length + backup.length === 0;
    const date = dateOf(from, zone);
    const shown: RotaRow = {
      ...{ from: wallTime(from, zone), until: wallTime(until, zone), people, backup },
      state: isNobody ? (open ? 'desk' : 'nobody') : 'on-call',
      changed: changes.some((one) => one.what !== 'forward-all' && one.from < until && one.until > from),
      isNow: now >= from && now < until,
    };
    days.set(date, [...(days.get(date) ?? []), shown]);
  }
  return [...days].map(([date, of]) => ({ date, rows: of }));
}

/** Those that hold or will, the next first. */
function changesShown(
  rota: Rota,
  { changes }: OnCallMemory,
  now: Instant,
  { language }: Policy,
  nameOf: (id: number) => string,
): RotaChangeShown[] {
  const own = changes.flatMap(({ id, by, rota: of, change }) =>
    change !== null && (of === null || of === rota.name) ? [{ id, by, change }] : [],
  );
  return [...rota.changes.map((change) => ({ id: null, by: null, change })), ...own]
    .filter(({ change }) => change.until > now)
    .sort((a, b) => a.change.from - b.change.from)
    .map(({ id, by, change }) => ({
      ...{ id, by, words: whatChanges(change, nameOf, language), forwardsAll: change.what === 'forward-all' },
      ...{
        from: wallTime(change.from, rota.zone),
        until: wallTime(change.until, rota.zone),
        isNow: holds(change, now),
      },
    }));
}
