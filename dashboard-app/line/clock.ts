import type { Language } from '../../core/kernel/policy';

/** Older than this, a clock time alone would be taken for today's. */
const DAY_IS_SAID = 12 * 3_600_000;

/** "02:13" on the desk's clock, as the panel and the notes say it; "22 Nov 02:13" when it is long ago. */
export function timeOf(at: number, now: number, { zone, language }: { zone: string; language: Language }): string {
  const parts = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(language, { timeZone: zone, ...options }).format(at);
  const time = parts({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return Math.abs(now - at) < DAY_IS_SAID ? time : `${parts({ day: 'numeric', month: 'short' })} ${time}`;
}
