import type { Channel } from '../kernel/channel';
import { dayOf } from '../kernel/calendar';
import { clockTime, type Instant } from '../kernel/instant';
import type { Language, Policy } from '../kernel/policy';
import type { Wait } from './wait';

type Words = {
  channel: Readonly<Record<Channel, string>>;
  note: (channel: string, at: string) => string;
  /** The minute, with the day where it was not today. */
  at: (time: string, day: string | null) => string;
};

/** The private note about a client who waits. The minute is the one that stands beside their text in the thread. */
const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    channel: { chat: 'on the chat', sms: 'by text message', email: 'by e-mail', other: 'here' },
    note: (channel, at) => `Waiting for an answer: written ${channel} ${at}, and nobody has answered yet.`,
    at: (time, day) => (day === null ? `at ${time}` : `on ${day} at ${time}`),
  },
  es: {
    channel: { chat: 'en el chat', sms: 'por SMS', email: 'por correo', other: 'aquí' },
    note: (channel, at) => `Espera respuesta: escrito ${channel} ${at}, y aún nadie ha contestado.`,
    at: (time, day) => (day === null ? `a las ${time}` : `el ${day} a las ${time}`),
  },
};

export function waitingNote({ channel, since }: Wait, now: Instant, { language, zone }: Policy): string {
  const words = WORDS[language];
  const day = dayOf(since, zone);
  const at = words.at(clockTime(since, zone), day === dayOf(now, zone) ? null : day);
  return words.note(words.channel[channel], at);
}
