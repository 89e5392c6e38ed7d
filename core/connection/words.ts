import type { Language } from '../kernel/policy';
import type { Then } from './statement';

type At = (time: string) => string;

/** Every statement about the connection. For each: what it says, and what it does not. */
export type ConnectionWords = {
  /** Something is wrong on our side; nothing newer can be told. Says nothing of the client. */
  ourLine: At;
  ourLineShort: At;
  ourLineNow: string;
  /** The last sign of the panel of whoever attends to them; told for a quarter of an hour. Nothing of the client. */
  advocateLine: At;
  /** A message of theirs, by Chatwoot's clock. */
  wrote: At;
  /** A typing notice reached us then; it may have been up to 20 s on its way. */
  typing: At;
  /** The same beside something else. */
  typingShort: At;
  /** What their page did after that. "Last sign": the last that was heard of it, and it should have been heard since. */
  then: Readonly<Record<Then['page'], At>>;
  /** Chatwoot says that their chat was open then, perhaps in a hidden tab. Not that anybody read. */
  opened: At;
  /** Their page says that the chat (or its pop-up) was on its screen, and visible. Not that anybody read. */
  onScreen: At;
  /** A page of theirs, visible, with the chat open (or not) gave a sign within the last minute. */
  chatOpen: string;
  pageOpen: string;
  /** Their page said so of itself. What became of it since is not known. */
  pageHidden: At;
  pageClosed: At;
  /** And of no page of theirs anything was heard after that, for the whole grace time. Never that somebody is gone. */
  left: At;
  /** Their browser noticed that it has no network. */
  networkLost: At;
  networkLostShort: At;
  /** Somebody used the quick exit of their page. */
  quickExit: At;
  /** The last that reached us. Something later may have been lost; this stays true. */
  lastHeard: At;
  lastOpened: At;
  readingUnknown: string;
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
    advocateLine: (time) => `Advocate's line: last sign ${time}`,
    wrote: (time) => `Wrote ${time}`,
    typing: (time) => `Typing heard ${time}`,
    typingShort: (time) => `Typing ${time}`,
    then: {
      hidden: (time) => `page hidden ${time}`,
      closed: (time) => `page closed ${time}`,
      offline: (time) => `network lost ${time}`,
      silent: (time) => `last sign ${time}`,
    },
    opened: (time) => `Chat was open ${time}`,
    onScreen: (time) => `Chat on their screen ${time}`,
    chatOpen: 'Chat open',
    pageOpen: 'Page open',
    pageHidden: (time) => `Page hidden ${time}`,
    pageClosed: (time) => `Page closed ${time}`,
    left: (time) => `Page closed ${time}, nothing since`,
    networkLost: (time) => `Network lost ${time}, said their page`,
    networkLostShort: (time) => `Network lost ${time}`,
    quickExit: (time) => `Quick exit ${time}`,
    lastHeard: (time) => `Last heard ${time}`,
    lastOpened: (time) => `Last opened ${time}`,
    readingUnknown: 'reading unknown',
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
    advocateLine: (time) => `Quien atiende: última señal ${time}`,
    wrote: (time) => `Escribió ${time}`,
    typing: (time) => `Tecleo oído ${time}`,
    typingShort: (time) => `Tecleo ${time}`,
    then: {
      hidden: (time) => `pág. oculta ${time}`,
      closed: (time) => `pág. cerrada ${time}`,
      offline: (time) => `sin red ${time}`,
      silent: (time) => `última señal ${time}`,
    },
    opened: (time) => `Chat visto abierto ${time}`,
    onScreen: (time) => `Chat en su pantalla ${time}`,
    chatOpen: 'Chat abierto',
    pageOpen: 'Página abierta',
    pageHidden: (time) => `Página oculta ${time}`,
    pageClosed: (time) => `Página cerrada ${time}`,
    left: (time) => `Página cerrada ${time}, nada después`,
    networkLost: (time) => `Sin red ${time}, dijo su página`,
    networkLostShort: (time) => `Sin red ${time}`,
    quickExit: (time) => `Salida rápida ${time}`,
    lastHeard: (time) => `Lo último ${time}`,
    lastOpened: (time) => `Abierto ${time}`,
    readingUnknown: 'lectura no se sabe',
    pageAfter: (time) => `punto tras ${time}`,
    nothingSince: (time) => `Sin noticias desde ${time}`,
    nothingYet: 'Sin noticias aún',
    lastWordTheirs: (time) => `Lo último: suyo, ${time}`,
    lastWordOurs: (time) => `Lo último: nuestro, ${time}`,
    months: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'],
  },
};
