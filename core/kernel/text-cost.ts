import { septetsOf } from './gsm-alphabet';
import { plainSign } from './plain-sign';
import { layOut, LIMITS, LONGEST_TEXT, segmentsOf, type Segments, type SmsLine } from './segments';

/** A sign outside the cheap alphabet, where it stands (the first sign of a text is 1), and what may stand there instead. */
export type DearSign = { sign: string; at: number; plain: string | null };

/**
 * What makes a text dear. `signs`: without them it would cost less, `insteadOf` segments with plain ones in their place.
 * `length`: it does not fit into one; `over` more than does, in septets or UTF-16 units.
 */
export type Dearness =
  { kind: 'signs'; signs: readonly DearSign[]; insteadOf: number } | { kind: 'length'; over: number };

export type TextCost = Segments & {
  /** Signs as a person counts them. */
  characters: number;
  dear: Dearness | null;
  tooLong: boolean;
};

/** What a text costs, and why it costs more than one segment (E15). Takes any string and never throws. */
export function costOfText(text: string, line: SmsLine = 'usual'): TextCost {
  const { segments, encoding, signs } = layOut(text, line);
  const dear = segments > 1 ? dearnessOf(text, line) : null;
  return { segments, encoding, characters: signs.length, dear, tooLong: text.length > LONGEST_TEXT };
}

function dearnessOf(text: string, line: SmsLine): Dearness {
  const { segments, encoding, signs } = layOut(text, line);
  const dear = signs.flatMap(({ sign }, i) => (isCheap(sign) ? [] : [{ sign, at: i + 1, plain: plainSign(sign) }]));
  if (encoding === 'ucs-2') {
    // A sign without a plain twin would have to go: it counts as one letter then.
    const cheap = signs.map(({ sign }) => (isCheap(sign) ? sign : (plainSign(sign) ?? 'x'))).join('');
    const insteadOf = segmentsOf(cheap, line).segments;
    if (insteadOf < segments) return { kind: 'signs', signs: dear, insteadOf };
  }
  const total = signs.reduce((sum, { units }) => sum + units, 0);
  return { kind: 'length', over: total - LIMITS[encoding].alone };
}

/** The same text with a plain sign wherever one says the same, the rest as it was. */
export const withPlainSigns = (text: string): string =>
  layOut(text)
    .signs.map(({ sign }) => (isCheap(sign) ? sign : (plainSign(sign) ?? sign)))
    .join('');

const isCheap = (sign: string): boolean => [...sign].every((character) => septetsOf(character) !== null);
