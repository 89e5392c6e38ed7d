import type { CountEffect } from '../kernel/effect';
import type { ShownStance } from '../kernel/facts';
import { HOUR } from '../kernel/instant';
import type { ConversationRoom } from '../kernel/room';
import { newestOf } from '../kernel/same';
import { disproved, stanceOf } from './contradictions';
import { verdict } from './verdict';

/** How many stances of one conversation are remembered: a contradiction is heard of soon or never. */
const KEPT = 8;

/**
 * Room `meter`: our verdicts measure themselves. It remembers what side each took, and counts those that later evidence
 * disproves, in both directions, each once. Only where a beacon speaks: without one nothing is claimed that could be
 * disproved. It counts; it names nobody.
 */
export const meter: ConversationRoom = {
  name: 'meter',
  learns(facts, event) {
    if (event.kind !== 'effect-planned' || event.effect.kind !== 'count') return facts;
    const { stance, n, claims, counts } = event.effect;
    const { shown, counted } = facts.meter;
    if (counts === 'disproved') {
      const all = [...new Set([...counted, n])].sort((a, b) => a - b);
      return { ...facts, meter: { shown, counted: all.slice(-KEPT) } };
    }
    const heard: ShownStance = { n, stance, from: event.at, claims };
    const twin = shown.find((one) => one.n === n) ?? null;
    const all = [...shown.filter((one) => one !== twin), newestOf(twin, heard, ({ from }) => -from)];
    return { ...facts, meter: { counted, shown: all.sort((a, b) => a.n - b.n).slice(-KEPT) } };
  },
  wants({ facts, now, policy }) {
    const { snapshot, beacon, meter: known } = facts;
    const isWatched = snapshot?.channel === 'chat' && snapshot.status === 'open' && beacon.pages.length > 0;
    const wishes: { cause: string; effect: CountEffect }[] = [];
    const count = (counts: CountEffect['counts'], { n, stance, claims }: Omit<ShownStance, 'from'>): void =>
      void wishes.push({
        cause: `${counts}-${n}`,
        effect: { kind: 'count', counts, n, stance, claims, deadline: now + HOUR },
      });
    for (const one of disproved(facts, now)) if (!known.counted.includes(one.n)) count('disproved', one);
    const last = known.shown.at(-1);
    if (isWatched) {
      const judged = verdict(facts, now, policy);
      const stance = stanceOf(judged);
      if (stance !== (last?.stance ?? 'neither')) {
        const claims = 'at' in judged.statement ? (judged.statement.at ?? now) : now;
        count('shown', { n: (last?.n ?? 0) + 1, stance, claims });
      }
    }
    return { wishes, lookAgainAt: null };
  },
};
