import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import recorded from '../../../test/recordings/theme.json';
import { backOff } from '../stream/back-off';
import { age, clockTime, untilThen } from './clock-words';
import { systemTheme } from './own-theme';
import { serviceTime } from './service-time';
import { themeOf } from './theme';
import { timeLine } from './time-line';
import { WORDS } from './words';

const NIGHT = Date.UTC(2026, 10, 22, 2, 13, 20);
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

test.each([
  [0, 'just now', 'ahora mismo'],
  [-2 * SECOND, 'just now', 'ahora mismo'],
  [40 * SECOND, '40 s ago', 'hace 40 s'],
  [3 * MINUTE + 59 * SECOND, '3 min ago', 'hace 3 min'],
  [25 * HOUR, '25 h ago', 'hace 25 h'],
])('what was %i ms before is %s', (before, english, spanish) => {
  expect(age(NIGHT - before, NIGHT, WORDS.en)).toBe(english);
  expect(age(NIGHT - before, NIGHT, WORDS.es)).toBe(spanish);
});

test.each([
  [-1, ''],
  [40 * SECOND, 'in 40 s'],
  [100 * SECOND, 'in 2 min'],
])('what comes in %i ms is "%s"', (ahead, words) => expect(untilThen(NIGHT + ahead, NIGHT, WORDS.en)).toBe(words));

test('a time is that of the desk’s clock, with the day when it is not of these hours', () => {
  expect(clockTime(NIGHT, NIGHT, 'UTC', 'en')).toBe('02:13');
  expect(clockTime(NIGHT, NIGHT, 'America/New_York', 'en')).toBe('21:13');
  expect(clockTime(NIGHT - 13 * HOUR, NIGHT, 'UTC', 'en')).toBe('21 Nov, 13:13');
  expect(clockTime(NIGHT - 13 * HOUR, NIGHT, 'UTC', 'es')).toBe('21 nov, 13:13');
  expect(clockTime(Date.UTC(2026, 10, 22), NIGHT, 'UTC', 'en')).toBe('00:00');
});

test('ages are counted from the service’s word, whatever this machine’s clock says', () => {
  let ours = 5_000;
  const time = serviceTime(() => ours);
  time.heard(NIGHT);
  ours += 3 * SECOND;
  expect(time.now()).toBe(NIGHT + 3 * SECOND);
});

test.each([
  ['the line', { line: 'dark', context: 'light', chosen: 'light', system: 'light' }, 'dark', false],
  ['the context', { line: null, context: 'dark', chosen: 'light', system: 'light' }, 'dark', false],
  ['the choice made here', { line: null, context: null, chosen: 'dark', system: 'light' }, 'dark', true],
  ['the system', { line: null, context: null, chosen: null, system: 'dark' }, 'dark', true],
] as const)('the theme is that of %s', (_who, wishes, theme, offerSwitch) =>
  expect(themeOf(wishes)).toEqual({ theme, offerSwitch }),
);

test('the system’s theme is heard of when it changes', () => {
  const heard: string[] = [];
  const change: (() => void)[] = [];
  const media = { matches: false, addEventListener: (_what: string, hear: () => void) => void change.push(hear) };
  const page = { matchMedia: () => media as unknown as MediaQueryList };
  expect(systemTheme(page, (theme) => void heard.push(theme))).toBe('light');
  for (const matches of [true, false]) {
    media.matches = matches;
    change.forEach((hear) => hear());
  }
  expect(heard).toEqual(['dark', 'light']);
});

test('the time line ends now, reaches back as far as it must, and leaves out what is older than a day', () => {
  const one = (at: number, shows: string) => ({ source: shows, at, shows, words: '' });
  const { reach, marks } = timeLine([one(NIGHT - 90 * SECOND, 'act'), one(NIGHT, 'leave')], NIGHT);
  expect(reach).toBe(2 * MINUTE);
  expect(marks.map(({ where, shape }) => [where, shape])).toEqual([
    [0.25, 'act'],
    [1, 'trouble'],
  ]);
  expect(timeLine([one(NIGHT - 30 * HOUR, 'act'), one(NIGHT - MINUTE, 'page')], NIGHT)).toMatchObject({
    reach: 24 * HOUR,
    marks: [{ shape: 'page' }],
  });
  expect(timeLine([one(NIGHT + SECOND, 'act')], NIGHT).marks[0]?.where).toBe(1);
});

test('a whole desk that lost its stream does not come back in one moment', () => {
  expect([0, 1, 2, 20].map((n) => [backOff(n, 0), backOff(n, 1)])).toEqual([
    [250, 500],
    [500, 1_000],
    [1_000, 2_000],
    [7_500, 15_000],
  ]);
});

test('the colours are Chatwoot’s own, in light and in dark', () => {
  const css = readFileSync(join(__dirname, '../theme.css'), 'utf8');
  const [light = '', dark = ''] = css.split("[data-theme='dark']");
  for (const [part, variables] of [
    [light, recorded.light.variables],
    [dark, recorded.dark.variables],
  ] as const) {
    const ours = [...part.matchAll(/^ {2}(--[\w-]+): ([\d ]+);$/gm)].map(([, name = '', value]) => [name, value]);
    expect(ours.length).toBeGreaterThan(15);
    expect(ours).toEqual(ours.map(([name = '']) => [name, (variables as Record<string, string>)[name]]));
  }
});
