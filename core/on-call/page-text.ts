import type { Channel } from '../kernel/channel';
import { clockTime } from '../kernel/instant';
import type { ToldWait } from '../kernel/on-call-events';
import type { Language, Policy } from '../kernel/policy';
import { segmentsOf } from '../kernel/segments';
import { checkText } from '../texts/check-text';

type Words = {
  channel: Readonly<Record<Channel | 'several', string>>;
  wake: (count: number, since: string, channel: string, letter: string) => string;
  remind: (count: number, since: string, channel: string, letter: string) => string;
  taken: (letter: string) => string;
  over: (letter: string) => string;
};

/** What those on call read. No agency, no client, no word of what it is about; plain letters, one segment (B3.5, B7.3). */
const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    channel: { chat: 'web chat', sms: 'text', email: 'e-mail', other: 'message', several: 'messages' },
    wake: (count, since, channel, letter) => `${count} waiting since ${since}, ${channel}. Reply ${letter} to take it.`,
    remind: (count, since, channel, letter) =>
      `${count} still waiting since ${since}, ${channel}. You took it (${letter}).`,
    taken: (letter) => `${letter}: taken, no need to look.`,
    over: (letter) => `${letter}: over, nobody waits.`,
  },
  es: {
    channel: { chat: 'chat web', sms: 'SMS', email: 'correo', other: 'mensaje', several: 'mensajes' },
    wake: (count, since, channel, letter) =>
      `${count} en espera desde ${since}, ${channel}. Responda ${letter} si atiende.`,
    remind: (count, since, channel, letter) =>
      `${count} sigue en espera desde ${since}, ${channel}. Usted atiende (${letter}).`,
    taken: (letter) => `${letter}: ya se atiende, no hace falta mirar.`,
    over: (letter) => `${letter}: ya no espera nadie.`,
  },
};

type Waiting = Pick<ToldWait, 'since' | 'channel'>;
/** The letter of the ring, and the zone of the clock of those who read it. */
type Reader = { letter: string; zone: string };

/** The page for those who wait together: how many, since when, where. Nothing else of them is known here. */
export function wakeText(what: 'wake' | 'remind', waits: readonly Waiting[], to: Reader, policy: Policy): string {
  const words = WORDS[policy.language];
  const [first] = [...waits].sort((a, b) => a.since - b.since);
  const channels = new Set(waits.map(({ channel }) => channel));
  const channel = channels.size === 1 && first ? words.channel[first.channel] : words.channel.several;
  const text = words[what](waits.length, clockTime(first?.since ?? 0, to.zone), channel, to.letter);
  return withLink(text, policy);
}

export const standDownText = (why: 'taken' | 'over', letter: string, { language }: Policy): string =>
  WORDS[language][why](letter);

/** Without a link when its host tells what this is about, or when it would make a second segment. */
function withLink(text: string, { pageLink, texting }: Policy): string {
  if (pageLink === undefined || !mayBeShown(pageLink, texting.neverSay)) return text;
  const linked = `${text} ${pageLink}`;
  const { segments, encoding } = segmentsOf(linked);
  return segments === 1 && encoding === 'gsm-7' ? linked : text;
}

/** The same check as for every text to a client, but that a link may be one. Words run together in a host's name count too. */
export function mayBeShown(link: string, neverSay: readonly string[]): boolean {
  const host = link.replace(/^https?:\/\//, '').replace(/[/:].*$/, '');
  const words = host.replaceAll(/[^a-z0-9]+/gi, ' ');
  return [host, words].every((text) => checkText(text, neverSay).every(({ fault }) => fault === 'link'));
}
