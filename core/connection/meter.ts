import type { CountEffect } from '../kernel/effect';
import type { ShownStance } from '../kernel/facts';
import { HOUR } from '../kernel/instant';
import type { ConversationRoom } from '../kernel/room';
import { newestOf } from '../kernel/same';
import { disproved, stanceOf } from './contradictions';
import { verdict } from './verdict';

/** How many stances of one conversation are remembered: a contradiction is heard of soon or never. */
const KEPT = 16;

/**
 * Room `meter`: our verdicts measure themselves. It remembers what side each took, and counts those that later evidence
 * disproves, in both directions, each once, with its kind and the source to blame. Only where a beacon speaks: without one nothing is claimed that could be
 * disproved. It counts; it names nobody.
 */
export const meter: ConversationRoom = {
  name: 'meter',
  learns(facts, event) {
    if (event.kind !== 'effect-planned' || event.effect.kind !== 'count') return facts;
    const { stance, n, claims, counts, verdict: kind, source } = event.effect;
    const { shown, counted } = facts.meter;
    if (counts === 'disproved') {
      const all = [...new Set([...counted, n])].sort((a, b) => a - b);
      return { ...facts, meter: { shown, counted: all.slice(-KEPT) } };
    }
    const heard: ShownStance = {
      n,
      stance,
      from: event.at,
      claims,
      ...(kind !== undefined && { verdict: kind }),
      ...(source !== undefined && { source }),
    };
    const twin = shown.find((one) => one.n === n) ?? null;
    const all = [...shown.filter((one) => one !== twin), newestOf(twin, heard, ({ from }) => -from)];
    return { ...facts, meter: { counted, shown: all.sort((a, b) => a.n - b.n).slice(-KEPT) } };
  },
  wants({ facts, now, policy }) {
    const { snapshot, beacon, meter: known } = facts;
    const isWatched = snapshot?.channel === 'chat' && snapshot.status === 'open' && beacon.pages.length > 0;
    const wishes: { cause: string; effect: CountEffect }[] = [];
    const count = (counts: CountEffect['counts'], { from, ...one }: ShownStance): void =>
      void wishes.push({
        cause: `${counts}-${one.n}`,
        effect: { kind: 'count', counts, ...one, shownAt: from, deadline: now + HOUR },
      });
    for (const one of disproved(facts, now)) if (!known.counted.includes(one.n)) count('disproved', one);
    const last = known.shown.at(-1);
    if (isWatched) {
      const judged = verdict(facts, now, policy);
      const stance = stanceOf(judged);
      const isOther = stance !== (last?.stance ?? 'neither');
      // Within a side another kind of verdict is another statement: it rests on something else.
      if (isOther || (stance !== 'neither' && last?.verdict !== judged.kind)) {
        const claims = 'at' in judged.statement ? (judged.statement.at ?? now) : now;
        const source = judged.reasons[0]?.source ?? 'none';
        count('shown', { n: (last?.n ?? 0) + 1, stance, from: now, claims, verdict: judged.kind, source });
      }
    }
    return { wishes, lookAgainAt: null };
  },
};
