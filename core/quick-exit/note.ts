import { clockTime, type Instant } from '../kernel/instant';
import type { Language, Policy } from '../kernel/policy';

/** What the advocate reads at once (B3.17). About what was used and when; where they are now, nobody knows. */
const NOTE: Readonly<Record<Language, (time: string) => string>> = {
  en: (time) => `Quick exit used ${time}. Do not write.`,
  es: (time) => `Salida rápida usada ${time}. No escribas.`,
};

export const quickExitNote = (at: Instant, { language, zone }: Policy): string => NOTE[language](clockTime(at, zone));
