import fc from 'fast-check';
import { MINUTE, SECOND, type Instant } from './kernel/instant';
import type { Page, PageState } from './kernel/page';

/** As many pages as are remembered: of a page that was forgotten less is known than of one that was never heard. */
const PAGES = 8;

/** How many words a page has to say. */
const WORDS = 6;

type Step = { state: PageState; chat: Page['chat'] };

/** What really became of one page: how it stood with each word of its own, and with which of them its chat had loaded. */
type Life = { steps: readonly Step[]; loaded: number };

const life: fc.Arbitrary<Life> = fc.record({
  steps: fc.array(
    fc.record({
      state: fc.constantFrom<PageState>('visible', 'visible', 'hidden', 'offline', 'left'),
      chat: fc.constantFrom('open' as const, 'closed' as const),
    }),
    { minLength: WORDS, maxLength: WORDS },
  ),
  loaded: fc.integer({ min: 1, max: WORDS }),
});

/** Of each page one life, and then any words of these lives, in any order and heard as late as may be. */
export const pageWords = (start: Instant): fc.Arbitrary<fc.Arbitrary<Page>> =>
  fc.array(life, { minLength: PAGES, maxLength: PAGES }).map((lives) =>
    fc
      .record({
        page: fc.integer({ min: 0, max: PAGES - 1 }),
        seq: fc.integer({ min: 1, max: WORDS }),
        later: fc.integer({ min: 0, max: 9 }),
      })
      .map(({ page, seq, later }) => account(lives, page, start + page * 8 * MINUTE, seq, later)),
  );

/**
 * The whole account that this page gives of itself with this word. It tells the truth: a later word has a higher number
 * and a later hearing, and what was once known keeps its time (`plugin/beacon/hear-page.ts`).
 */
function account(lives: readonly Life[], page: number, bornAt: Instant, seq: number, later: number): Page {
  const { steps, loaded } = lives[page] as Life;
  const so = steps.slice(0, seq);
  const sinceOf = (i: number): Instant => bornAt + (i + 1) * MINUTE;
  const states = so.map(({ state }) => state);
  const left = states.lastIndexOf('left');
  const back = states.slice(0, -1).lastIndexOf('offline') + 1;
  // That it was shown is a word of its own, after the one with which it was so.
  const shown = so.slice(0, -1).findIndex(({ state, chat }, i) => {
    return i + 1 >= loaded && state === 'visible' && chat === 'open';
  });
  return {
    id: `p${page}`,
    seq,
    device: page % 2 === 0 ? 'desktop' : 'phone',
    ...(so.at(-1) as Step),
    since: sinceOf(seq - 1),
    lastHeardAt: sinceOf(seq - 1) + later * 5 * SECOND,
    bornAt,
    readyAt: seq >= loaded ? sinceOf(loaded - 1) : null,
    shownAt: shown < 0 ? null : sinceOf(shown) + SECOND,
    leftAt: left < 0 ? null : sinceOf(left),
    offline: back === 0 ? null : { from: sinceOf(back - 1), until: sinceOf(back) },
  };
}
