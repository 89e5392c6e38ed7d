import { later, MINUTE, SECOND, type Duration, type Instant } from '../kernel/instant';
import type { OnCallMemory, Level, Step } from '../kernel/on-call-memory';
import type { OnCallPolicy, Rota, RotaChange } from '../kernel/on-call-policy';
import { onCallAt } from './on-call-at';
import type { Ring } from './ring';

/** Between two steps of one ring: time to look at the telephone before somebody else is woken too. */
export const BETWEEN: Duration = 2 * MINUTE;

/** A page that has not left by then does not leave any more: the next step would page at the same time. */
export const LEAVES_WITHIN: Duration = 90 * SECOND;

/** What the ladder is climbed with: who can be paged on each level at this moment. */
export type Callable = Readonly<Record<Exclude<Level, 'remind' | 'nobody'>, readonly number[]>>;

/** Who is to be called on each level, without those who cannot be: gone from Chatwoot, without a number, or opted out. */
export function callable(
  rota: Rota,
  changes: readonly RotaChange[],
  known: OnCallMemory,
  supervisors: readonly number[],
  now: Instant,
): Callable {
  const { people, backup } = onCallAt(rota, changes, now);
  const last = rota.supervisors.length > 0 ? rota.supervisors : supervisors;
  const all = [...new Set([...people, ...backup, ...last])];
  const can = (ids: readonly number[]): number[] => ids.filter((id) => canBePaged(id, known));
  return { primary: can(people), again: can(people), backup: can(backup), supervisor: can(last), all: can(all) };
}

/** What nobody has told us is taken for possible: then the hand finds out. */
export function canBePaged(agentId: number, { people, refused }: OnCallMemory): boolean {
  if (refused.some((one) => one.agentId === agentId && one.out)) return false;
  const one = people?.people.find((it) => it.agentId === agentId);
  return people === null || (one !== undefined && one.here && one.number);
}

/** The next step of a ring, and when it is due. */
export type NextStep = { level: Exclude<Level, 'remind'>; at: Instant };

const ORDER = ['primary', 'again', 'backup', 'supervisor', 'all'] as const;

/**
 * Where the ladder goes on (B7.2): the first people at once, again after 3 minutes, the backup at 6, the supervisor at 10,
 * then all of them every 10 minutes. A page that failed brings the next people at once; a step that nobody can be called on
 * is passed over. `lapsedAt`: somebody took it and did not answer. `joined`: a new client has joined those who wait.
 * `others`: until then the telephones ring for another ring of this rota.
 */
export function nextStep(
  ring: Ring | null,
  who: Callable,
  { ladder }: OnCallPolicy,
  now: Instant,
  { lapsedAt, joined, others }: { lapsedAt: Instant | null; joined: boolean; others: Instant },
): NextStep {
  const climbed = (ring?.steps ?? []).filter(({ level }) => level !== 'remind');
  const last = climbed.filter(({ level }) => level !== 'nobody').at(-1) ?? null;
  const newest = ring?.steps.at(-1) ?? null;
  const rest = Math.max(ring === null ? now : restsUntil(ring), others);
  if (who.all.length === 0) {
    const nobody = climbed.filter(({ level }) => level === 'nobody').at(-1) ?? null;
    return { level: 'nobody', at: nobody === null ? (newest === null ? now : rest) : nobody.at + ladder.rounds };
  }
  if (ring === null || last === null) {
    const first = ORDER.find((level) => who[level].length > 0) ?? 'all';
    return { level: first, at: now };
  }
  const failed = hasFailed(last, ring);
  const level = levelAfter(last, who, failed, now >= ring.startedAt + ladder.backup);
  if (level !== 'all' && failed) return { level, at: Math.max(now, others) };
  if (!hasLeft(last, ring)) return { level, at: rest };
  if (lapsedAt !== null && lapsedAt > last.at) return { level, at: Math.max(lapsedAt, others) };
  if (level === 'all') {
    // Nobody could have heard the last round, or somebody has come since: not a whole round later.
    const joins = joined || failed ? Math.max(last.at + ladder.again, rest) : Infinity;
    return { level, at: Math.min(last.at + ladder.rounds, joins) };
  }
  return { level, at: later(ring.startedAt + offsetOf(level, ladder), rest) ?? rest };
}

/** `late`: the backup is due already, so the first people are not called a second time before them. */
function levelAfter({ level }: Step, who: Callable, failed: boolean, late: boolean): (typeof ORDER)[number] {
  const place = ORDER.findIndex((one) => one === level);
  const skipsAgain = failed || late;
  const next = ORDER.slice(place + 1).find((one) => who[one].length > 0 && !(one === 'again' && skipsAgain));
  return next ?? 'all';
}

function offsetOf(level: 'primary' | 'again' | 'backup' | 'supervisor', ladder: OnCallPolicy['ladder']): Duration {
  return level === 'primary' ? 0 : ladder[level];
}

/** Until when nobody else is woken for a ring: time to look at the telephone. */
export function restsUntil(ring: Ring): Instant {
  const newest = ring.steps.at(-1);
  return newest ? leftAt(newest, ring) + BETWEEN : -Infinity;
}

/** When the last of a step's pages left, as far as it was heard. */
function leftAt({ n, at }: Step, { pages }: Ring): Instant {
  const own = pages.filter(({ ref }) => ref.n === n && ref.purpose !== 'stand-down');
  return Math.max(at, ...own.map(({ sentAt }) => sentAt ?? at));
}

/** Whether anything became of this step: with our provider away, or ourselves, all of its pages may have come too late. */
const hasLeft = ({ n }: Step, { pages }: Ring): boolean =>
  pages.some(({ ref, sentAt, failed }) => ref.n === n && (sentAt !== null || failed !== null));

/** Everybody whom this step called cannot have heard it. */
function hasFailed({ n, people }: Step, { pages }: Ring): boolean {
  return people.every((agentId) => {
    const page = pages.find(({ ref }) => ref.n === n && ref.agentId === agentId && ref.purpose === 'wake');
    const delivered = page?.heard.delivered ?? page?.heard.heard ?? null;
    return page !== undefined && delivered === null && (page.failed !== null || page.heard.failed !== undefined);
  });
}
