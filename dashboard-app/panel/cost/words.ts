import type { Language } from '../show/words';

export type CostWords = {
  title: string;
  stays: string;
  label: string;
  tollFree: string;
  nothing: string;
  plan: (segments: string, credits: string) => string;
  credits: (credits: number) => string;
  alphabet: (characters: number) => Readonly<Record<'gsm-7' | 'ucs-2', string>>;
  replace: string;
  replaceMeans: string;
  putBack: string;
  parts: string;
  part: (number: number, units: number, most: number) => string;
  theme: Readonly<Record<'dark' | 'light', string>>;
  /** The other language, in its own name. */
  other: { language: Language; name: string };
};

const characters = (count: number, one: string, many: string, language: Language): string =>
  `${count.toLocaleString(language)} ${count === 1 ? one : many}`;

export const COST_WORDS: Readonly<Record<Language, CostWords>> = {
  en: {
    title: 'What does a text cost?',
    stays: 'It is counted here, in this page. It is not sent, not kept, and nobody else sees it.',
    label: 'Paste or type a text',
    tollFree: 'From a toll-free number (US, Canada)',
    nothing: 'Nothing to count yet',
    plan: (segments, credits) => `${segments} · ${credits}`,
    credits: (credits) => (credits === 1 ? '1 credit' : `${credits.toLocaleString('en')} credits`),
    alphabet: (count) => ({
      'gsm-7': `${characters(count, 'character', 'characters', 'en')}, all of them plain: 160 fit into one segment.`,
      'ucs-2': `${characters(count, 'character', 'characters', 'en')}, not all of them plain: 70 fit into one segment.`,
    }),
    replace: 'Use plain signs instead',
    replaceMeans: 'Read it again before you send it: an accent that is gone may change a word.',
    putBack: 'Put it back as it was',
    parts: 'How it is cut',
    part: (number, units, most) => `Segment ${number}: ${units} of ${most}`,
    theme: { dark: 'Dark', light: 'Light' },
    other: { language: 'es', name: 'Español' },
  },
  es: {
    title: '¿Cuánto cuesta un texto?',
    stays: 'Se cuenta aquí, en esta página. No se envía, no se guarda y nadie más lo ve.',
    label: 'Pega o escribe un texto',
    tollFree: 'Desde un número gratuito (EE. UU., Canadá)',
    nothing: 'Aún no hay nada que contar',
    plan: (segments, credits) => `${segments} · ${credits}`,
    credits: (credits) => (credits === 1 ? '1 crédito' : `${credits.toLocaleString('es')} créditos`),
    alphabet: (count) => ({
      'gsm-7': `${characters(count, 'carácter', 'caracteres', 'es')}, todos simples: en un segmento caben 160.`,
      'ucs-2': `${characters(count, 'carácter', 'caracteres', 'es')}, no todos simples: en un segmento caben 70.`,
    }),
    replace: 'Usar signos simples',
    replaceMeans: 'Léelo otra vez antes de enviarlo: sin una tilde puede cambiar una palabra.',
    putBack: 'Dejarlo como estaba',
    parts: 'Cómo se divide',
    part: (number, units, most) => `Segmento ${number}: ${units} de ${most}`,
    theme: { dark: 'Oscuro', light: 'Claro' },
    other: { language: 'en', name: 'English' },
  },
};
