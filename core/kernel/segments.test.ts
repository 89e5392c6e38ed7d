import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { segmentsOf } from './segments';

const a = (count: number, sign = 'a'): string => sign.repeat(count);

describe('a text costs segments', () => {
  test.each([
    ['nothing', '', 0, 'gsm-7'],
    ['one letter', 'a', 1, 'gsm-7'],
    ['what just fits into one', a(160), 1, 'gsm-7'],
    ['one more', a(161), 2, 'gsm-7'],
    ['what just fits into two', a(306), 2, 'gsm-7'],
    ['one more than two', a(307), 3, 'gsm-7'],
    ['signs of the extension table, which cost two', a(80, '€'), 1, 'gsm-7'],
    ['one of them more', a(81, '€'), 2, 'gsm-7'],
    ['an extension sign that would be torn', `${a(152)}€${a(152)}€`, 3, 'gsm-7'],
    ['Spanish within the alphabet', '¿Estás ahí?'.replace(/[áí]/g, 'a'), 1, 'gsm-7'],
    ['one curly quote, which turns all', '’', 1, 'ucs-2'],
    ['what just fits into one with it', a(69) + '’', 1, 'ucs-2'],
    ['one more with it', a(70) + '’', 2, 'ucs-2'],
    ['what just fits into two with it', a(133) + '’', 2, 'ucs-2'],
    ['one more than two with it', a(134) + '’', 3, 'ucs-2'],
    ['an emoji that would be torn', a(66) + '😀' + a(10), 2, 'ucs-2'],
    ['more than any carrier takes', a(150_000, '’'), Math.ceil(150_000 / 67), 'ucs-2'],
    ['half an emoji', '\ud83d', 1, 'ucs-2'],
    ['a NUL', '\0', 1, 'ucs-2'],
  ])('%s', (_what, text, segments, encoding) => {
    expect(segmentsOf(text)).toEqual({ segments, encoding });
  });
});

test('every single sign is taken for the alphabet that the package takes it for', () => {
  const wrong: number[] = [];
  for (let code = 1; code < 0x3000; code += 1) {
    const sign = String.fromCharCode(code);
    if (segmentsOf(sign).encoding.toUpperCase() !== new SegmentedMessage(sign).encodingName) wrong.push(code);
  }
  expect(wrong).toEqual([]);
});

test('our own arithmetic and the package agree on texts of both alphabets', () => {
  const sign = fc.constantFrom(...'abz €[]{}\\~^|\n\r@Ñé', 'á', '’', '😀', '😀', 'e\u0301', '👨‍👩‍👧', '🇲🇽', '\r\n');
  const text = fc.oneof(
    fc.array(fc.constantFrom(...'abz €[]{}\\~^|\n\r@Ñé'), { maxLength: 500 }),
    fc.array(sign, { maxLength: 200 }),
  );
  fc.assert(
    fc.property(text, (signs) => {
      const written = signs.join('');
      fc.pre(written !== '');
      expect(segmentsOf(written).segments).toBe(new SegmentedMessage(written).segmentsCount);
    }),
    { numRuns: 400 },
  );
});
