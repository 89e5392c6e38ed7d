import { septetsOf } from './gsm-alphabet';

/** Typographic signs that mean the same as a plain one. What has no plain twin is not replaced by something else. */
const PLAIN: Readonly<Record<string, string>> = {
  ...many("'", '‘’‚‛ʼʹ´`′＇'),
  ...many('"', '“”„‟«»″＂'),
  ...many('-', '‐‑‒–—―−﹣－'),
  ...many(' ', '\t\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000'),
  ...many('', '\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\ufe0f'),
  ...many('\n', '\u2028\u2029\u0085'),
  ...many('*', '•·‣●'),
  ...{ '…': '...', '‥': '..', '⁄': '/', '÷': '/', '×': 'x', '½': '1/2', '¼': '1/4', '¾': '3/4', '™': 'TM', '©': '(c)' },
};

function many(plain: string, signs: string): Record<string, string> {
  return Object.fromEntries([...signs].map((sign) => [sign, plain]));
}

/**
 * What may stand in place of a sign so that the text stays in the cheap alphabet: its plain twin, or a letter without its
 * accent ("á": "a"). '' : it is not seen, and may be left out. Null: nothing says the same, an emoji for instance.
 */
export function plainSign(sign: string): string | null {
  const twin = PLAIN[sign];
  if (twin !== undefined) return twin;
  const whole = sign.normalize('NFC');
  if (septetsOf(whole) !== null) return whole;
  const letter = [...sign.normalize('NFD').replace(/\p{M}/gu, '')];
  return letter.length === 1 && letter[0] !== sign && septetsOf(letter[0] ?? '') !== null ? (letter[0] ?? null) : null;
}
