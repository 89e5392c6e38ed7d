import type { Language } from '../kernel/policy';
import type { DearSign, TextCost } from '../kernel/text-cost';

type Words = {
  segments: (count: number) => string;
  sign: (sign: string, at: number, segments: number) => string;
  signs: (sign: string, at: number, more: number, segments: number, insteadOf: number) => string;
  replace: (many: boolean) => string;
  leaveOut: (many: boolean) => string;
  length: (over: number, segments: number) => string;
  tooLong: string;
  unseen: string;
};

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    segments: (count) => `${count} ${count === 1 ? 'segment' : 'segments'}`,
    sign: (sign, at, segments) => `${sign} at ${at} makes this ${segments} segments`,
    signs: (sign, at, more, segments, insteadOf) =>
      `${sign} at ${at} and ${more} more like it make this ${segments} segments instead of ${insteadOf}`,
    replace: (many) => (many ? 'replace them?' : 'replace it?'),
    leaveOut: (many) => (many ? 'leave them out?' : 'leave it out?'),
    length: (over, segments) => `${over} over what fits into one: ${segments} segments`,
    tooLong: 'Longer than a text message may be (1,600): it would not be sent.',
    unseen: 'an unseen sign',
  },
  es: {
    segments: (count) => `${count} ${count === 1 ? 'segmento' : 'segmentos'}`,
    sign: (sign, at, segments) => `${sign} en el ${at} hace que sean ${segments} segmentos`,
    signs: (sign, at, more, segments, insteadOf) =>
      `${sign} en el ${at} y ${more} más hacen que sean ${segments} segmentos en vez de ${insteadOf}`,
    replace: (many) => (many ? '¿cambiarlos?' : '¿cambiarlo?'),
    leaveOut: (many) => (many ? '¿quitarlos?' : '¿quitarlo?'),
    length: (over, segments) => `${over} más de lo que cabe en uno: ${segments} segmentos`,
    tooLong: 'Más largo de lo que puede ser un SMS (1.600): no se enviaría.',
    unseen: 'un signo invisible',
  },
};

/** "2 segments", for whoever writes or offers a text. */
export const sayCount = ({ segments }: TextCost, language: Language): string => WORDS[language].segments(segments);

/** What makes a text dear and what may be done about it (E15), in a sentence; null when nothing does. */
export function sayDear({ dear, segments, tooLong }: TextCost, language: Language): string | null {
  const words = WORDS[language];
  if (tooLong) return words.tooLong;
  if (dear === null) return null;
  if (dear.kind === 'length') return words.length(dear.over, segments);
  const [first] = dear.signs;
  if (!first) return null;
  const more = dear.signs.length - 1;
  const shown = seenSign(first, language);
  const what = more > 0 ? words.signs(shown, first.at, more, segments, dear.insteadOf) : undefined;
  const ask = dear.signs.some(({ plain }) => plain !== null) ? words.replace(more > 0) : words.leaveOut(more > 0);
  return `${what ?? words.sign(shown, first.at, segments)}; ${ask}`;
}

/** A sign as it can be shown: of one that nobody sees, that it is one. */
export const seenSign = ({ sign }: Pick<DearSign, 'sign'>, language: Language): string =>
  /^[\p{Z}\p{C}]+$/u.test(sign) ? WORDS[language].unseen : sign;
