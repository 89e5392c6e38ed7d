import type { Keyword } from './text-facts';

/**
 * The closed lists (B8.1, B8.5), already folded. "Yes" is not among them: it opts in only while that question is open
 * (B8.10), and nothing here knows of questions.
 */
const WORDS: Readonly<Record<Keyword, readonly string[]>> = {
  stop: [
    ...['stop', 'stopall', 'stop all', 'quit', 'end', 'revoke', 'opt out', 'optout', 'cancel', 'unsubscribe'],
    ...['alto', 'parar', 'pare', 'detener', 'salir', 'baja', 'darme de baja', 'cancelar', 'terminar', 'revocar'],
  ],
  start: ['start', 'unstop', 'empezar', 'iniciar', 'comenzar', 'reanudar'],
  help: ['help', 'info', 'ayuda'],
};

const CLASS_OF = new Map<string, Keyword>(
  (Object.keys(WORDS) as Keyword[]).flatMap((keyword) => WORDS[keyword].map((word) => [word, keyword] as const)),
);

/** A message longer than this cannot be a keyword and its punctuation. */
const LONGEST = 64;

/**
 * The class of a message that is as a whole one of the words, whatever its case, accents, punctuation and spaces (B8.8).
 * A longer text that means the same is for a person to judge.
 */
export function keywordOf(text: string, more: MoreWords | null = null): Keyword | null {
  if (text.length > LONGEST) return null;
  const word = folded(text);
  return CLASS_OF.get(word) ?? (more === null ? null : addedClass(word, more));
}

/** Words that the policy adds; those of the law cannot be taken away. */
export type MoreWords = Readonly<Record<Keyword, readonly string[]>>;

function addedClass(word: string, more: MoreWords): Keyword | null {
  const classes: readonly Keyword[] = ['stop', 'start', 'help'];
  return classes.find((one) => more[one].some((added) => folded(added) === word)) ?? null;
}

/** Lower case, without accents, punctuation and needless blanks. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\p{P}\p{C}\s]+/gu, ' ')
    .trim();
