import type { Wish } from '../kernel/effect';
import type { DeskFacts } from '../kernel/facts';
import { HOUR } from '../kernel/instant';
import type { RingTold } from '../kernel/on-call-events';
import type { OnCallMemory } from '../kernel/on-call-memory';
import type { Situation } from '../kernel/room';
import { conversation } from '../kernel/subject';
import { coversOf, holderOf, type Ring } from './ring';

/** Each conversation for which telephones ring is told so, and who took it, for its panel: at each step, once. */
export function ringWishes(known: OnCallMemory, ring: Ring, { facts, now, policy }: Situation<DeskFacts>): Wish[] {
  const told = toldOf(known, ring, policy, now);
  if (told === null || now >= told.at + HOUR) return [];
  const ids = [...new Set(coversOf(ring).map(({ conversationId }) => conversationId))];
  return ids.flatMap((id): Wish[] => {
    const cause = `ring-${ring.id}-c${id}-${told.n}-${told.state}`;
    if (known.asked.some(({ what }) => what === cause)) return [];
    const to = conversation(facts.subject.accountId, id);
    return [{ cause, effect: { kind: 'tell', to, what: { kind: 'ring', ring: told }, deadline: now + HOUR } }];
  });
}

function toldOf(known: OnCallMemory, ring: Ring, policy: Situation['policy'], now: number): RingTold | null {
  const { id, startedAt: since, steps, takers } = ring;
  const step = steps.at(-1);
  if (!step) return null;
  const over = known.over.find((one) => one.ring === id) ?? null;
  const holder = holderOf(ring, policy.onCall, now);
  const [state, at] =
    over !== null
      ? (['over', over.at] as const)
      : holder !== null
        ? (['taken', holder.at] as const)
        : (['ringing', step.at] as const);
  const n = 2 * (steps.length + takers.length) + (over === null ? 0 : 1);
  return { ring: id, state, n, at, since, people: step.people, by: holder?.agentId ?? null };
}
