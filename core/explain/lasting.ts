import { HOUR, MINUTE, SECOND, type Duration } from '../kernel/instant';
import type { Language } from '../kernel/policy';

const UNITS = {
  en: { h: ['hour', 'hours'], min: ['minute', 'minutes'], s: ['second', 'seconds'] },
  es: { h: ['hora', 'horas'], min: ['minuto', 'minutos'], s: ['segundo', 'segundos'] },
} as const;

/** A length of time as people say it: "5 minutes", "1 hora". */
export function lasting(duration: Duration, language: Language): string {
  const [size, unit] =
    duration % HOUR === 0
      ? [HOUR, 'h' as const]
      : duration % MINUTE === 0
        ? [MINUTE, 'min' as const]
        : [SECOND, 's' as const];
  const count = duration / size;
  return `${count} ${UNITS[language][unit][count === 1 ? 0 : 1]}`;
}
