import { spellings } from './canaries';

/** A client as whoever wants to forward their message would have them. */
export type Person = { name: string; number: string; words: string };

/** A part of a name, or a word of a message, this short proves nothing: other texts have it too. */
const SHORTEST = 4;
/** A number is known by its last figures, however it is written. */
const FIGURES = 7;

/**
 * What of a client stands in something that was sent, in any spelling: a part of their name, their number however it is
 * written, a word of their message. `ours`: what the text would say of anybody; its words are nobody's.
 */
export function leaksOf({ name, number, words }: Person, sent: readonly string[], ours = ''): string[] {
  const all = sent.join('\n');
  const lower = all.toLowerCase();
  const known = wordsOf(ours);
  const told = (text: string, what: string): string[] => [
    ...wordsOf(text)
      .filter((word) => !known.includes(word) && lower.includes(word))
      .map((word) => `${what}: ${word}`),
    ...(spellings(text)
      .slice(1)
      .some((one) => all.includes(one))
      ? [`${what}: in another spelling`]
      : []),
  ];
  const figures = number.replaceAll(/\D/g, '').slice(-FIGURES);
  const numbers = all.replaceAll(/[\s().+-]/g, '').includes(figures) ? [`number: ${figures}`] : [];
  return [...told(name, 'name'), ...numbers, ...told(words, 'words')];
}

const wordsOf = (text: string): string[] => [
  ...new Set((text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []).filter(({ length }) => length >= SHORTEST)),
];
