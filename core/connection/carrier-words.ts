import type { Language } from '../kernel/policy';

/** What a carrier's error code means for an advocate, and what to do next. Evidence, never logic (B1.12). */
export type CodeWords = { means: string; next: string };

/**
 * Nothing is ever tried again by itself after any of these (B1.13): a phone may be off because it was taken. The code is
 * Twilio's.
 */
type Meaning =
  'off' | 'blocked' | 'unknown-number' | 'landline' | 'filtered' | 'unknown' | 'unregistered' | 'opted-out';

const MEANINGS: Readonly<Record<number, Meaning>> = {
  30003: 'off',
  30004: 'blocked',
  30005: 'unknown-number',
  30006: 'landline',
  30007: 'filtered',
  30008: 'unknown',
  30034: 'unregistered',
  21610: 'opted-out',
  21635: 'landline',
};

const WORDS: Readonly<Record<Language, Readonly<Record<Meaning, CodeWords>>>> = {
  en: {
    off: {
      means: 'Phone off or out of reach.',
      next: 'Not tried again by itself: the phone may have been taken. Wait until they write.',
    },
    blocked: { means: 'Blocked by the phone or its network.', next: 'Do not try again.' },
    'unknown-number': {
      means: 'The number is not in use.',
      next: 'Do not try again; ask for the number when they write.',
    },
    landline: {
      means: 'A number that takes no texts.',
      next: 'Do not try again; agree on another way when they call.',
    },
    filtered: {
      means: 'The network took it for spam: our side.',
      next: 'Tell your supervisor; the client saw nothing.',
    },
    unknown: { means: 'The carrier names no reason.', next: 'Not tried again by itself. Wait until they write.' },
    unregistered: {
      means: 'Our number is not registered with the networks: our side.',
      next: 'Tell your supervisor; the client saw nothing.',
    },
    'opted-out': { means: 'They texted STOP to this number.', next: 'Nothing may go to it until they text START.' },
  },
  es: {
    off: {
      means: 'Teléfono apagado o sin cobertura.',
      next: 'No se reintenta solo: puede que le hayan quitado el teléfono. Espera a que escriba.',
    },
    blocked: { means: 'Bloqueado por el teléfono o su red.', next: 'No lo intentes de nuevo.' },
    'unknown-number': {
      means: 'El número no existe.',
      next: 'No lo intentes de nuevo; pide el número cuando escriba.',
    },
    landline: {
      means: 'Un número que no recibe mensajes.',
      next: 'No lo intentes de nuevo; acuerda otra vía si llama.',
    },
    filtered: { means: 'La red lo tomó por spam: es nuestro.', next: 'Avisa a tu supervisora; no vio nada.' },
    unknown: { means: 'La operadora no da motivo.', next: 'No se reintenta solo. Espera a que escriba.' },
    unregistered: {
      means: 'Nuestro número no está registrado en las redes: es nuestro.',
      next: 'Avisa a tu supervisora; no vio nada.',
    },
    'opted-out': { means: 'Envió STOP a este número.', next: 'Nada puede ir a él hasta que envíe START.' },
  },
};

/** The words for a carrier's code; those of "no reason named" for one that is not in the table. */
export const codeWords = (code: number | null, language: Language): CodeWords =>
  WORDS[language][MEANINGS[code ?? 0] ?? 'unknown'];
