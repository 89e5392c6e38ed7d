import type { ConversationFacts } from '../kernel/facts';
import { earlier, later, type Duration, type Instant } from '../kernel/instant';
import type { Edge } from '../kernel/quiet-memory';
import type { QuietPolicy } from '../kernel/quiet-policy';
import { EDGES_KEPT, SPANS_KEPT } from './learn';

/** A time in which the ladder stands still. `to` is Infinity while it is not over. */
export type Pause = { from: Instant; to: Instant; by: PausedBy };
export type PausedBy = 'our-line' | 'advocate-line' | 'network';

/**
 * Every pause that is remembered: our own line and the line of the advocate who answered last (B2.18), and the client's
 * network, as their pages told (B2.5). The last two explain silence for a while only, and then it counts again.
 */
export function pausesOf(facts: ConversationFacts, { pauseAtMost }: QuietPolicy): readonly Pause[] {
  const { lineEdges, advocateEdges, offline } = facts.quiet;
  const agentId = facts.thread.answer?.agentId ?? null;
  const theirs = advocateEdges.filter((edge) => edge.agentId === agentId);
  const capped = (from: Instant, to: Instant): Instant => Math.min(to, from + pauseAtMost);
  return [
    ...spans(lineEdges).map(({ from, to }) => ({ from, to, by: 'our-line' as const })),
    ...spans(theirs).map(({ from, to }) => ({ from, to: capped(from, to), by: 'advocate-line' as const })),
    ...offline.map(({ from, until }) => ({ from, to: capped(from, until ?? Infinity), by: 'network' as const })),
    // What an older version knew of our line, and this memory does not.
    ...(facts.line?.trouble ? [{ from: facts.line.since, to: Infinity, by: 'our-line' as const }] : []),
  ];
}

function spans(edges: readonly Edge[]): { from: Instant; to: Instant }[] {
  const all: { from: Instant; to: Instant }[] = [];
  let from: Instant | null = null;
  for (const { at, on } of edges) {
    if (on) from = from ?? at;
    else if (from !== null) {
      all.push({ from, to: at });
      from = null;
    }
  }
  return from === null ? all : [...all, { from, to: Infinity }];
}

/** Before this moment a pause may have been forgotten, for there were more than are remembered: no clock starts sooner. */
export function pausesKnownFrom({ quiet }: ConversationFacts): Instant | null {
  const { lineEdges, advocateEdges, offline } = quiet;
  const full = [
    lineEdges.length < EDGES_KEPT ? null : (lineEdges[0]?.at ?? null),
    advocateEdges.length < EDGES_KEPT ? null : (advocateEdges[0]?.at ?? null),
    offline.length < SPANS_KEPT ? null : (offline[0]?.from ?? null),
  ];
  return full.reduce(later, null);
}

/** The pause in which this moment lies, the longest of them, or null. */
export function pauseAt(pauses: readonly Pause[], now: Instant): Pause | null {
  return pauses
    .filter(({ from, to }) => from <= now && now < to)
    .reduce<Pause | null>((best, one) => (best === null || one.to > best.to ? one : best), null);
}

/** When `wait` of time that is no pause has gone by since `from`; Infinity while a pause has no end. */
export function afterPauses(from: Instant, wait: Duration, pauses: readonly Pause[]): Instant {
  let at = from;
  let left = wait;
  for (const pause of [...pauses].sort((a, b) => a.from - b.from)) {
    if (pause.to <= at) continue;
    if (pause.from - at >= left && pause.from > at) return at + left;
    left -= Math.max(0, pause.from - at);
    at = pause.to;
  }
  return at + left;
}

/** The moments at which a pause ends. */
export const pauseEnds = (pauses: readonly Pause[], now: Instant): Instant | null =>
  pauses
    .map(({ to }) => to)
    .filter((to) => to > now && to < Infinity)
    .reduce(earlier, null);
