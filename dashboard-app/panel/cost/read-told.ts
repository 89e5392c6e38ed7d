import type { Language } from '../show/words';

/** What the panel tells this page in its address: nothing of a text, a conversation or a person. */
export type Told = {
  language: Language;
  /** The number is a toll-free one (US, Canada). */
  tollFree: boolean;
  /** What one segment costs; null: no plan was bought, or nobody said. */
  credits: number | null;
};

/** As high as a price of the policy may be. */
const MOST = 10_000;

/** Takes any query: of what it does not understand nothing is believed. `ofBrowser`: its language, such as "es-MX". */
export function readTold(query: string, ofBrowser: string): Told {
  const told = new URLSearchParams(query);
  const language = told.get('language');
  const credits = Number(told.get('credits') || NaN);
  return {
    language: language === 'en' || language === 'es' ? language : ofBrowser.startsWith('es') ? 'es' : 'en',
    tollFree: told.get('tollFree') === 'true',
    credits: credits >= 0 && credits <= MOST ? credits : null,
  };
}
