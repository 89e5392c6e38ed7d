import fc from 'fast-check';
import { layOut, type SmsLine } from './segments';

/**
 * The same arithmetic, made in another way: in bits. A part is 140 octets; one that belongs to a longer text gives 6 of
 * them to its header, or 7 from a toll-free number. The text is generated from signs that are known to be whole.
 */
const OCTETS = 140;
const HEADER: Readonly<Record<SmsLine, number>> = { usual: 6, 'toll-free': 7 };

const PLAIN = [...'abcdefghijklmnopqrstuvwxyz ABCÑñüé¿¡?!.,0123456789@_\n\r'];
const ESCAPED = [...'^{}\\[~]|€\f'];
const FOREIGN = [...'áíóú’“”…—\0ç\t', '😀', '👨‍👩‍👧', '🇲🇽', '👍🏽', 'e\u0301', 'n\u0303', '\ud83d!', '한', '你'];

function byBits(signs: readonly string[], line: SmsLine): { bits: number[]; part: number[]; parts: number } {
  const wide = signs.some((sign) => ![...PLAIN, ...ESCAPED].includes(sign));
  const pieces = signs.flatMap((sign) => (sign === '\ud83d!' ? ['\ud83d', '!'] : [sign]));
  const bits = pieces.map((piece) => {
    if (wide) return Buffer.from(piece, 'utf16le').length * 8;
    return ESCAPED.includes(piece) ? 14 : 7;
  });
  const whole = bits.reduce((sum, one) => sum + one, 0);
  if (whole <= OCTETS * 8) return { bits, part: bits.map(() => 1), parts: bits.length === 0 ? 0 : 1 };
  const room = (OCTETS - HEADER[line]) * 8;
  const part: number[] = [];
  for (let i = 0, used = 0, at = 1; i < bits.length; i += 1) {
    const one = bits[i] ?? 0;
    if (used + one > room) [used, at] = [0, at + 1];
    used += one;
    part.push(at);
  }
  return { bits, part, parts: part.at(-1) ?? 0 };
}

const text = fc.oneof(
  { arbitrary: fc.array(fc.constantFrom(...PLAIN, ...ESCAPED), { maxLength: 400, size: 'max' }), weight: 2 },
  {
    arbitrary: fc.array(fc.constantFrom(...PLAIN, ...ESCAPED, ...FOREIGN), { maxLength: 220, size: 'max' }),
    weight: 3,
  },
);

test('100,000 texts lie, sign by sign, where another arithmetic lays them', () => {
  fc.assert(
    fc.property(text, fc.constantFrom<SmsLine>('usual', 'toll-free'), (signs, line) => {
      const { bits, part, parts } = byBits(signs, line);
      const laid = layOut(signs.join(''), line);
      const unit = laid.encoding === 'gsm-7' ? 7 : 16;
      if (laid.segments !== parts || laid.signs.length !== part.length) return false;
      return laid.signs.every((sign, i) => sign.part === part[i] && sign.units * unit === bits[i]);
    }),
    { numRuns: 100_000 },
  );
});
