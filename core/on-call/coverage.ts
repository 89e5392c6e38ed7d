import { DAY, type Duration, type Instant } from '../kernel/instant';
import type { OnCallMemory } from '../kernel/on-call-memory';
import type { OnCallPolicy, Rota, RotaChange } from '../kernel/on-call-policy';
import { addDays, dateOf } from '../kernel/wall-clock';
import { timetable, type Stretch } from './timetable';
import { watches } from './watches';

/** How far ahead is looked, and for how long what was told once is not told again. */
export const AHEAD: Duration = 14 * DAY;

/** What is not covered within the next days. `agentId` null: nobody at all is on call. */
export type Uncovered = { rota: string; from: Instant; until: Instant } & (
  | { what: 'nobody' }
  | { what: 'gone' | 'no-number' | 'opted-out'; agentId: number }
  /** On call at two places at once; `other`: the other rota, or the same one where two of its shifts overlap. */
  | { what: 'twice'; agentId: number; other: string }
);

type Row = Stretch & { rota: string };

/**
 * What will fail within 14 days (B7.5): times at which the desk is closed and nobody is on call, and people on call who
 * cannot be called. The first time of each person and reason counts; times that follow each other are one.
 */
export function uncovered(
  { rotas }: OnCallPolicy,
  known: OnCallMemory,
  changesOf: (rota: Rota) => readonly RotaChange[],
  now: Instant,
): Uncovered[] {
  const rows = rotas.flatMap((rota) =>
    timetable(rota, changesOf(rota), now, now + AHEAD).map((one): Row => ({ ...one, rota: rota.name })),
  );
  // What was changed for a while is seen in the table; which shifts overlap is seen in the shifts themselves.
  const byRota = rotas.flatMap((rota) => {
    const today = dateOf(now, rota.zone);
    const shifts = watches(rota, addDays(today, -1), addDays(today, 14)).filter((watch) => watch.until > now);
    return twice(shifts.map((watch) => ({ ...watch, rota: rota.name })));
  });
  const between = twice(rows).filter((one) => one.what === 'twice' && one.rota !== one.other);
  const found = [...gaps(rows), ...unreachable(rows, known), ...between, ...byRota];
  return found.sort((a, b) => a.from - b.from || (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** The same trouble has the same key, whenever it is looked at: a gap of every Tuesday is one with the next Tuesday's. */
export function keyOf(one: Uncovered): string {
  switch (one.what) {
    case 'nobody':
      return `nobody.${one.rota}.${weekly(one.from)}-${weekly(one.until)}`;
    case 'twice':
      return `twice.${one.rota}.${one.other}.${one.agentId}`;
    default:
      return `${one.what}.${one.rota}.${one.agentId}`;
  }
}

const MINUTES_A_WEEK = 7 * 24 * 60;
const weekly = (at: Instant): number => Math.floor(at / 60_000) % MINUTES_A_WEEK;

function gaps(rows: readonly Row[]): Uncovered[] {
  const found: Uncovered[] = [];
  for (const { rota, from, until, people, backup, open } of rows) {
    if (open || people.length > 0 || backup.length > 0) continue;
    const before = found.at(-1);
    if (before?.rota === rota && before.until === from) before.until = until;
    else found.push({ what: 'nobody', rota, from, until });
  }
  return found;
}

function unreachable(rows: readonly Row[], known: OnCallMemory): Uncovered[] {
  const first = new Map<string, Uncovered>();
  for (const { rota, from, until, people, backup } of rows) {
    for (const agentId of [...people, ...backup]) {
      const what = whyUnreachable(agentId, known);
      if (what === null) continue;
      const one: Uncovered = { what, agentId, rota, from, until };
      if (!first.has(keyOf(one))) first.set(keyOf(one), one);
    }
  }
  return [...first.values()];
}

/** Why this agent cannot be called, or null: they can, as far as is known. */
export function whyUnreachable(
  agentId: number,
  { people, refused }: OnCallMemory,
): 'gone' | 'no-number' | 'opted-out' | null {
  if (refused.some((one) => one.agentId === agentId && one.out)) return 'opted-out';
  if (people === null) return null;
  const one = people.people.find((it) => it.agentId === agentId);
  if (!one?.here) return 'gone';
  return one.number ? null : 'no-number';
}

/** The same person in two rotas, or in two shifts of one rota, at the same time. */
function twice(rows: readonly Omit<Row, 'open'>[]): Uncovered[] {
  const first = new Map<string, Uncovered>();
  rows.forEach((a, i) => {
    for (const b of rows.slice(i + 1)) {
      if (a.from >= b.until || b.from >= a.until) continue;
      const theirs = [...b.people, ...b.backup];
      for (const agentId of [...a.people, ...a.backup].filter((id) => theirs.includes(id))) {
        const [from, until] = [Math.max(a.from, b.from), Math.min(a.until, b.until)];
        const one: Uncovered = { what: 'twice', agentId, rota: a.rota, other: b.rota, from, until };
        if (!first.has(keyOf(one))) first.set(keyOf(one), one);
      }
    }
  });
  return [...first.values()];
}
