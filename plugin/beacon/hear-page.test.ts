import fc from 'fast-check';
import { learnPages } from '../../core/connection/pages';
import type { HelplineEvent } from '../../core/kernel/event';
import { HOUR, SECOND, type Instant } from '../../core/kernel/instant';
import { NO_PAGES, type Page } from '../../core/kernel/page';
import { conversation } from '../../core/kernel/subject';
import type { KnownPage } from '../../adapters/redis/page-store';
import { readBeat, type Beat } from './beat';
import { hearPage, type HeardPage } from './hear-page';

const NOW: Instant = Date.UTC(2026, 10, 22, 2, 13);
const BEAT: Beat = {
  v: 1,
  source: 'a'.repeat(64),
  page: 'b'.repeat(16),
  ...{ n: 1, seq: 1, device: 'desktop', state: 'visible', since: 2_000, born: 2_000, chat: 'closed' },
};
const hear = (before: KnownPage | null, more: Partial<Beat>, at = NOW) =>
  hearPage(before, { ...BEAT, ...more }, 'p', at);
const first = hear(null, {}) as HeardPage;
const kinds = (heard: HeardPage | null) => heard?.happened.map(({ kind }) => kind);

test('the same time without a network, told again a moment later and a little otherwise, stays the one it was', () => {
  const once = hear(first.known, { n: 2, seq: 2, offline: [90_000, 400] }, NOW + 100 * SECOND);
  const again = hear(once?.known ?? null, { n: 3, seq: 3, offline: [95_020, 5_410] }, NOW + 105 * SECOND);
  const other = hear(again?.known ?? null, { n: 4, seq: 4, offline: [30_000, 100] }, NOW + 200 * SECOND);
  expect(again?.known.page.offline).toEqual(once?.known.page.offline);
  expect(other?.known.page.offline).toEqual({ from: NOW + 170 * SECOND, until: NOW + 199_900 });
});

describe('what a beat makes of what was known', () => {
  test.each<[string, Partial<Beat>, string[], Partial<Page>]>([
    ['a renewal', { n: 2 }, [], { seq: 1, lastHeardAt: NOW + SECOND, since: NOW - 2_000 }],
    ['a renewal that says something else of itself', { n: 2, state: 'left', since: 0 }, [], { state: 'visible' }],
    ['a change', { n: 2, seq: 2, state: 'hidden', since: 100 }, ['page-heard'], { state: 'hidden', since: NOW + 900 }],
    ['a leave', { n: 2, seq: 2, state: 'left', since: 0 }, ['page-heard'], { state: 'left', leftAt: NOW + SECOND }],
    ['a change older than the last one', { n: 2, seq: 2, since: 60_000 }, ['page-heard'], { since: NOW - 2_000 }],
    ['a chat that loaded', { n: 2, seq: 2, ready: 500 }, ['page-heard'], { readyAt: NOW + 500, shownAt: null }],
    [
      'a time without a network',
      { n: 2, seq: 2, offline: [900, 400] },
      ['page-heard'],
      { offline: { from: NOW + 100, until: NOW + 600 } },
    ],
    ['messages', { n: 2, inPage: [[7, 500]], onScreen: [[7, 100]] }, ['message-in-page', 'message-on-screen'], {}],
    ['a setting', { n: 2, popup: true }, ['popup-setting'], {}],
    ['a quick exit', { n: 2, seq: 2, state: 'left', exit: 0 }, ['page-heard', 'quick-exit'], { state: 'left' }],
  ])('%s', (_what, more, happened, page) => {
    const heard = hear(first.known, more, NOW + SECOND);
    expect(kinds(heard)).toEqual(happened);
    expect(heard?.known.page).toMatchObject(page);
  });

  test.each<[string, Partial<Beat>]>([
    ['the same beat again', {}],
    ['an older change with a newer number', { n: 3, seq: 0 }],
  ])('%s is dropped', (_what, more) => expect(hear(first.known, more, NOW + SECOND)).toBeNull());

  test('what was told once keeps its time', () => {
    const loaded = hear(first.known, { n: 2, seq: 2, ready: 0, shown: 0, popup: true }) as HeardPage;
    const later = hear(loaded.known, { n: 3, seq: 3, ready: 0, shown: 0, popup: true }, NOW + HOUR);
    expect(later?.known.page).toMatchObject({ readyAt: NOW, shownAt: NOW, bornAt: NOW - 2_000 });
    expect(kinds(later)).toEqual(['page-heard']);
  });

  test('nothing happened before the page was there, however old a page says it is', () => {
    const heard = hear(null, { since: 23 * HOUR, inPage: [[7, 23 * HOUR]], exit: 23 * HOUR });
    for (const event of heard?.happened ?? []) expect(event.at).toBeGreaterThanOrEqual(NOW - 2_000);
    expect(heard?.known.page.since).toBe(NOW - 2_000);
  });
});

const anyBeat: fc.Arbitrary<Partial<Beat>> = fc.record({
  n: fc.integer({ min: 1, max: 30 }),
  seq: fc.integer({ min: 1, max: 10 }),
  state: fc.constantFrom('visible' as const, 'hidden' as const, 'offline' as const, 'left' as const),
  since: fc.integer({ min: 0, max: HOUR }),
  born: fc.integer({ min: 0, max: HOUR }),
  ready: fc.option(fc.integer({ min: 0, max: HOUR }), { nil: undefined }),
  shown: fc.option(fc.integer({ min: 0, max: HOUR }), { nil: undefined }),
});

test('whatever beats come: a page’s number and its times never go back, and any order of its events is one page', () => {
  fc.assert(
    fc.property(fc.array(anyBeat, { maxLength: 25 }), fc.func(fc.integer()), (beats, order) => {
      let known: KnownPage | null = null;
      const events: HelplineEvent[] = [];
      beats.forEach((beat, i) => {
        const heard: HeardPage | null = hear(known, beat, NOW + i * 15 * SECOND);
        if (heard === null) return;
        if (known) {
          const [was, is] = [known.page, heard.known.page];
          expect(is.seq >= was.seq && is.since >= was.since && is.lastHeardAt >= was.lastHeardAt).toBe(true);
          expect(is.bornAt).toBe(was.bornAt);
          // Law 1b stands on this: a later word tells all that an earlier one told.
          expect([was.readyAt ?? is.readyAt, was.shownAt ?? is.shownAt]).toEqual([is.readyAt, is.shownAt]);
        }
        known = heard.known;
        events.push(...heard.happened.map((event) => ({ ...event, subject: conversation(1, 4) })));
      });
      const shuffled = [...events].sort((a, b) => order(a.id) - order(b.id));
      expect(shuffled.reduce(learnPages, NO_PAGES)).toEqual(events.reduce(learnPages, NO_PAGES));
    }),
    { numRuns: 500 },
  );
});

describe('a body', () => {
  const read = (body: unknown) => readBeat(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)));
  test('that is a beat is read', () => expect(read(BEAT)).toEqual(BEAT));

  test.each<[string, unknown]>([
    ['nothing', ''],
    ['no JSON', '{"v":1'],
    ['a list', [BEAT]],
    ['a word more', { ...BEAT, text: 'x' }],
    ['another version', { ...BEAT, v: 2 }],
    ['the source as it stands', { ...BEAT, source: '4ba462ff-2f20-47de-b684-fc1c7d146cac' }],
    ['a number for a telephone', { ...BEAT, source: '+15551239999' }],
    ['a negative age', { ...BEAT, since: -1 }],
    ['a fraction', { ...BEAT, since: 0.5 }],
    ['a message that is no number', { ...BEAT, inPage: [['7', 0]] }],
    ['too many messages', { ...BEAT, inPage: Array.from({ length: 21 }, (_, i) => [i + 1, 0]) }],
    ['too large', `${' '.repeat(2_048)}${JSON.stringify(BEAT)}`],
    ['a prototype', `{"__proto__":{},${JSON.stringify(BEAT).slice(1)}`],
  ])('with %s is none', (_what, body) => expect(read(body)).toBeNull());

  test('whatever it is: nothing is thrown, and what is read is nothing but a beat', () => {
    const mutated = fc
      .tuple(fc.constantFrom(...Object.keys(BEAT)), fc.jsonValue())
      .map(([key, value]) => ({ ...BEAT, [key]: value }));
    const body = fc.oneof(
      fc.string().map((text) => Buffer.from(text)),
      fc.uint8Array().map((bytes) => Buffer.from(bytes)),
      mutated.map((one) => Buffer.from(JSON.stringify(one))),
    );
    fc.assert(
      fc.property(body, (raw) => {
        const found = readBeat(raw);
        if (found) expect(JSON.stringify(found)).not.toMatch(/[^\w{}[\]":,]/);
      }),
      { numRuns: 5_000 },
    );
  });
});
