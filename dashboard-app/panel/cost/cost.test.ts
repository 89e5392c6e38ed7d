import { readTold } from './read-told';
import { showCost, type ShownCost } from './show-cost';

const a = (count: number): string => 'a'.repeat(count);
const show = (text: string): ShownCost => showCost(text, 'usual', 'en');
/** Each part as it is drawn, dear signs in brackets. */
const drawn = ({ parts }: ShownCost): string[] =>
  parts.map(({ pieces }) => pieces.map(({ words, isDear }) => (isDear ? `[${words}]` : words)).join(''));

describe('a text, as the page shows it', () => {
  it('is not cut while it is one segment', () => {
    expect(show('hello')).toMatchObject({ count: '1 segment', dear: null, parts: [], plain: null });
  });

  it('shows where it is cut, and the signs that make it dear', () => {
    const shown = show(`${a(40)}’${a(60)}`);
    expect(drawn(shown)).toEqual([`${a(40)}[’]${a(26)}`, a(34)]);
    expect(shown.parts.map(({ units, most }) => [units, most])).toEqual([
      [67, 67],
      [34, 67],
    ]);
    expect(shown.plain).toBe(`${a(40)}'${a(60)}`);
  });

  it('marks nothing where the length alone is dear', () => {
    expect(drawn(show(a(161)))).toEqual([a(153), a(8)]);
    expect(show(a(161)).plain).toBeNull();
  });

  it('says of a sign that nobody sees that it is one', () => {
    expect(drawn(show(`${a(70)}\u00a0`))[1]).toBe('aaa[an unseen sign]');
  });

  it('offers no plain signs where an emoji stays', () => {
    expect(show(`${a(80)}😀’`).plain).toBeNull();
    expect(show(`${a(80)}😀`).dear).toBe('😀 at 81 makes this 2 segments; leave it out?');
  });

  it.each([
    ['10,000 characters', a(10_000), 66, 10_000],
    ['10,000 lone surrogates', '\ud83d'.repeat(10_000), 150, 10_000],
    ['10,000 times NUL', '\0'.repeat(10_000), 150, 10_000],
  ])('of %s has a count, and is too long to be sent or drawn', (_what, text, segments, characters) => {
    expect(show(text)).toMatchObject({ segments, characters, parts: [] });
    expect(show(text).dear).toMatch(/^Longer than a text message may be/);
  });
});

test.each([
  ['?language=es&tollFree=true&credits=1.5', { language: 'es', tollFree: true, credits: 1.5 }],
  ['?language=xx&tollFree=perhaps&credits=-1', { language: 'en', tollFree: false, credits: null }],
  ['?credits=', { language: 'en', tollFree: false, credits: null }],
  ['?credits=1e9', { language: 'en', tollFree: false, credits: null }],
  ['?credits=0', { language: 'en', tollFree: false, credits: 0 }],
  ['', { language: 'en', tollFree: false, credits: null }],
])('the address %j tells %j', (query, told) => {
  expect(readTold(query, 'en-GB')).toEqual(told);
});
test('without a word of it the page speaks as its browser does', () => {
  expect(readTold('', 'es-MX').language).toBe('es');
});
