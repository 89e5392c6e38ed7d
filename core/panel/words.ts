import type { LockWhy } from '../kernel/lock';
import type { Language } from '../kernel/policy';

export type NextStepWords = {
  stopped: (time: string) => string;
  answerBy: (time: string) => string;
  overdue: (time: string) => string;
  /** They may not be written to: whatever is due waits. */
  locked: string;
  /** They wrote since, and may be asked whether now is a good time. */
  checkFirst: string;
  nothing: string;
};

/** "Next step" in the sidebar, at most 35 characters. */
export const NEXT_STEP: Readonly<Record<Language, NextStepWords>> = {
  en: {
    stopped: (time) => `All sending stopped ${time}`,
    answerBy: (time) => `Answer by ${time}`,
    overdue: (time) => `Wrote ${time}: please answer`,
    locked: 'Write nothing; see Safe to contact',
    checkFirst: 'Check first; see Safe to contact',
    nothing: '–',
  },
  es: {
    stopped: (time) => `Envíos detenidos ${time}`,
    answerBy: (time) => `Responder antes de ${time}`,
    overdue: (time) => `Escrito ${time}: responde`,
    locked: 'No escribir; ver Seguro contactar',
    checkFirst: 'Comprobar; ver Seguro contactar',
    nothing: '–',
  },
};

type Safety = Readonly<Record<LockWhy | 'checkFirst' | 'yes' | 'expired' | 'askAgain', (time: string) => string>> & {
  unknown: string;
};

/** "Safe to contact" in the sidebar, at most 35 characters. What was said and when; never that somebody is safe. */
export const SAFETY: Readonly<Record<Language, Safety>> = {
  en: {
    'do-not-contact': (time) => `Do not contact, since ${time}`,
    'opted-out': (time) => `No texts: opted out ${time}`,
    'not-safe': (time) => `Not safe: said ${time}`,
    'quick-exit': (time) => `Locked: quick exit ${time}`,
    checkFirst: (time) => `Check first: wrote ${time}`,
    yes: (until) => `Said OK here, until ${until}`,
    expired: (time) => `Ask again: said OK ${time}`,
    askAgain: (time) => `Ask again: OK was ${time}`,
    unknown: 'Not asked yet',
  },
  es: {
    'do-not-contact': (time) => `No contactar desde ${time}`,
    'opted-out': (time) => `Sin SMS: baja ${time}`,
    'not-safe': (time) => `No es seguro: dicho ${time}`,
    'quick-exit': (time) => `Bloqueo: salida rápida ${time}`,
    checkFirst: (time) => `Comprobar: escribió ${time}`,
    yes: (until) => `Dijo que sí, hasta ${until}`,
    expired: (time) => `Preguntar: dijo sí ${time}`,
    askAgain: (time) => `Preguntar: el sí es de ${time}`,
    unknown: 'Sin preguntar',
  },
};
