import type { Effect, Wish } from '../kernel/effect';
import type { Bought, Told } from '../kernel/bought';
import { DAY, type Instant } from '../kernel/instant';
import type { Policy } from '../kernel/policy';
import { newestOf } from '../kernel/same';
import { creditsMarker } from './marker';
import { boughtNote } from './bought-words';

/** More commands than that are not given before the first of them is noted. */
const TOLD_KEPT = 40;
/** Chatwoot may be away for as long; it is noted when it is back. */
const NOTED_WITHIN = 7 * DAY;

/** Hears of a command, or that its note was asked for: each of them once, whatever is heard first. */
export function withBought(known: readonly Told[], one: Told): readonly Told[] {
  const twin = known.find(({ key }) => key === one.key) ?? null;
  const { bought } = newestOf<{ bought: Bought }>(twin && { bought: twin.bought }, { bought: one.bought }, () => 0);
  const noted = one.noted || (twin?.noted ?? false);
  const all = [...known.filter((other) => other !== twin), { key: one.key, bought, noted }];
  return all.sort((a, b) => (a.key < b.key ? -1 : 1)).slice(-TOLD_KEPT);
}

/** What was told by a command counts when it stands in a note: there it is read by people, and by a rebuild. */
export const notesOf = (told: readonly Told[], now: Instant, policy: Policy): readonly Wish[] =>
  told
    .filter(({ noted }) => !noted)
    .map(({ key, bought }) => {
      const effect: Effect = {
        kind: 'note',
        about: 'credits',
        text: boughtNote(bought, policy.language),
        mention: [],
        marker: creditsMarker({ ...bought, key }),
        deadline: now + NOTED_WITHIN,
      };
      return { cause: `credits-bought-${key}`, effect };
    });
