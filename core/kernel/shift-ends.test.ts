import { DateTime } from 'luxon';
import { DEFAULT_POLICY, type Policy } from './policy';
import { nextShift, shiftEndsAt } from './shift-ends';

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

test.each([
  ['the next', '2026-11-21T23:00', { from: moment('2026-11-22T02:00'), people: [6, 7] }],
  ['none within two days', '2026-11-22T03:00', null],
])('who comes next: %s', (_what, now, next) => expect(nextShift(policy, moment(now))).toEqual(next));
