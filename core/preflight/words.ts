import type { Language } from '../kernel/policy';
import type { DangerId } from './dangers';
import { ENGLISH } from './words-en';
import { SPANISH } from './words-es';

/** What people are told of a danger. */
export type DangerWords = {
  /** What it is, in a few words. */
  title: string;
  /** Why it matters to a survivor. */
  why: string;
  /** How a person switches it off, and who can. */
  how: string;
  /** For what only a person can tell: a question whose "yes" is safe. */
  ask?: string;
};

export type WordsOfDangers = Readonly<Record<DangerId, DangerWords>>;

const WORDS: Readonly<Record<Language, WordsOfDangers>> = { en: ENGLISH, es: SPANISH };

export const wordsOf = (id: DangerId, language: Language): DangerWords => WORDS[language][id];
