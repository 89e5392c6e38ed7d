import type { Letter } from './quiet-memory';

/**
 * What the door keeps of a text after dropping it. Nothing here lets anyone rebuild a word: counts and classes only.
 * `keyword` is set only when the whole message is one of a closed list (S2.18, B8.1, B8.5).
 */
export type TextFacts = {
  segments: number;
  encoding: 'gsm-7' | 'ucs-2';
  characters: number;
  keyword: Keyword | null;
  /** What a longer text seems to mean; a person decides. There only when it seems to mean something. */
  seems?: Seems;
  /** The whole message is one of the one-letter answers (E30). It means something only while that question is open. */
  letter?: Letter;
  /** The whole message is a courtesy such as "thank you"; there only when it is. */
  courtesy?: true;
  /** The whole message is a "never mind": they ask for nobody any more. */
  withdraws?: true;
};

/**
 * What the door keeps of a text that we sent: what it costs, and why if it is dear. `tollFree`: from a toll-free number,
 * where that differs. A deleted text has none.
 */
export type SentText = { segments: number; tollFree?: number; dear?: WhyDear };

/** A sign that has no plain twin, an accent, a typographic sign such as a curly quote, or the length alone. */
export type WhyDear = 'emoji' | 'accent' | 'quote' | 'length';

/** The exact words of opt-out, opt-in and help, as a class; which word it was is not kept. */
export type Keyword = 'stop' | 'start' | 'help';

/**
 * `seems-stop`: no more texts (B8.8). `no-reply`: the same, in one of the ways after which not even a confirmation is polite:
 * it costs them, never again, do not text back (B8.22). `seems-help`: they ask for help with these texts. `yes`: that and no more.
 */
export type Seems = 'seems-stop' | 'no-reply' | 'seems-help' | 'yes';
