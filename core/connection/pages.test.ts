import fc from 'fast-check';
import type { ConversationEvent } from '../kernel/event';
import { NO_PAGES, type Page } from '../kernel/page';
import { at, inPage, onScreen, page, pageHeard, popup, quickExit, source } from '../telling.arbitrary';
import { learnPages } from './pages';

const known = (...events: ConversationEvent[]) => events.reduce(learnPages, NO_PAGES);
const ids = (...events: ConversationEvent[]) => known(...events).pages.map(({ id }) => id);

describe('what is known of the client’s pages', () => {
  test.each<[string, ConversationEvent[], Partial<Page>[]]>([
    ['one page', [pageHeard('2:00', 'a', 1)], [{ id: 'a', state: 'visible', lastHeardAt: at('2:00') }]],
    [
      'its newest word holds',
      [pageHeard('2:00', 'a', 1), pageHeard('2:02', 'a', 2, { state: 'hidden' })],
      [{ state: 'hidden', seq: 2 }],
    ],
    [
      'also when it is heard first',
      [pageHeard('2:02', 'a', 2, { state: 'hidden' }), pageHeard('2:00', 'a', 1)],
      [{ state: 'hidden', lastHeardAt: at('2:02') }],
    ],
    [
      'also when both were heard in the same moment',
      [pageHeard('2:00', 'a', 9), pageHeard('2:00', 'a', 10, { state: 'hidden' })],
      [{ state: 'hidden', seq: 10 }],
    ],
    [
      'a renewal is the same word, heard later',
      [pageHeard('2:00', 'a', 1), pageHeard('2:05', 'a', 1)],
      [{ seq: 1, lastHeardAt: at('2:05') }],
    ],
    [
      'a reload is two pages (B2.17)',
      [pageHeard('2:02', 'a', 2, { state: 'left', leftAt: at('2:02') }), pageHeard('2:02:01', 'b', 1)],
      [
        { id: 'a', state: 'left' },
        { id: 'b', state: 'visible' },
      ],
    ],
    [
      'a page that came back says when it had been left',
      [
        pageHeard('2:02', 'a', 2, { state: 'left', leftAt: at('2:02') }),
        pageHeard('2:04', 'a', 3, { leftAt: at('2:02') }),
      ],
      [{ state: 'visible', leftAt: at('2:02') }],
    ],
  ])('%s', (_what, events, pages) => expect(known(...events).pages).toMatchObject(pages));

  test('the eight that were heard last are kept, an old one that still beats among them', () => {
    const nine = Array.from({ length: 9 }, (_, i) => pageHeard(`2:0${i}`, `p${i}`, 1));
    expect(ids(...nine)).toEqual(['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8']);
    expect(ids(...nine, pageHeard('2:10', 'p0', 1))).toEqual(['p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8', 'p0']);
    expect(known(pageHeard('2:10', 'p0', 1), ...nine)).toEqual(known(...nine, pageHeard('2:10', 'p0', 1)));
  });

  test('when the chat was loaded outlives the page that told it', () => {
    const loaded = pageHeard('2:00', 'a', 1, { readyAt: at('2:00') });
    const others = Array.from({ length: 8 }, (_, i) => pageHeard(`2:1${i}`, `p${i}`, 1));
    expect(known(loaded, ...others).loadedAt).toBe(at('2:00'));
  });

  test('the earliest moment at which a message was in their page, and on their screen', () => {
    expect(known(onScreen('2:05', 7), inPage('2:04', 7), inPage('2:06', 7), onScreen('2:08', 7)).arrivals).toEqual([
      { messageId: 7, inPageAt: at('2:04'), onScreenAt: at('2:05') },
    ]);
    const many = Array.from({ length: 20 }, (_, i) => inPage('2:00', i + 1));
    expect(known(...many).arrivals.map(({ messageId }) => messageId)).toEqual(many.slice(4).map((_, i) => i + 5));
  });

  test('the newest of the rest', () => {
    const facts = known(
      popup('2:02', true),
      popup('2:00', false),
      quickExit('2:03'),
      quickExit('2:01'),
      source('2:00', 'k'),
    );
    expect(facts).toMatchObject({
      popup: { shown: true, at: at('2:02') },
      quickExitAt: at('2:03'),
      source: { key: 'k' },
    });
  });
});

/** A page that tells the truth about itself: a later word has a higher number and a later hearing. */
const word = fc
  .tuple(
    fc.integer({ min: 0, max: 12 }),
    fc.integer({ min: 1, max: 5 }),
    fc.integer({ min: 0, max: 50 }),
    fc.constantFrom('visible' as const, 'hidden' as const, 'left' as const),
  )
  .map(([n, seq, later, state]) => {
    const when = at('2:00') + seq * 60_000 + later * 1_000 + n;
    const one = page(`p${n}`, seq, { state, since: when, lastHeardAt: when, readyAt: seq > 2 ? when : null });
    return { ...pageHeard('2:00', `p${n}`, seq), at: when, page: one };
  });

test('law 1: more pages than are kept, in any order and twice, end in the same facts', () => {
  const twoWays = fc.array(word, { maxLength: 40 }).chain((words) =>
    fc.tuple(
      fc.constant(words),
      fc.shuffledSubarray([...words, ...words], {
        minLength: words.length * 2,
        maxLength: words.length * 2,
      }),
    ),
  );
  fc.assert(
    fc.property(twoWays, ([once, again]) => expect(known(...again)).toEqual(known(...once))),
    { numRuns: 2_000 },
  );
});
