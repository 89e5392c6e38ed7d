import type { DeskCreditsMemory } from '../kernel/credits-memory';
import type { Effect } from '../kernel/effect';
import type { HelplineEvent } from '../kernel/event';
import { DAY, HOUR, type Duration, type Instant } from '../kernel/instant';
import { NOTHING, type Wants } from '../kernel/room';
import { newestOf } from '../kernel/same';
import { isAway } from './reconciled-words';

/** A night's comparison that fails is tried again for hours; older than this and a night was missed. */
const OLD: Duration = DAY + 2 * HOUR;

/**
 * Tells every open conversation that the count has not been compared with the carrier's bill for more than a day, because
 * the carrier cannot be asked; and when it has been again. The count goes on meanwhile.
 */
export function tellsAway(memory: DeskCreditsMemory, now: Instant): Wants {
  const { reconciled, comparison = null } = memory;
  const oldAt = reconciled === null ? -Infinity : reconciled.at + OLD;
  const away = isAway(memory) && now >= oldAt;
  const lookAgainAt = isAway(memory) && now < oldAt ? oldAt : null;
  if (away === (comparison?.away ?? false)) return { ...NOTHING, lookAgainAt };
  const comparedAt = reconciled?.at ?? null;
  const what = { kind: 'comparison-told' as const, away, comparedAt };
  const effect: Effect = { kind: 'tell-open-conversations', what, deadline: now + HOUR };
  return { wishes: [{ cause: `comparison-${comparedAt ?? 0}-${away}-${comparison?.at ?? 0}`, effect }], lookAgainAt };
}

/** That they were told is remembered, or they would be told again. */
export function learnAway(known: DeskCreditsMemory, event: HelplineEvent): DeskCreditsMemory {
  if (event.kind !== 'effect-planned' || event.effect.kind !== 'tell-open-conversations') return known;
  const { what } = event.effect;
  if (what.kind !== 'comparison-told') return known;
  const { away, comparedAt } = what;
  return {
    ...known,
    comparison: newestOf(known.comparison ?? null, { away, comparedAt, at: event.at }, ({ at }) => at),
  };
}
