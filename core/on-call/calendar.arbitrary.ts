/**
 * A calendar of its own, that knows nothing of luxon or Intl: the civil days by arithmetic, and each zone's rule as POSIX
 * writes it, by hand. What the rota says is held against it.
 */
type Change = { month: number; week: number; weekday: number; at: number };
type ZoneRule = { standard: number; summer: number; begins: Change; ends: Change } | { standard: number };

/** Minutes east of UTC; "M10.5.0/3": month, week (5: the last), weekday (0: Sunday), hour on the clock until then. */
const on = (rule: string): Change => {
  const [, month, week, weekday, time = '2'] = /^M(\d+)\.(\d)\.(\d)(?:\/([\d:]+))?$/.exec(rule) ?? [];
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return { month: Number(month), week: Number(week), weekday: Number(weekday), at: hours * 60 + minutes };
};
const rule = (standard: number, begins: string, ends: string, more = 60): ZoneRule => ({
  ...{ standard, summer: standard + more, begins: on(begins), ends: on(ends) },
});
const US = ['M3.2.0', 'M11.1.0'] as const;

export const ZONES: Readonly<Record<string, ZoneRule>> = {
  UTC: { standard: 0 },
  'America/New_York': rule(-300, ...US),
  'America/Chicago': rule(-360, ...US),
  'America/Denver': rule(-420, ...US),
  'America/Los_Angeles': rule(-480, ...US),
  'America/Anchorage': rule(-540, ...US),
  'America/Phoenix': { standard: -420 },
  'America/Puerto_Rico': { standard: -240 },
  'Pacific/Honolulu': { standard: -600 },
  'America/St_Johns': rule(-210, ...US),
  'America/Havana': rule(-300, 'M3.2.0/0', 'M11.1.0/1'),
  'America/Santiago': rule(-240, 'M9.1.6/24', 'M4.1.6/24'),
  'Europe/London': rule(0, 'M3.5.0/1', 'M10.5.0/2'),
  'Europe/Berlin': rule(60, 'M3.5.0/2', 'M10.5.0/3'),
  'Europe/Athens': rule(120, 'M3.5.0/3', 'M10.5.0/4'),
  'Asia/Jerusalem': rule(120, 'M3.4.4/26', 'M10.5.0/2'),
  'Asia/Kolkata': { standard: 330 },
  'Australia/Sydney': rule(600, 'M10.1.0/2', 'M4.1.0/3'),
  'Australia/Lord_Howe': rule(630, 'M10.1.0/2', 'M4.1.0/2', 30),
  'Pacific/Auckland': rule(720, 'M9.5.0/2', 'M4.1.0/3'),
  'Pacific/Chatham': rule(765, 'M9.5.0/2:45', 'M4.1.0/3:45'),
  'Atlantic/Azores': rule(-60, 'M3.5.0/0', 'M10.5.0/1'),
};

/** Days since 1970-01-01, by counting leap years. */
export function daysOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

export function dayText(days: number): string {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const ofEra = z - era * 146_097;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const m = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * m + 2) / 5) + 1;
  const month = m < 10 ? m + 3 : m - 9;
  const full = year + era * 400 + (month <= 2 ? 1 : 0);
  return `${full}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Of a day counted from 1970: 0 is Sunday, as POSIX counts. */
export const weekdayOfDays = (days: number): number => (((days + 4) % 7) + 7) % 7;

/** When a change comes in that year, in minutes since 1970 UTC, by the clock that holds until then. */
function changeAt({ month, week, weekday, at }: Change, year: number, offset: number): number {
  const first = daysOf(year, month, 1);
  let day = first + ((weekday - weekdayOfDays(first) + 7) % 7) + (week - 1) * 7;
  const next = month === 12 ? daysOf(year + 1, 1, 1) : daysOf(year, month + 1, 1);
  while (day >= next) day -= 7;
  return day * 1440 + at - offset;
}

/** All changes of the clock in those years, in minutes since 1970 UTC, in order, with the offset from then on. */
export function changesOf(zone: string, from: number, to: number): { at: number; offset: number }[] {
  const known = ZONES[zone];
  if (known === undefined || !('summer' in known)) return [];
  const all = Array.from({ length: to - from + 1 }, (_, i) => from + i).flatMap((year) => [
    { at: changeAt(known.begins, year, known.standard), offset: known.summer },
    { at: changeAt(known.ends, year, known.summer), offset: known.standard },
  ]);
  return all.sort((a, b) => a.at - b.at);
}

/** Minutes east of UTC at that minute since 1970. */
export function offsetAt(zone: string, minute: number): number {
  const standard = ZONES[zone]?.standard ?? 0;
  const year = Number(dayText(Math.floor(minute / 1440)).slice(0, 4));
  return changesOf(zone, year - 1, year + 1).reduce(
    (offset, one) => (one.at <= minute ? one.offset : offset),
    standard,
  );
}
