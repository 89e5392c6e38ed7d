import fc from 'fast-check';
import { DateTime } from 'luxon';
import { DAY, HOUR, MINUTE } from './instant';
import { DEFAULT_POLICY, type Policy, type Shift, type Weekday } from './policy';
import { onShift } from './shifts';

const clock = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const shift = (days: Weekday[], from: string, to: string, ...people: number[]): Shift => ({
  days,
  from: clock(from),
  to: clock(to),
  people,
});
const policy = (zone: string, ...shifts: Shift[]): Policy => ({ ...DEFAULT_POLICY, zone, shifts });
const moment = (time: string): number => DateTime.fromISO(time, { setZone: true }).toMillis();

describe('who is on shift', () => {
  const berlin = policy(
    'Europe/Berlin',
    shift(['sat'], '22:00', '02:30', 5, 6),
    shift(['sun'], '02:30', '08:00', 7),
    shift(['mon', 'tue'], '09:00', '17:00', 8, 5, 5),
    shift(['wed'], '00:00', '24:00', 9),
    shift(['thu'], '12:00', '12:00', 4),
  );
  test.each([
    ['nobody before it begins', '2026-11-21T21:59:59+01:00', []],
    ['those of the evening from its first minute', '2026-11-21T22:00:00+01:00', [5, 6]],
    ['still those after midnight', '2026-11-22T02:29:59+01:00', [5, 6]],
    ['the next when it ends', '2026-11-22T02:30:00+01:00', [7]],
    ['each once, by id', '2026-11-23T12:00:00+01:00', [5, 8]],
    ['nobody on another day', '2026-11-27T23:00:00+01:00', []],
    ['a whole day to its end', '2026-11-25T23:59:59+01:00', [9]],
    ['and no longer', '2026-11-26T00:00:00+01:00', []],
    ['from noon to noon is a day', '2026-11-27T11:59:00+01:00', [4]],
    [
      'the night of 23 hours: 02:30 does not exist, the change is when the clock jumps',
      '2026-03-29T01:59:59+01:00',
      [5, 6],
    ],
    ['the night of 23 hours: after the jump', '2026-03-29T03:00:00+02:00', [7]],
    ['the night of 25 hours: the first 02:30 is the change', '2026-10-25T02:29:59+02:00', [5, 6]],
    ['the night of 25 hours: it is not taken back in the second hour', '2026-10-25T02:10:00+01:00', [7]],
  ])('%s', (_what, time, people) => expect(onShift(berlin, moment(time))).toEqual(people));
});

test('a walk minute by minute along the clock on the wall finds the same people', () => {
  const days = fc.subarray<Weekday>(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], { minLength: 1 });
  const quarter = fc.integer({ min: 0, max: 95 }).map((n) => n * 15);
  const shifts = fc.array(fc.record({ days, from: quarter, to: quarter, people: fc.constantFrom([1], [2], [3]) }), {
    minLength: 1,
    maxLength: 3,
  });
  const changes = [
    '2026-03-29T03:00:00Z',
    '2026-10-25T03:00:00Z',
    '2026-07-01T03:00:00Z',
    '2026-03-08T09:00:00Z',
    '2026-11-01T09:00:00Z',
  ];
  const around = fc.constantFrom(...changes.map(moment));
  const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC');
  fc.assert(
    fc.property(shifts, around, zone, fc.integer({ min: -30 * 60, max: 30 * 60 }), (all, near, where, minutes) => {
      const now = near + minutes * MINUTE;
      expect(onShift(policy(where, ...all), now)).toEqual(walk(policy(where, ...all), now));
    }),
    { numRuns: 40 },
  );
});

/** Walks from three days before to now, starting and ending each shift as the clock comes to its time. */
function walk({ shifts, zone }: Policy, now: number): number[] {
  const on = new Map<number, { until: string }[]>();
  const done = new Set<string>();
  for (let at = now - 3 * DAY - (now % HOUR); at <= now; at += MINUTE) {
    const here = DateTime.fromMillis(at, { zone });
    const reads = here.toFormat('yyyy-MM-dd HH:mm');
    shifts.forEach(({ days, from, to }, i) => {
      const weekday = here.toFormat('ccc', { locale: 'en' }).toLowerCase() as Weekday;
      const starts =
        here.hour * 60 + here.minute >= from && days.includes(weekday) && !done.has(`${i} ${reads.slice(0, 10)}`);
      on.set(
        i,
        (on.get(i) ?? []).filter(({ until }) => reads < until),
      );
      if (!starts) return;
      done.add(`${i} ${reads.slice(0, 10)}`);
      const ends = here
        .startOf('day')
        .plus({ days: to <= from ? 1 : 0 })
        .toFormat('yyyy-MM-dd');
      const until = `${ends} ${String(Math.floor(to / 60)).padStart(2, '0')}:${String(to % 60).padStart(2, '0')}`;
      if (reads < until) on.get(i)?.push({ until });
    });
  }
  return [...new Set(shifts.flatMap(({ people }, i) => (on.get(i)?.length ? people : [])))].sort((a, b) => a - b);
}
