import type { Wish } from '../kernel/effect';
import type { DeskFacts } from '../kernel/facts';
import { HOUR, MINUTE, type Duration, type Instant } from '../kernel/instant';
import type { ToldWait } from '../kernel/on-call-events';
import type { Cover, OnCallMemory, OverRing, Taken } from '../kernel/on-call-memory';
import type { Situation } from '../kernel/room';
import { attemptsOf, writeAttempt, writeTaking } from './attempt';
import { overMarker, takenMarker } from './marker';
import { overNote, takenNote } from './notes';
import { pageCause } from './page-id';
import { standDownText } from './page-text';
import { coversOf, holderOf, isCovered, type Ring } from './ring';

/** A page that was heard of later than this after its ring was over is not followed by another. */
const STILL_TOLD: Duration = 15 * MINUTE;
const UNTOLD: Duration = HOUR;

/** A ring of which nobody waits any more: with what became of each of its waits. Null while somebody does. */
export function overOf(ring: Ring, waits: readonly ToldWait[], others: readonly Ring[], now: Instant): OverRing | null {
  const ended = coversOf(ring).map((cover) => {
    const wait = waits.find((one) => one.conversationId === cover.conversationId);
    // A newer wait of the same conversation: somebody answered in between, and they have written again.
    if (wait && isCovered(wait, [cover])) return wait.over && { ...cover, over: wait.over };
    if (wait) return { ...cover, over: { how: 'answered' as const, at: wait.since, by: null } };
    // Nobody has told of it since our memory was emptied: who still waits is told again within the hour.
    return now >= ring.startedAt + UNTOLD ? { ...cover, over: { how: 'put-away' as const, at: now, by: null } } : null;
  });
  const open = ended.filter((one) => one === null).length;
  const moved = (cover: Cover): boolean =>
    others.some((one) => isNewer(one, ring) && coversOf(one).some((it) => sameWait(it, cover)));
  const left = coversOf(ring).filter((_, i) => ended[i] === null);
  if (open > 0 && !left.every(moved)) return null;
  return { ring: ring.id, at: now, waits: ended.filter((one) => one !== null) };
}

const isNewer = (one: Ring, than: Ring): boolean => one.id !== than.id && one.startedAt > than.startedAt;
const sameWait = (a: Cover, b: Cover): boolean => a.conversationId === b.conversationId && a.messageId === b.messageId;

/** The note that closes a ring, with all that was tried: the proof. */
export function overWish(over: OverRing, ring: Ring, zone: string, { policy }: Situation<DeskFacts>): Wish {
  const pages = attemptsOf(ring);
  const calls = pages.filter(({ purpose }) => purpose !== 'stand-down').length;
  const lines = [...pages.map(writeAttempt), ...ring.takers.map(writeTaking)];
  return {
    cause: `on-call-over-${ring.id}`,
    effect: {
      ...{ kind: 'note', about: 'on-call', text: overNote(over, ring.letter, calls, zone, policy) },
      ...{ mention: [], marker: overMarker(over, ring, lines) },
      deadline: over.at + HOUR,
    },
  };
}

/**
 * Those who were paged and need not look any more are told so, once: somebody took it, or nobody waits (B7.7). Whoever took
 * it, or answered, knows.
 */
export function standDowns(known: OnCallMemory, ring: Ring, { now, policy }: Situation<DeskFacts>): Wish[] {
  const over = known.over.find((one) => one.ring === ring.id) ?? null;
  const holder = holderOf(ring, policy.onCall, now);
  const since = over?.at ?? holder?.at ?? null;
  if (since === null || now >= since + STILL_TOLD) return [];
  const knows = [ring.takers.at(-1)?.agentId, ...(over?.waits.map((wait) => wait.over.by) ?? [])];
  const paged = new Map<number, Instant>();
  for (const { ref, sentAt } of ring.pages) {
    if (ref.purpose !== 'stand-down' && sentAt !== null)
      paged.set(ref.agentId, Math.max(sentAt, paged.get(ref.agentId) ?? 0));
  }
  // One that is told before it was paged last is told again.
  return [...paged].flatMap(([agentId, at]): Wish[] => {
    const n = ring.pages.filter(({ ref }) => ref.agentId === agentId && ref.purpose !== 'stand-down').length;
    const cause = pageCause({ ring: ring.id, agentId, purpose: 'stand-down', n });
    const isAsked = known.asked.some(({ what }) => what === cause);
    if (knows.includes(agentId) || isAsked || at > now) return [];
    const text = standDownText(over ? 'over' : 'taken', ring.letter, policy);
    const { id, letter } = ring;
    const what = { kind: 'page-on-call', ring: id, n, agentId, purpose: 'stand-down', by: 'text' } as const;
    return [{ cause, effect: { ...what, letter, text, deadline: now + STILL_TOLD } }];
  });
}

/** That somebody took it stands in a note too: a memory that was emptied wakes nobody for it again. */
export function takenWishes(
  known: OnCallMemory,
  ring: Ring,
  zone: string,
  { now, policy }: Situation<DeskFacts>,
): Wish[] {
  return ring.takers.flatMap((taken): Wish[] => {
    const what = takenKey(ring.id, taken);
    if (now >= taken.at + HOUR || known.asked.some((one) => one.what === what)) return [];
    const text = takenNote(taken, ring.letter, zone, policy);
    const marker = takenMarker(ring.id, taken);
    return [
      { cause: what, effect: { kind: 'note', about: 'on-call', text, mention: [], marker, deadline: now + HOUR } },
    ];
  });
}

export const takenKey = (ring: string, { agentId, at }: Taken): string => `on-call-taken-${ring}-${agentId}-${at}`;
