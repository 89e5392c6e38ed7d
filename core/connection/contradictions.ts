import type { ConversationFacts, ShownStance } from '../kernel/facts';
import { SECOND, type Duration, type Instant } from '../kernel/instant';
import type { Page } from '../kernel/page';
import type { Stance } from '../kernel/stance';
import type { Verdict } from './verdict';

/** As long as news is usually on its way (a webhook 20 s): who was wrong for less was only not told yet. */
export const USUAL_DELAY: Duration = 20 * SECOND;

/** What a verdict takes sides for: that they are there, that they left, or neither, as most careful sentences do. */
export function stanceOf({ kind, statement }: Verdict): Stance {
  if (kind === 'left') return 'gone';
  if (statement.says === 'wrote' || statement.says === 'typing') return statement.then === null ? 'there' : 'neither';
  return statement.says === 'open' || kind === 'reading' ? 'there' : 'neither';
}

/**
 * The stances shown that what was heard later disproves, by their number: they were there while we said left, or every
 * page of theirs was gone or without a network while we said they are there, each for longer than news usually takes. A pure
 * function of sets, so no order of hearing matters. Most of what was shown can never be checked.
 */
export function disproved(facts: ConversationFacts, now: Instant): readonly ShownStance[] {
  const { shown } = facts.meter;
  return shown.filter((one, i) => {
    const until = shown[i + 1]?.from ?? now;
    if (one.stance === 'gone') {
      return signsOf(facts).some((at) => at > one.claims && Math.max(at, one.from) + USUAL_DELAY < until);
    }
    if (one.stance !== 'there') return false;
    const side = sideOf(shown, i, now);
    // Blamed is what stood when it had been wrong for as long as news takes.
    return absencesOf(facts).some((away) => {
      const wrongAt = Math.max(away.from, side.from) + USUAL_DELAY;
      return wrongAt < Math.min(away.until, side.until) && one.from <= wrongAt && wrongAt < until;
    });
  });
}

/** Moments at which they certainly were there: what they sent, and what their pages said of themselves. */
function signsOf({ thread, beacon }: ConversationFacts): Instant[] {
  const { pages, arrivals } = beacon;
  return [
    ...thread.inbound.map(({ at }) => at),
    ...pages.flatMap(({ bornAt, readyAt, shownAt }) => [bornAt, readyAt, shownAt]),
    ...pages.filter(({ state }) => state === 'visible').flatMap(({ since, lastHeardAt }) => [since, lastHeardAt]),
    ...arrivals.flatMap(({ inPageAt, onScreenAt }) => [inPageAt, onScreenAt]),
  ].filter((at) => at !== null);
}

type Away = { from: Instant; until: Instant };

/** Spans without any of their pages, as far as all that was heard goes: something sent in between says otherwise. */
function absencesOf({ thread, presence, beacon }: ConversationFacts): Away[] {
  const signs = [presence.openedAt, presence.typingOn, ...thread.inbound.map(({ at }) => at)];
  return absences(beacon.pages).filter(
    ({ from, until }) => !signs.some((at) => at !== null && at > from + SECOND && at < until),
  );
}

/** Spans in which none of their pages could be there, by the pages' own word. */
function absences(pages: readonly Page[]): Away[] {
  return pages.flatMap((page) => {
    const next = Math.min(...pages.filter(({ bornAt }) => bornAt > page.since).map(({ bornAt }) => bornAt));
    const own = [page.offline, page.state === 'left' ? { from: page.since, until: next } : null];
    return own.filter((away) => away !== null).filter((away) => noOther(page, away, pages));
  });
}

/** No other page was there meanwhile: each had left before, or came later. */
const noOther = (page: Page, away: Away, pages: readonly Page[]): boolean =>
  pages.every(
    (one) => one === page || one.bornAt >= away.until || (one.state === 'left' && one.since <= away.from + USUAL_DELAY),
  );

/** From when until when this side was taken, in however many statements one after another. */
function sideOf(shown: readonly ShownStance[], i: number, now: Instant): { from: Instant; until: Instant } {
  const { stance } = shown[i] as ShownStance;
  const before = shown.slice(0, i).findIndex((_, k, all) => all.slice(k).every((one) => one.stance === stance));
  const after = shown.slice(i).find((one) => one.stance !== stance);
  return { from: (shown[before < 0 ? i : before] as ShownStance).from, until: after?.from ?? now };
}
