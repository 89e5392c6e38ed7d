import type { Language } from '../kernel/policy';

type At = (time: string) => string;

/** Every statement about the connection. For each: what it says, and what it does not. */
export type ConnectionWords = {
  /** Something is wrong on our side; nothing newer can be told. Says nothing of the client. */
  ourLine: At;
  ourLineShort: At;
  ourLineNow: string;
  /** A message of theirs, by Chatwoot's clock. */
  wrote: At;
  /** A typing notice reached us then; it may have been up to 20 s on its way. */
  typing: At;
  /** Their chat was open on a screen then. Not that anybody read. */
  opened: At;
  /** The last that reached us. Something later may have been lost; this stays true. */
  lastHeard: At;
  lastOpened: At;
  readingUnknown: string;
  nothingWritten: string;
  /** Chatwoot's dot proves a sign of life of their page after this time, and nothing about now. */
  pageAfter: At;
  /**
   * Nothing at all reached us since: words about our ears, so a notice that was lost on its way does not make them
   * false ("no signal" would be). Silence is not leaving.
   */
  nothingSince: At;
  nothingYet: string;
  lastWordTheirs: At;
  lastWordOurs: At;
  months: readonly string[];
};

/** At most 35 characters each. Never "safe", "fine" or "gone"; never a claim about the person. */
export const WORDS: Readonly<Record<Language, ConnectionWords>> = {
  en: {
    ourLine: (time) => `Can't tell: our line, since ${time}`,
    ourLineShort: (time) => `Can't tell: our line, ${time}`,
    ourLineNow: `Can't tell now: our line`,
    wrote: (time) => `Wrote ${time}`,
    typing: (time) => `Typing heard ${time}`,
    opened: (time) => `Opened on their screen ${time}`,
    lastHeard: (time) => `Last heard ${time}`,
    lastOpened: (time) => `Last opened ${time}`,
    readingUnknown: 'reading unknown',
    nothingWritten: 'Nothing written',
    pageAfter: (time) => `dot after ${time}`,
    nothingSince: (time) => `Nothing heard since ${time}`,
    nothingYet: 'Nothing heard yet',
    lastWordTheirs: (time) => `Last word theirs, ${time}`,
    lastWordOurs: (time) => `Last word ours, ${time}`,
    months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  },
  es: {
    ourLine: (time) => `No se sabe: la línea, desde ${time}`,
    ourLineShort: (time) => `No se sabe: línea, ${time}`,
    ourLineNow: 'No se sabe ahora: la línea',
    wrote: (time) => `Escribió ${time}`,
    typing: (time) => `Tecleo oído ${time}`,
    opened: (time) => `Abierto en su pantalla ${time}`,
    lastHeard: (time) => `Lo último ${time}`,
    lastOpened: (time) => `Abierto ${time}`,
    readingUnknown: 'lectura no se sabe',
    nothingWritten: 'Nada escrito',
    pageAfter: (time) => `punto tras ${time}`,
    nothingSince: (time) => `Sin noticias desde ${time}`,
    nothingYet: 'Sin noticias aún',
    lastWordTheirs: (time) => `Lo último: suyo, ${time}`,
    lastWordOurs: (time) => `Lo último: nuestro, ${time}`,
    months: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'],
  },
};
