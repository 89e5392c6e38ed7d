import type { Channel } from '../kernel/channel';
import { clockTime } from '../kernel/instant';
import type { Language, Policy } from '../kernel/policy';
import type { Wait } from './wait';

type Words = { channel: Readonly<Record<Channel, string>>; note: (channel: string, at: string) => string };

/** The private note about a client who waits. The minute is the one that stands beside their text in the thread. */
const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    channel: { chat: 'on the chat', sms: 'by text message', email: 'by e-mail', other: 'here' },
    note: (channel, at) => `Waiting for an answer: written ${channel} at ${at}, and nobody has answered yet.`,
  },
  es: {
    channel: { chat: 'en el chat', sms: 'por SMS', email: 'por correo', other: 'aquí' },
    note: (channel, at) => `Espera respuesta: escrito ${channel} a las ${at}, y aún nadie ha contestado.`,
  },
};

export function waitingNote({ channel, since }: Wait, { language, zone }: Policy): string {
  const words = WORDS[language];
  return words.note(words.channel[channel], clockTime(since, zone));
}
