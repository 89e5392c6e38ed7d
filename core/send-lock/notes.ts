import { clockTime } from '../kernel/instant';
import type { Lock, LockWhy } from '../kernel/lock';
import type { Language, Policy } from '../kernel/policy';

type Words = {
  why: Readonly<Record<LockWhy, string>>;
  /** They wrote again after it fell. */
  checkFirst: (why: string, since: string, wrote: string) => string;
  /** An advocate wrote publicly to a locked client. */
  replied: (why: string, since: string) => string;
};

/** What the advocate reads in the thread. About what was done and when; never about how somebody is. */
const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    why: {
      'do-not-contact': 'do not contact',
      'opted-out': 'no texts (opted out)',
      'not-safe': 'not safe',
      'quick-exit': 'quick exit',
    },
    checkFirst: (why, since, wrote) =>
      `Check first: they wrote at ${wrote}, after "${why}" at ${since}. It may be someone else. ` +
      'Ask with /ask; when you have checked, lift it with /lift and why.',
    replied: (why, since) =>
      `Your message went to a client who is locked: ${why}, since ${since}. Please do not go on.`,
  },
  es: {
    why: {
      'do-not-contact': 'no contactar',
      'opted-out': 'sin SMS (baja)',
      'not-safe': 'no es seguro',
      'quick-exit': 'salida rápida',
    },
    checkFirst: (why, since, wrote) =>
      `Comprueba primero: escribió a las ${wrote}, después de "${why}" a las ${since}. Puede ser otra persona. ` +
      'Pregunta con /ask; cuando lo hayas comprobado, levántalo con /lift y el motivo.',
    replied: (why, since) => `Tu mensaje salió a alguien con bloqueo: ${why}, desde las ${since}. No sigas, por favor.`,
  },
};

export function checkFirstNote({ why, since, checkFirst }: Lock, { language, zone }: Policy): string {
  const words = WORDS[language];
  return words.checkFirst(words.why[why], clockTime(since, zone), clockTime(checkFirst ?? since, zone));
}

export function repliedNote({ why, since }: Lock, { language, zone }: Policy): string {
  const words = WORDS[language];
  return words.replied(words.why[why], clockTime(since, zone));
}
