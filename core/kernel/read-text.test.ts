import fc from 'fast-check';
import { readText } from './read-text';

describe('a message that is as a whole one of the words is a keyword (B8.1, B8.5, B8.8)', () => {
  test.each([
    ['STOP', 'stop'],
    ['  stop. ', 'stop'],
    ['¡Alto!', 'stop'],
    ['Opt-Out', 'stop'],
    ['opt   out', 'stop'],
    ['ＳＴＯＰ', 'stop'],
    ['"end"', 'stop'],
    ['cancelar', 'stop'],
    ['start', 'start'],
    ['Help!!', 'help'],
    ['AYUDA', 'help'],
    ['info?', 'help'],
  ])('%j is %s', (text, keyword) => expect(readText(text).keyword).toBe(keyword));

  test.each([
    ['stop calling me'],
    ['I want it to end'],
    ['please help me'],
    ['yes'],
    ['stopp'],
    ['sí'],
    [''],
    ['...'],
    ['stop '.repeat(20)],
    ['no pares'],
    ['s t o p'],
  ])('%j is not', (text) => expect(readText(text).keyword).toBeNull());
});

test('what is kept of a text are counts and a class, and no word of it', () => {
  expect(readText('Él está aquí 😀')).toEqual({ segments: 1, encoding: 'ucs-2', characters: 14, keyword: null });
});

test('any string at all is read without a throw and keeps nothing of itself', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('\ud83d', '\udc00', '\0', 'x') }),
  );
  fc.assert(
    fc.property(anything, (text) => {
      const facts = readText(text);
      expect(Object.keys(facts).sort()).toEqual(['characters', 'encoding', 'keyword', 'segments']);
      expect(facts.segments > 0).toBe(text !== '');
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['letters', 'a', 131],
  ['emoji', '😀', 304],
  ['combining marks', '\u0301', 299],
  ['lone surrogates', '\ud83d', 299],
  ['NUL', '\0', 299],
])(
  'of 150,000 characters of %s only the first 20,000 are counted: how long that takes is measured (bench -- texts)',
  (_what, sign, segments) => {
    const facts = readText(sign.repeat(150_000 / sign.length));
    expect([facts.characters, facts.segments]).toEqual([20_000 / sign.length, segments]);
  },
);
