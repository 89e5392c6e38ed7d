import type { NoteMarker } from '../kernel/event';
import type { Duration, Instant } from '../kernel/instant';
import type { WaitOver } from '../kernel/on-call-events';
import type { Cover, OnCallMemory, Step } from '../kernel/on-call-memory';
import type { OnCallPolicy } from '../kernel/on-call-policy';
import { attemptsOf, readAttempt, readTaking, type Attempt, type Taking } from './attempt';
import { gathered } from './long-list';
import { readOver, readStep } from './marker';
import { coversOf, isCovered, ringsOf } from './ring';

/** One ring of the telephones, from its first page until nobody waited any more. Agents by number; of clients nothing. */
export type ProvenRing = {
  letter: string;
  startedAt: Instant;
  /** Null: somebody still waits. */
  endedAt: Instant | null;
  attempts: readonly Attempt[];
  takings: readonly Taking[];
  /** When there was nobody on the rota who could be paged. */
  nobodyAt: readonly Instant[];
  clients: readonly ProvenClient[];
};

/** One client's wait: since when, and how it ended. Which client is not told. */
export type ProvenClient = { since: Instant; over: WaitOver | null };

/** How many were answered within the goal; `gone`: left, or took it back, before it; `open`: it is not over for them yet. */
export type Answered = { inTime: number; late: number; gone: number; open: number; goal: Duration };

export type Proof = { rings: readonly ProvenRing[]; answered: Answered };
export type Span = { from: Instant; until: Instant };

type Known = ProvenRing & { covers: readonly (Cover & { over: WaitOver | null })[] };

/**
 * The proof of a span (B7.8): what stands in the notes of the desk's conversation, and what is known beside them of the
 * rings that go on or ended lately. `now` decides who can no longer be answered in time.
 */
export function proofOf(
  notes: readonly NoteMarker[],
  live: OnCallMemory,
  policy: OnCallPolicy,
  { from, until }: Span,
  now: Instant,
): Proof {
  const ids = new Set([...notes.map(({ data }) => data['ring']), ...live.steps.map(({ ring }) => ring)]);
  const all = [...ids].flatMap((id) => (typeof id === 'string' ? provenRing(id, notes, live, policy) : []));
  const rings = all.filter(({ startedAt }) => startedAt >= from && startedAt < until);
  rings.sort((a, b) => a.startedAt - b.startedAt);
  return {
    rings: rings.map(({ covers: _covers, ...ring }) => ring),
    answered: answered(
      rings.flatMap(({ covers }) => covers),
      policy.goal,
      now,
    ),
  };
}

function provenRing(id: string, notes: readonly NoteMarker[], live: OnCallMemory, policy: OnCallPolicy): Known[] {
  const own = notes.filter(({ data }) => data['ring'] === id);
  const steps = [...own.flatMap((note) => readStep(note) ?? []), ...live.steps.filter(({ ring }) => ring === id)];
  const over = own.flatMap((note) => readOver(note) ?? [])[0] ?? live.over.find(({ ring }) => ring === id) ?? null;
  const written = own.filter(({ kind }) => kind === 'on-call-over').flatMap(({ data }) => gathered('pages', data));
  const ring = ringsOf(live, policy).find((one) => one.id === id);
  const letter = steps[0]?.letter ?? own.map(({ data }) => data['letter']).find((it) => typeof it === 'string');
  const began = own.map(({ data }) => data['startedAt']).filter((at) => typeof at === 'number');
  const startedAt = Math.min(...steps.map(({ at }) => at), ...began);
  if (letter === undefined || !Number.isFinite(startedAt)) return [];
  const covers = coversOf({ steps }).map((cover) => ({ ...cover, over: overOf(cover, over?.waits ?? [], live) }));
  const told = (over?.waits ?? []).filter((wait) => !covers.some((cover) => sameWait(cover, wait)));
  const clients = [...covers, ...told];
  return [
    {
      ...{ letter, startedAt, endedAt: over?.at ?? null, nobodyAt: nobodyOf(steps), covers: clients },
      // What was heard since the note was written is newer.
      attempts: joined([...written.flatMap((line) => readAttempt(line) ?? []), ...(ring ? attemptsOf(ring) : [])]),
      takings: once([...written.flatMap((line) => readTaking(line) ?? []), ...(ring?.takers ?? [])]),
      clients: clients.map(({ since, over: end }) => ({ since, over: end })),
    },
  ];
}

const sameWait = (a: Cover, b: Cover): boolean => a.conversationId === b.conversationId && a.messageId === b.messageId;

function overOf(cover: Cover, told: readonly (Cover & { over: WaitOver })[], { waits }: OnCallMemory): WaitOver | null {
  const written = told.find((wait) => sameWait(wait, cover));
  if (written) return written.over;
  return waits.find((wait) => isCovered(wait, [cover]) && wait.conversationId === cover.conversationId)?.over ?? null;
}

const nobodyOf = (steps: readonly Step[]): Instant[] => [
  ...new Set(steps.filter(({ level }) => level === 'nobody').map(({ at }) => at)),
];

function joined(attempts: readonly Attempt[]): Attempt[] {
  const all = new Map(attempts.map((one) => [`${one.purpose} ${one.n} ${one.agentId}`, one]));
  return [...all.values()].sort((a, b) => a.at - b.at || a.agentId - b.agentId);
}

function once(takings: readonly Taking[]): Taking[] {
  const all = new Map(takings.map(({ agentId, how, at }) => [`${agentId} ${at}`, { agentId, how, at }]));
  return [...all.values()].sort((a, b) => a.at - b.at);
}

/** Each wait once, though two rings may have told of it; an answer counts before any other end. */
function answered(
  covers: readonly (Cover & { over: WaitOver | null })[],
  goal: Duration,
  now: Instant,
): Proof['answered'] {
  const waits = new Map<string, Cover & { over: WaitOver | null }>();
  for (const cover of covers) {
    const key = `${cover.conversationId} ${cover.messageId}`;
    const known = waits.get(key);
    if (!known || rank(cover.over) > rank(known.over)) waits.set(key, cover);
  }
  const sums = { inTime: 0, late: 0, gone: 0, open: 0, goal };
  for (const { since, over } of waits.values()) sums[classOf(since, over, goal, now)] += 1;
  return sums;
}

const rank = (over: WaitOver | null): number => (over === null ? 0 : over.how === 'answered' ? 2 : 1);

function classOf(since: Instant, over: WaitOver | null, goal: Duration, now: Instant): keyof Omit<Answered, 'goal'> {
  const inTime = (over?.at ?? now) <= since + goal;
  if (over?.how === 'answered') return inTime ? 'inTime' : 'late';
  // Whoever left or was put away later than that was not answered in time.
  if (!inTime) return 'late';
  return over === null ? 'open' : 'gone';
}
