import type { Channel } from './channel';
import { MINUTE, SECOND, type Duration } from './instant';
import type { Language } from './policy';

/** What a client is told by itself when nobody answers (S3.18 to S3.20). Off unless the agency writes `enabled: true`. */
export type AutoResponsePolicy = {
  enabled: boolean;
  /** Nobody is at the desk: told this long after the client wrote. */
  nobodyAfter: Duration;
  /** Somebody is: told when the wait has lasted this long, by channel. Only chats and text messages are answered so. */
  longWait: Readonly<Record<'chat' | 'sms', Duration>>;
  say: Readonly<Record<Language, AutoResponseWords>>;
};

/** The agency's own sentences; an empty one is left out. */
export type AutoResponseWords = {
  received: string;
  /** What is said of the wait while too little is known of waits at this hour. */
  expect: string;
  emergency: string;
  /** A phone line to call; in a web chat only, where it is asked for by B7.10. */
  phone: string;
  /** How to leave the page quickly; in a web chat only. */
  leave: string;
};

export const NO_AUTO_RESPONSE: AutoResponsePolicy = {
  enabled: false,
  nobodyAfter: 20 * SECOND,
  longWait: { chat: 3 * MINUTE, sms: 5 * MINUTE },
  say: {
    en: {
      received: 'Your message has arrived.',
      expect: 'Somebody will answer here as soon as they can.',
      emergency: 'If it is an emergency, call 911.',
      phone: '',
      leave: 'You can close this page at any time.',
    },
    es: {
      received: 'Su mensaje ha llegado.',
      expect: 'Le contestan por aqui en cuanto puedan.',
      emergency: 'Si es una emergencia, llame al 911.',
      phone: '',
      leave: 'Puede cerrar esta pantalla en cualquier momento.',
    },
  },
};

/** Where a client is answered by itself at all. */
export const isAnsweredByItself = (channel: Channel | null): channel is 'chat' | 'sms' =>
  channel === 'chat' || channel === 'sms';
