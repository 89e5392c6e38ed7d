import { HOUR, MINUTE, SECOND, type Duration } from '../../core/kernel/instant';

/** A length of time as people write it: a number above zero and a unit. */
export const DURATION = /^(\d+(?:\.\d+)?) ?(s|min|h)$/;

const UNITS: Record<string, Duration> = { s: SECOND, min: MINUTE, h: HOUR };

/** The milliseconds in "60 s", "5 min" or "1.5 h"; NaN for anything else. */
export function readDuration(text: string): Duration {
  const [, number, unit = ''] = DURATION.exec(text) ?? [];
  return Math.round(Number(number) * (UNITS[unit] ?? NaN));
}

/** The other way round, in the largest unit that gives a whole number, though seconds up to two minutes. */
export function writeDuration(duration: Duration): string {
  if (duration <= 2 * MINUTE) return `${duration / SECOND} s`;
  return duration % HOUR === 0 ? `${duration / HOUR} h` : `${duration / MINUTE} min`;
}

/** The minutes since midnight in "08:30"; 24:00 is the midnight that ends the day. NaN for anything else. */
export function readTimeOfDay(text: string): number {
  const [, hours, minutes] = /^(\d{2}):([0-5]\d)$/.exec(text) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  return total <= 24 * 60 ? total % (24 * 60) : NaN;
}
