/**
 * What the door keeps of a text after dropping it. Nothing here lets anyone rebuild a word: counts and classes only.
 * `keyword` is set only when the whole message is one of a closed list (S2.18, B8.1, B8.5).
 */
export type TextFacts = {
  segments: number;
  encoding: 'gsm-7' | 'ucs-2';
  characters: number;
  keyword: Keyword | null;
};

/** The exact words of opt-out, opt-in and help, as a class; which word it was is not kept. */
export type Keyword = 'stop' | 'start' | 'help';
