import { MINUTE } from '../kernel/instant';
import type { OnCallDay, OnCallShift, Rota } from '../kernel/on-call-policy';
import { WEEKDAYS, type Weekday } from '../kernel/wall-clock';
import { changesOf, dayText, ZONES } from './calendar.arbitrary';
import { bitsOf, minuteTable } from './minute-table.arbitrary';
import { onCallAt } from './on-call-at';
import { openUntil } from '../kernel/open-hours';
import { seeded } from './seeded.arbitrary';
import { watches } from './watches';

const YEARS = [2024, 2033] as const;
const at = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const ALL: readonly Weekday[] = WEEKDAYS;
const shift = (days: readonly OnCallDay[], from: string, to: string, ...people: number[]): OnCallShift => ({
  when: { days },
  ...{ from: at(from), to: at(to), people, backup: [] },
});
const rota = (zone: string, shifts: readonly OnCallShift[], more: Partial<Rota> = {}): Rota => ({
  ...{ name: 'desk', zone, inboxes: [], teams: [], hours: [], holidays: [], shifts, changes: [], supervisors: [] },
  ...more,
});

describe('who is on call', () => {
  const night = rota(
    'Europe/Berlin',
    [
      shift(['mon', 'tue', 'wed'], '22:00', '06:00', 3, 4),
      { ...shift(['thu'], '22:00', '06:00', 3), backup: [7, 3] },
      shift(['holiday'], '00:00', '24:00', 9),
      { when: { date: '2026-11-29' }, from: at('10:00'), to: at('12:00'), people: [8], backup: [] },
    ],
    { holidays: ['2026-11-25'] },
  );
  const moment = (time: string): number => Date.parse(time);
  it.each([
    ['both of a shift, across midnight', '2026-11-24T05:59:00+01:00', [3, 4]],
    ['nobody when it is over', '2026-11-24T06:00:00+01:00', []],
    ['on a holiday those of the holiday, who begin that day', '2026-11-25T21:00:00+01:00', [9]],
    ['the shift from the evening before goes on into it', '2026-11-25T01:00:00+01:00', [3, 4, 9]],
    ['a single date', '2026-11-29T11:00:00+01:00', [8]],
    ['and no other', '2026-12-06T11:00:00+01:00', []],
  ])('%s', (_what, time, people) => expect(onCallAt(night, [], moment(time)).people).toEqual(people));

  it('who is called first is no backup of their own', () => {
    expect(onCallAt(night, [], moment('2026-11-26T23:00:00+01:00'))).toEqual({ people: [3], backup: [7] });
  });

  const span = { from: moment('2026-11-24T00:00:00+01:00'), until: moment('2026-11-24T02:00:00+01:00') };
  it.each([
    ['a swap, from its first moment', span.from, { what: 'swap', out: 3, in: 6 }, [4, 6]],
    ['no longer than it lasts', span.until, { what: 'swap', out: 3, in: 6 }, [3, 4]],
    ['a stand-in is alone', span.from, { what: 'stand-in', people: [8], backup: [5] }, [8]],
    ['forwarding everything changes nobody', span.from, { what: 'forward-all' }, [3, 4]],
  ] as const)('%s', (_what, now, what, people) => {
    expect(onCallAt(night, [{ ...span, ...what }], now).people).toEqual(people);
  });

  it('a swap in the policy file comes first, what a supervisor changed later is made to it', () => {
    const inFile = { ...night, changes: [{ ...span, what: 'swap', out: 3, in: 6 } as const] };
    expect(onCallAt(inFile, [{ ...span, what: 'swap', out: 6, in: 2 }], span.from).people).toEqual([2, 4]);
  });
});

describe('when somebody is at the desk', () => {
  const desk = rota('America/New_York', [], {
    hours: [
      { days: ALL, from: at('08:00'), to: at('12:00') },
      { days: ['sat'], from: at('20:00'), to: at('02:00') },
    ],
    holidays: ['2026-12-25', '2026-11-28'],
  });
  it.each([
    ['in its hours, until they end', '2026-11-25T08:00:00-05:00', '2026-11-25T12:00:00-05:00'],
    ['not before', '2026-11-25T07:59:00-05:00', null],
    ['not on a holiday', '2026-12-25T09:00:00-05:00', null],
    ['not in the night that would have begun on one', '2026-11-29T01:00:00-05:00', null],
    ['across midnight', '2026-11-22T01:00:00-05:00', '2026-11-22T02:00:00-05:00'],
  ])('%s', (_what, now, until) => {
    expect(openUntil(desk, [], Date.parse(now))).toBe(until === null ? null : Date.parse(until));
  });

  it('"forward everything" closes it, and is known before it begins', () => {
    const [from, until] = ['2026-11-25T09:00:00-05:00', '2026-11-25T10:00:00-05:00'].map((time) => Date.parse(time));
    const change = { what: 'forward-all', from: from ?? 0, until: until ?? 0 } as const;
    expect(openUntil(desk, [change], (from ?? 0) - 1)).toBe(from);
    expect(openUntil(desk, [change], from ?? 0)).toBeNull();
    expect(openUntil(desk, [change], until ?? 0)).not.toBeNull();
  });
});

test('R11: every change of the clock of 20 zones over 10 years, minute by minute, as an independent calendar has it', () => {
  const zones = Object.keys(ZONES);
  expect(zones.length).toBeGreaterThanOrEqual(20);
  // Shifts that change hands in every hour of the night, at odd minutes, and one that spans it.
  const hours = Array.from({ length: 7 }, (_, hour): OnCallShift => {
    const from = hour * 60 + ((hour * 7) % 60);
    const to = (hour + 1) * 60 + (((hour + 1) * 7) % 60);
    return { when: { days: ALL }, from, to, people: [hour + 1], backup: [] };
  });
  const wrong: string[] = [];
  let tried = 0;
  for (const zone of zones) {
    const nights = rota(zone, [...hours, shift(ALL, '22:30', '02:30', 30)], {
      hours: [{ days: ALL, from: at('02:00'), to: at('03:00') }],
    });
    for (const { at: change } of changesOf(zone, ...YEARS)) {
      tried += 1;
      const wanted = minuteTable(nights, change - 150, 300);
      wanted.people.forEach((people, i) => {
        const now = wanted.from + i * MINUTE;
        const got = bitsOf(onCallAt(nights, [], now).people);
        const isOpen = openUntil(nights, [], now) !== null;
        if (got !== people || isOpen !== wanted.open[i]) wrong.push(`${zone} ${new Date(now).toISOString()}: ${got}`);
      });
    }
  }
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(tried).toBeGreaterThanOrEqual(300);
});

test('R11: 10,000 random rotas are equal to a minute table made by brute force', () => {
  const random = seeded(8);
  const zones = Object.keys(ZONES);
  const wrong: string[] = [];
  for (let run = 0; run < 10_000; run += 1) {
    const zone = zones[random(zones.length)] ?? 'UTC';
    const changes = changesOf(zone, ...YEARS);
    const near = changes[random(changes.length + 2)]?.at ?? 28_500_000 + random(4_000_000);
    const from = near - random(1440);
    const some = randomRota(zone, Math.floor(from / 1440), random);
    const wanted = minuteTable(some, from, 720);
    const got = watches(some, dayText(Math.floor(from / 1440) - 2), dayText(Math.floor(from / 1440) + 2));
    const people = new Array<number>(720).fill(0);
    for (const one of got) {
      const [first, end] = [one.from, one.until].map((at) => Math.max((at - wanted.from) / MINUTE, 0));
      for (let i = first ?? 0; i < Math.min(end ?? 0, 720); i += 1) people[i] = (people[i] ?? 0) | bitsOf(one.people);
    }
    // The watches at every minute, the whole rule at some.
    const differs = people.findIndex((bits, i) => bits !== wanted.people[i]);
    if (differs >= 0) wrong.push(`${run} ${zone} minute ${differs}`);
    for (let i = run % 180; i < 720; i += 180) {
      const now = wanted.from + i * MINUTE;
      const isOpen = openUntil(some, [], now) !== null;
      if (bitsOf(onCallAt(some, [], now).people) !== wanted.people[i] || isOpen !== wanted.open[i]) {
        wrong.push(`${run} ${zone} ${new Date(now).toISOString()}`);
      }
    }
  }
  expect(wrong.slice(0, 5)).toEqual([]);
});

function randomRota(zone: string, day: number, random: (below: number) => number): Rota {
  const days = (): Weekday[] => ALL.filter(() => random(2) === 0);
  const minute = (): number => (random(2) === 0 ? random(96) * 15 : random(1440));
  const shifts = Array.from({ length: 1 + random(4) }, (_, i): OnCallShift => {
    const isDate = random(4) === 0;
    const when = isDate
      ? { date: dayText(day + random(3) - 1) }
      : { days: [...days(), ...(random(5) === 0 ? ['holiday' as const] : [])] };
    return { when, from: minute(), to: minute(), people: [i + 1, 1 + random(5)], backup: [] };
  });
  const holidays = random(3) === 0 ? [dayText(day + random(3) - 1)] : [];
  return rota(zone, shifts, { holidays, hours: [{ days: days(), from: minute(), to: minute() }] });
}
