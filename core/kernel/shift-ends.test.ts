import { DateTime } from 'luxon';
import { DEFAULT_POLICY, type Policy } from './policy';
import { comesOnAt, shiftAfter, shiftEndsAt } from './shift-ends';

const moment = (time: string): number => DateTime.fromISO(time, { zone: 'Europe/Berlin' }).toMillis();
const policy: Policy = {
  ...DEFAULT_POLICY,
  zone: 'Europe/Berlin',
  shifts: [
    { days: ['sat'], from: 22 * 60, to: 2 * 60, people: [5, 6] },
    { days: ['sun'], from: 2 * 60, to: 8 * 60, people: [6, 7] },
  ],
};

test.each([
  ['over midnight', 5, '2026-11-21T23:00', '2026-11-22T02:00'],
  ['shifts that follow each other are one', 6, '2026-11-21T23:00', '2026-11-22T08:00'],
  ['not on shift', 7, '2026-11-21T23:00', null],
  ['in the very moment of the end', 5, '2026-11-22T02:00', null],
])('a shift’s end: %s', (_what, agent, now, end) =>
  expect(shiftEndsAt(policy, agent, moment(now))).toBe(end && moment(end)),
);

const early = { days: ['sun'], from: 60, to: 8 * 60, people: [8] } as const;
test.each<[string, number, string, string | null, number[]]>([
  ['those whose shift begins when theirs ends', 5, '2026-11-21T23:00', '2026-11-22T02:00', [6, 7]],
  ['shifts that follow each other are one: after it there is nobody', 6, '2026-11-21T23:00', null, []],
  ['whoever is on shift, where theirs is over already', 5, '2026-11-22T02:03', '2026-11-22T02:03', [6, 7]],
  ['not themselves', 7, '2026-11-22T03:00', null, []],
  ['the next to begin, where nobody is there', 5, '2026-11-21T12:00', '2026-11-21T22:00', [6]],
  ['none within two days', 5, '2026-11-24T03:00', null, []],
])('who takes over: %s', (_what, giver, at, from, people) =>
  expect(shiftAfter(policy, giver, moment(at))).toEqual(from === null ? [] : [{ from: moment(from), people }]),
);

const allDay = { days: ['sat', 'sun'], from: 0, to: 24 * 60, people: [8] } as const;
const both = { days: ['sun'], from: 2 * 60, to: 8 * 60, people: [8] } as const;
test.each<[string, Policy['shifts'], string, [string, number[]][]]>([
  [
    'who is there already, and the others only from when theirs begins',
    [early],
    '2026-11-22T01:30',
    [
      ['2026-11-22T01:30', [8]],
      ['2026-11-22T02:00', [6, 7]],
    ],
  ],
  [
    'each at their own beginning, the first first, where nobody is there yet',
    [early],
    '2026-11-21T23:00',
    [
      ['2026-11-22T01:00', [8]],
      ['2026-11-22T02:00', [6, 7]],
    ],
  ],
  [
    'somebody who is there all day waits for no later shift of theirs',
    [allDay, both],
    '2026-11-22T01:30',
    [
      ['2026-11-22T01:30', [8]],
      ['2026-11-22T02:00', [6, 7]],
    ],
  ],
])('who takes over where shifts overlap: %s', (_what, more, at, reliefs) =>
  expect(shiftAfter({ ...policy, shifts: [...policy.shifts, ...more] }, 5, moment(at))).toEqual(
    reliefs.map(([from, people]) => ({ from: moment(from), people })),
  ),
);

test.each([
  ['their next shift', 7, '2026-11-21T23:00', '2026-11-22T02:00'],
  ['on shift at this moment', 5, '2026-11-21T23:00', null],
  ['no shift names them', 9, '2026-11-21T23:00', null],
  ['none within two days', 7, '2026-11-22T09:00', null],
])('when they come on: %s', (_what, agent, at, from) =>
  expect(comesOnAt(policy, agent, moment(at))).toBe(from && moment(from)),
);
