import type { LineTrouble } from '../kernel/event';
import { clockTime, type Instant } from '../kernel/instant';
import type { Language, Policy } from '../kernel/policy';

type Words = {
  parked: (at: string, about: string) => string;
  line: Readonly<Record<LineTrouble, (since: string) => string>>;
  stopped: (since: string) => string;
  started: (since: string) => string;
};

/** The notes to supervisors in the desk conversation. Nobody's name, nobody's words. */
const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    parked: (at, about) => `Something could not be handled and was put aside at ${at} (${about}). Please look at it.`,
    line: {
      'webhooks-late': (since) => `News from Chatwoot comes late since ${since}. What is shown may lag behind.`,
      'chatwoot-away': (since) => `Chatwoot does not answer us since ${since}. Nothing can be shown or sent for now.`,
      'redis-away': (since) => `Our own memory was out of reach since ${since}. What is shown may lag behind.`,
    },
    stopped: (since) => `All sending to clients was stopped at ${since}. Advocates can still write by hand.`,
    started: (since) => `Sending to clients is on again since ${since}.`,
  },
  es: {
    parked: (at, about) => `Algo no se pudo atender y quedó apartado a las ${at} (${about}). Por favor, revísalo.`,
    line: {
      'webhooks-late': (since) =>
        `Los avisos de Chatwoot llegan tarde desde las ${since}. Lo mostrado puede ir con retraso.`,
      'chatwoot-away': (since) =>
        `Chatwoot no nos responde desde las ${since}. Por ahora no se puede mostrar ni enviar nada.`,
      'redis-away': (since) => `Nuestra memoria no respondía desde las ${since}. Lo mostrado puede ir con retraso.`,
    },
    stopped: (since) => `Todo envío a clientes quedó detenido a las ${since}. A mano se puede seguir escribiendo.`,
    started: (since) => `El envío a clientes está activo otra vez desde las ${since}.`,
  },
};

export const parkedNote = (at: Instant, about: string, { zone, language }: Policy): string =>
  WORDS[language].parked(clockTime(at, zone), about);

export const lineNote = (since: Instant, trouble: LineTrouble, { zone, language }: Policy): string =>
  WORDS[language].line[trouble](clockTime(since, zone));

export function sendingNote(since: Instant, stopped: boolean, { zone, language }: Policy): string {
  const words = WORDS[language];
  return (stopped ? words.stopped : words.started)(clockTime(since, zone));
}
