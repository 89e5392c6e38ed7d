import type { Instant } from '../kernel/instant';
import { MINUTE, SECOND, type Duration } from '../kernel/instant';
import type { Page, PageFacts } from '../kernel/page';
import type { Policy } from '../kernel/policy';

/**
 * How the client's pages stand, of all of them the one that speaks most for somebody being there. `at`: since when, or of
 * a page that went silent when it was last heard. `heardAt`: the newest word it rests on.
 */
export type Stand =
  | { is: 'open'; at: Instant; heardAt: Instant; chat: boolean }
  | { is: 'hidden'; at: Instant; heardAt: Instant; fresh: boolean }
  | { is: 'offline' | 'silent'; at: Instant; heardAt: Instant }
  /** `leftAt`: from when on it counts as left; null while one of their pages has not said that it was left. */
  | { is: 'closed'; at: Instant; heardAt: Instant; leftAt: Instant | null };

/** A visible page beats every 15 s: with three beats lost in a row it has been silent for this long (C2, C3). */
export const BEAT_WINDOW: Duration = 50 * SECOND;

/** Browsers let a hidden page speak once a minute or not at all (B1.3): only then is it old news that it is hidden. */
const HIDDEN_WINDOW: Readonly<Record<Page['device'], Duration>> = { desktop: 3 * MINUTE, phone: 4 * MINUTE };

/** More pages than are remembered: one that never said it was left may have been forgotten. */
const ALL_REMEMBERED = 8;

/**
 * How their pages stand; null when none was ever heard of. `wellSince`: when trouble with our own line was over. Who came
 * back meanwhile could not be heard, so the grace of a leave begins anew then.
 */
export function standOf({ pages }: PageFacts, now: Instant, policy: Policy, wellSince: Instant | null): Stand | null {
  const open = pages.filter(({ state, lastHeardAt }) => state === 'visible' && now < lastHeardAt + BEAT_WINDOW);
  if (open.length > 0) {
    const heardAt = Math.max(...open.map(({ lastHeardAt }) => lastHeardAt));
    return { is: 'open', at: heardAt, heardAt, chat: open.some(({ chat }) => chat === 'open') };
  }
  const hidden = pages.filter((page) => page.state === 'hidden' && now < hiddenUntil(page));
  const page = newestHeard(hidden.length > 0 ? hidden : pages);
  if (page === null) return null;
  const { since, lastHeardAt: heardAt } = page;
  switch (page.state) {
    case 'visible':
      return { is: 'silent', at: heardAt, heardAt };
    case 'hidden':
      return { is: 'hidden', at: since, heardAt, fresh: now < hiddenUntil(page) };
    case 'offline':
      return { is: 'offline', at: since, heardAt };
    case 'left':
      return { is: 'closed', at: since, heardAt, leftAt: leftAt(pages, policy, wellSince) };
  }
}

/** The moments at which the pages would stand otherwise, if nothing more is heard. */
export function standChanges({ pages }: PageFacts, policy: Policy, wellSince: Instant | null): readonly Instant[] {
  const left = leftAt(pages, policy, wellSince);
  return [
    ...pages.flatMap((page) => [page.lastHeardAt + BEAT_WINDOW, hiddenUntil(page)]),
    ...(left === null ? [] : [left]),
  ];
}

/** Every page said that it was left, and the grace has passed (B2.16, B2.17): a reload is not a leave. */
function leftAt(pages: readonly Page[], { connection }: Policy, wellSince: Instant | null): Instant | null {
  if (pages.length >= ALL_REMEMBERED || pages.some(({ state }) => state !== 'left')) return null;
  const from = wellSince ?? 0;
  return Math.max(...pages.map(({ since, device }) => Math.max(since, from) + connection.leaveGrace[device]));
}

const hiddenUntil = ({ lastHeardAt, device }: Page): Instant => lastHeardAt + HIDDEN_WINDOW[device];

/** Of two heard at the same moment the one last in that state; by its id where that is the same too. */
function newestHeard(pages: readonly Page[]): Page | null {
  const byAge = (a: Page, b: Page): number =>
    a.lastHeardAt - b.lastHeardAt || a.since - b.since || (a.id < b.id ? -1 : 1);
  return [...pages].sort(byAge).at(-1) ?? null;
}
