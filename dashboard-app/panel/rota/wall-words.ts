import type { Language } from '../show/words';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** "2026-11-25T22:00" on some clock, so many hours later on the same clock. */
export const hoursLater = (wall: string, hours: number): string =>
  new Date(Date.parse(`${wall}Z`) + hours * HOUR).toISOString().slice(0, 16);

export const dayOf = (wall: string): string => wall.slice(0, 10);

/** "Wednesday 25 November" */
export function dayWords(date: string, language: Language): string {
  const how = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'es', how).format(new Date(`${date}T00:00Z`));
}

/** "Wed 25 Nov, 22:00" */
export function momentWords(wall: string, language: Language): string {
  const how = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'es', how).format(
    new Date(`${dayOf(wall)}T00:00Z`),
  );
  return `${day}, ${wall.slice(11)}`;
}

/** "22:00 – 06:00 the next day", "00:00 – 24:00", or with its day when it ends later. */
export function spanWords(from: string, until: string, language: Language, nextDay: string): string {
  const [begin, end] = [from.slice(11), until.slice(11)];
  const days = (Date.parse(dayOf(until)) - Date.parse(dayOf(from))) / DAY;
  if (days === 0) return `${begin} – ${end}`;
  if (days === 1) return end === '00:00' ? `${begin} – 24:00` : `${begin} – ${end} ${nextDay}`;
  return `${begin} – ${momentWords(until, language)}`;
}
