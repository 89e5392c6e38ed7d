import type { Language } from '../kernel/policy';

export type NextStepWords = {
  stopped: (time: string) => string;
  answerBy: (time: string) => string;
  overdue: (time: string) => string;
  nothing: string;
};

/** "Next step" in the sidebar, at most 35 characters. */
export const NEXT_STEP: Readonly<Record<Language, NextStepWords>> = {
  en: {
    stopped: (time) => `All sending stopped ${time}`,
    answerBy: (time) => `Answer by ${time}`,
    overdue: (time) => `Wrote ${time}: please answer`,
    nothing: '–',
  },
  es: {
    stopped: (time) => `Envíos detenidos ${time}`,
    answerBy: (time) => `Responder antes de ${time}`,
    overdue: (time) => `Escrito ${time}: responde`,
    nothing: '–',
  },
};
