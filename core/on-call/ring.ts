import type { Instant } from '../kernel/instant';
import type { ToldWait } from '../kernel/on-call-events';
import type { Cover, OnCallMemory, Page, Step, Taken } from '../kernel/on-call-memory';
import type { OnCallPolicy } from '../kernel/on-call-policy';
import { refOf, type PageRef } from './page-id';

/** One ring as it stands: its steps in order, its pages, and who has taken it. */
export type Ring = {
  id: string;
  rota: string;
  letter: string;
  steps: readonly Step[];
  startedAt: Instant;
  pages: readonly (Page & { ref: PageRef })[];
  /** Who took it, one after the other; only the last one may still hold it. */
  takers: readonly Taken[];
  over: boolean;
};

/** How long after its last page a letter is still understood. */
const LETTER_HOLDS = 2 * 3_600_000;

/** All rings that are remembered, the oldest first. */
export function ringsOf(known: OnCallMemory, policy: OnCallPolicy): Ring[] {
  const byRing = new Map<string, Step[]>();
  for (const step of known.steps) byRing.set(step.ring, [...(byRing.get(step.ring) ?? []), step]);
  const pages = known.pages.flatMap((page) => {
    const ref = refOf(page.page);
    return ref ? [{ ...page, ref }] : [];
  });
  const rings = [...byRing].map(([id, steps]): Ring => {
    steps.sort((a, b) => a.n - b.n);
    const [first] = steps as [Step];
    const ring = {
      id,
      ...{ rota: first.rota, letter: first.letter, steps, startedAt: Math.min(...steps.map(({ at }) => at)) },
      pages: pages.filter(({ ref }) => ref.ring === id),
      over: known.over.some((one) => one.ring === id),
    };
    return { ...ring, takers: takersOf(ring, known, policy) };
  });
  return rings.sort((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1));
}

/**
 * Who took it: whoever was paged, and answered while nobody else held it (B7.7). A letter that comes late, from somebody who
 * was not paged, or after it was over takes nothing.
 */
function takersOf(ring: Omit<Ring, 'takers'>, known: OnCallMemory, policy: OnCallPolicy): Taken[] {
  const endedAt = known.over.find((one) => one.ring === ring.id)?.at ?? Infinity;
  const takers: Taken[] = [];
  for (const one of known.taken) {
    const holder = takers.at(-1);
    if (one.at >= endedAt || (holder && one.at < holder.at + policy.lapseAfter)) continue;
    if (takes(one, ring)) takers.push(one);
  }
  return takers;
}

function takes({ of, how, agentId, at }: Taken, { id, letter, steps }: Omit<Ring, 'takers'>): boolean {
  const before = steps.filter((step) => step.at <= at);
  // Whoever may see the conversation and takes it in the panel need not have been paged.
  if (how === 'panel')
    return before.some(({ covers }) => covers.some(({ conversationId }) => of === `c${conversationId}`));
  const paged = before.filter(({ people }) => people.includes(agentId));
  if (paged.length === 0) return false;
  return how === 'key' ? of === id : of === letter && at < (paged.at(-1)?.at ?? 0) + LETTER_HOLDS;
}

/** Who holds it now, or null: nobody took it, or they did and have not answered for too long. */
export function holderOf({ takers }: Ring, policy: OnCallPolicy, now: Instant): Taken | null {
  const last = takers.at(-1);
  return last && now < last.at + policy.lapseAfter ? last : null;
}

/** The waits that its pages told of, each once. */
export function coversOf({ steps }: Pick<Ring, 'steps'>): Cover[] {
  const all = new Map<string, Cover>();
  for (const cover of steps.flatMap(({ covers }) => covers)) {
    all.set(`${cover.conversationId} ${cover.messageId}`, cover);
  }
  return [...all.values()];
}

/** Whether this wait is one of those: the same conversation, and nothing newer than what was told of. */
export const isCovered = (wait: ToldWait, covers: readonly Cover[]): boolean =>
  covers.some((one) => one.conversationId === wait.conversationId && one.messageId >= wait.messageId);

/** Whether such a reply would take anything that rings now; one that comes late or from somebody else does not. */
export const wouldTake = (known: OnCallMemory, policy: OnCallPolicy, reply: Taken): boolean =>
  ringsOf(known, policy).some((ring) => !ring.over && takes(reply, ring));
