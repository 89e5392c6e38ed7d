import type { LineTrouble } from '../kernel/event';
import type { DeskFacts } from '../kernel/facts';
import { clockTime, type Instant } from '../kernel/instant';
import type { Language, Policy } from '../kernel/policy';

type Words = {
  parked: (at: string, where: string, about: string) => string;
  textUnknown: (at: string, where: string) => string;
  where: (conversation: string) => string;
  line: Readonly<Record<LineTrouble, (since: string) => string>>;
  lineOver: (from: string, to: string) => string;
  stopped: (since: string) => string;
  started: (since: string) => string;
};

/** The notes to supervisors in the desk conversation. Nobody's name, nobody's words. */
const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    parked: (at, where, about) =>
      `Put aside at ${at}${where}: something could not be handled (${about}). Please look at it.`,
    textUnknown: (at, where) =>
      `At ${at}${where} a text to the client may or may not have gone out. Please look and decide.`,
    where: (conversation) => ` in conversation ${conversation}`,
    line: {
      'webhooks-late': (since) => `News from Chatwoot comes late since ${since}. What is shown may lag behind.`,
      'chatwoot-away': (since) => `Chatwoot does not answer us since ${since}. Nothing can be shown or sent for now.`,
      'redis-away': (since) => `Our own memory was out of reach since ${since}. What is shown may lag behind.`,
    },
    lineOver: (from, to) =>
      `Our own line was in trouble from ${from} to ${to}. What happened then was heard late, or not at all.`,
    stopped: (since) => `All sending to clients was stopped at ${since}. Advocates can still write by hand.`,
    started: (since) => `Sending to clients is on again since ${since}.`,
  },
  es: {
    parked: (at, where, about) =>
      `Apartado a las ${at}${where}: algo no se pudo atender (${about}). Por favor, revísalo.`,
    textUnknown: (at, where) => `A las ${at}${where} un mensaje pudo salir o no. Por favor, mira y decide.`,
    where: (conversation) => ` en la conversación ${conversation}`,
    line: {
      'webhooks-late': (since) =>
        `Los avisos de Chatwoot llegan tarde desde las ${since}. Lo mostrado puede ir con retraso.`,
      'chatwoot-away': (since) =>
        `Chatwoot no nos responde desde las ${since}. Por ahora no se puede mostrar ni enviar nada.`,
      'redis-away': (since) => `Nuestra memoria no respondía desde las ${since}. Lo mostrado puede ir con retraso.`,
    },
    lineOver: (from, to) => `Nuestra línea tuvo problemas de ${from} a ${to}. Lo de entonces se oyó tarde o no se oyó.`,
    stopped: (since) => `Todo envío a clientes quedó detenido a las ${since}. A mano se puede seguir escribiendo.`,
    started: (since) => `El envío a clientes está activo otra vez desde las ${since}.`,
  },
};

/** A parked id begins with the key of its subject, so a supervisor can be told where to look. */
export function parkedNote({ parkedId, about, at }: DeskFacts['parked'][number], { zone, language }: Policy): string {
  const words = WORDS[language];
  const conversation = /^c:\d+:(\d+)\b/.exec(parkedId)?.[1];
  const where = conversation === undefined ? '' : words.where(conversation);
  const time = clockTime(at, zone);
  return about === 'text-unknown' ? words.textUnknown(time, where) : words.parked(time, where, about);
}

export const lineNote = (since: Instant, trouble: LineTrouble | null, { zone, language }: Policy): string =>
  trouble === null ? '' : WORDS[language].line[trouble](clockTime(since, zone));

export const lineOverNote = (from: Instant, to: Instant, { zone, language }: Policy): string =>
  WORDS[language].lineOver(clockTime(from, zone), clockTime(to, zone));

export function sendingNote(since: Instant, stopped: boolean, { zone, language }: Policy): string {
  const words = WORDS[language];
  return (stopped ? words.stopped : words.started)(clockTime(since, zone));
}
