import { plainSign } from './plain-sign';
import { costOfText } from './text-cost';

const a = (count: number): string => 'a'.repeat(count);

describe('what makes a text dear', () => {
  it.each([
    ['a short one is not dear', 'hello', 1, null],
    ['nor is a short one with an emoji', 'hello 😀', 1, null],
    [
      'a curly quote at 41',
      `${a(40)}’${a(60)}`,
      2,
      { kind: 'signs', signs: [{ sign: '’', at: 41, plain: "'" }], insteadOf: 1 },
    ],
    ['an accent', `${a(40)}á${a(60)}`, 2, { kind: 'signs', signs: [{ sign: 'á', at: 41, plain: 'a' }], insteadOf: 1 }],
    [
      'an emoji, which has no plain twin',
      `${a(80)}😀`,
      2,
      { kind: 'signs', signs: [{ sign: '😀', at: 81, plain: null }], insteadOf: 1 },
    ],
    [
      'a position counts signs, not units',
      `😀😀${a(66)}…`,
      2,
      {
        kind: 'signs',
        signs: [
          { sign: '😀', at: 1, plain: null },
          { sign: '😀', at: 2, plain: null },
          { sign: '…', at: 69, plain: '...' },
        ],
        insteadOf: 1,
      },
    ],
    ['plain and long', a(165), 2, { kind: 'length', over: 5 }],
    ['euro signs count two', '€'.repeat(81), 2, { kind: 'length', over: 2 }],
    ['in letters that have no plain twin it is long anyhow', '한'.repeat(200), 3, { kind: 'signs', insteadOf: 2 }],
  ])('%s', (_what, text, segments, dear) => {
    const cost = costOfText(text);
    expect(cost.segments).toBe(segments);
    if (dear === null) expect(cost.dear).toBeNull();
    else expect(cost.dear).toMatchObject(dear);
  });

  it('is the length where plain signs would not make it cheaper', () => {
    // 67 units of 1,600 are more parts than 153 septets are: a curly quote is never free in a long text.
    expect(costOfText(`${a(70)}\u200b`).dear).toMatchObject({ kind: 'signs', insteadOf: 1 });
    expect(costOfText('…'.repeat(71)).dear).toEqual({ kind: 'length', over: 1 });
  });

  it.each([
    ['1,600 units', a(1_600), false],
    ['one more', a(1_601), true],
    ['10,000', a(10_000), true],
  ])('more than Twilio takes is said: %s', (_what, text, tooLong) => {
    expect(costOfText(text).tooLong).toBe(tooLong);
  });

  it.each([
    ['lone surrogates', '\ud83d\ude00\ud83d'],
    ['a NUL', `a\0${a(80)}`],
    ['10,000 marks on one letter', `e${'\u0301'.repeat(10_000)}`],
    ['nothing', ''],
  ])('takes any string: %s', (_what, text) => {
    expect(() => costOfText(text)).not.toThrow();
    expect(costOfText(text).segments).toBeLessThanOrEqual(Math.ceil(text.length / 60) + 1);
  });
});

describe('a plain sign in place of a dear one', () => {
  it.each([
    ['’', "'"],
    ['“', '"'],
    ['—', '-'],
    ['…', '...'],
    ['\u00a0', ' '],
    ['\u200b', ''],
    ['á', 'a'],
    ['Í', 'I'],
    ['e\u0301', 'é'],
    ['ç', 'c'],
    ['😀', null],
    ['한', null],
    ['你', null],
  ])('%j: %j', (sign, plain) => {
    expect(plainSign(sign)).toBe(plain);
  });
});
