import type { Language, Words } from './words';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Older than this (ms), a clock time alone would be taken for today's; as in what the rules say. */
const DAY_IS_SAID = 12 * HOUR;

/** "02:13" on the desk's clock; with the day when it is long ago or far ahead. */
export function clockTime(at: number, now: number, zone: string, language: Language): string {
  const day = Math.abs(now - at) < DAY_IS_SAID ? {} : ({ day: 'numeric', month: 'short' } as const);
  const words = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone, ...day } as const;
  return new Intl.DateTimeFormat(language === 'es' ? 'es' : 'en-GB', words).format(at);
}

/** "3 min ago". A moment ahead of us, by some hundredths, is now. */
export function age(at: number, now: number, { ago }: Words): string {
  const passed = now - at;
  if (passed < 5 * SECOND) return ago.now;
  if (passed < MINUTE) return ago.seconds(Math.floor(passed / SECOND));
  if (passed < HOUR) return ago.minutes(Math.floor(passed / MINUTE));
  return ago.hours(Math.floor(passed / HOUR));
}

/** "in 40 s"; empty once it is over. */
export function untilThen(at: number, now: number, { within }: Words): string {
  const left = at - now;
  if (left <= 0) return '';
  return left < MINUTE ? within.seconds(Math.ceil(left / SECOND)) : within.minutes(Math.round(left / MINUTE));
}
