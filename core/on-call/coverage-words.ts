import { dayAndTime } from '../kernel/instant';
import type { Language } from '../kernel/policy';
import type { Uncovered } from './coverage';

type Words = {
  span: (from: string, until: string) => string;
  nobody: string;
  gone: (who: string) => string;
  noNumber: (who: string) => string;
  optedOut: (who: string) => string;
  twice: (who: string, other: string) => string;
  overlap: (who: string) => string;
};

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    span: (from, until) => `${from} to ${until}`,
    nobody: 'nobody is on call. Add somebody, or open the desk.',
    gone: (who) => `${who} is not in Chatwoot any more, and is passed over. Swap them.`,
    noNumber: (who) => `${who} has no telephone number in our file, and is passed over. Add it, or swap them.`,
    optedOut: (who) => `${who} has texted STOP, and is passed over. They text START, or swap them.`,
    twice: (who, other) => `${who} is on call in ${other} at the same time. Swap one of the two.`,
    overlap: (who) => `${who} is on two shifts at once. Correct one of the two.`,
  },
  es: {
    span: (from, until) => `${from} a ${until}`,
    nobody: 'nadie está de guardia. Añade a alguien, o abre la mesa.',
    gone: (who) => `${who} ya no está en Chatwoot y no se le avisa. Cámbialo por otra persona.`,
    noNumber: (who) => `${who} no tiene número en nuestro archivo y no se le avisa. Añádelo, o cambia de persona.`,
    optedOut: (who) => `${who} envió STOP y no se le avisa. Que envíe START, o cambia de persona.`,
    twice: (who, other) => `${who} está de guardia en ${other} a la vez. Cambia uno de los dos.`,
    overlap: (who) => `${who} está en dos turnos a la vez. Corrige uno de los dos.`,
  },
};

/** One trouble as a sentence with its remedy; the first time it happens, on the rota's own clock. */
export function sayUncovered(
  one: Uncovered,
  zone: string,
  nameOf: (agentId: number) => string,
  language: Language,
): string {
  const words = WORDS[language];
  return `${one.rota}, ${words.span(dayAndTime(one.from, zone), dayAndTime(one.until, zone))}: ${what(one, nameOf, words)}`;
}

function what(one: Uncovered, nameOf: (agentId: number) => string, words: Words): string {
  switch (one.what) {
    case 'nobody':
      return words.nobody;
    case 'gone':
      return words.gone(nameOf(one.agentId));
    case 'no-number':
      return words.noNumber(nameOf(one.agentId));
    case 'opted-out':
      return words.optedOut(nameOf(one.agentId));
    case 'twice':
      return one.rota === one.other ? words.overlap(nameOf(one.agentId)) : words.twice(nameOf(one.agentId), one.other);
  }
}
