import { IANAZone } from 'luxon';
import { z } from 'zod';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import { isDate, WEEKDAYS } from '../../core/kernel/wall-clock';
import { DURATION, readDuration, readTimeOfDay, writeDuration } from './duration';
import type { Expectation } from './expectations';

const expecting = (expectation: Expectation): { error: Expectation } => ({ error: expectation });
const SECTION = expecting('section');
const usual = DEFAULT_POLICY.onCall;

const time = z
  .string(expecting('timeOfDay'))
  .regex(/^\d{2}:\d{2}$/, expecting('timeOfDay'))
  .transform(readTimeOfDay)
  .refine(Number.isFinite, expecting('timeOfDay'));

const date = z.string(expecting('date')).refine(isDate, expecting('date'));

/** "2026-11-25 22:00", on the rota's own clock. */
const dateAndTime = z
  .string(expecting('dateAndTime'))
  .regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/, expecting('dateAndTime'))
  .transform((text) => ({ date: text.slice(0, 10), minutes: readTimeOfDay(text.slice(11)) }))
  .refine(({ date: day, minutes }) => isDate(day) && Number.isFinite(minutes), expecting('dateAndTime'));

const eachOnce = (list: readonly unknown[]): boolean => new Set(list).size === list.length;

const ids = (expectation: Expectation) =>
  z
    .array(
      z.number(expecting(expectation)).int(expecting(expectation)).positive(expecting(expectation)),
      expecting(expectation),
    )
    .refine(eachOnce, expecting(expectation));

const people = ids('people').refine((list) => list.length > 0, expecting('people'));

const daysOf = <const D extends string>(names: readonly D[], expectation: Expectation) =>
  z
    .array(z.enum(names, expecting(expectation)), expecting(expectation))
    .min(1, expecting(expectation))
    .refine(eachOnce, expecting(expectation));

const duration = (usually: number, about: string) =>
  z
    .string(expecting('duration'))
    .regex(DURATION, expecting('duration'))
    .transform(readDuration)
    .refine((ms) => ms > 0, expecting('duration'))
    .prefault(writeDuration(usually))
    .describe(about);

const weekly = z.strictObject(
  {
    days: daysOf(WEEKDAYS, 'weekdays').describe('The days on which the desk opens.'),
    from: time.describe('When it opens.'),
    to: time.describe('When it closes; at or before `from` it is the next day.'),
  },
  SECTION,
);

const shift = z
  .strictObject(
    {
      days: daysOf([...WEEKDAYS, 'holiday'], 'shiftDays')
        .exactOptional()
        .describe('The days on which it begins, every week.'),
      date: date.exactOptional().describe('Or the one day on which it begins.'),
      from: time.describe('When it begins.'),
      to: time.describe('When it ends; at or before `from` it is the next day.'),
      people: people.describe('Who is called first, all together: ids of agents in Chatwoot.'),
      backup: ids('agents').prefault([]).describe('Who is called next.'),
    },
    SECTION,
  )
  .refine(({ days, date: day }) => (days === undefined) !== (day === undefined), expecting('daysOrDate'));

const change = z
  .strictObject(
    {
      from: dateAndTime.describe('From when on, on the rota’s clock.'),
      until: dateAndTime.describe('Until when.'),
      swap: ids('swap').length(2, expecting('swap')).exactOptional().describe('Who is away, and who is there instead.'),
      standIn: people.exactOptional().describe('These people and nobody else.'),
      backup: ids('agents').exactOptional().describe('Who is called after a stand-in.'),
      forwardAll: z.literal(true, expecting('change')).exactOptional().describe('Forward every message.'),
    },
    SECTION,
  )
  .refine(
    (one) => [one.swap, one.standIn, one.forwardAll].filter((it) => it !== undefined).length === 1,
    expecting('change'),
  )
  .refine(
    ({ from, until }) =>
      from.date + String(from.minutes).padStart(4, '0') < until.date + String(until.minutes).padStart(4, '0'),
    { ...expecting('untilLater'), path: ['until'] },
  );

const rota = z.strictObject(
  {
    name: z
      .string(expecting('rotaName'))
      .regex(/^[a-z][a-z0-9-]{0,19}$/, expecting('rotaName'))
      .describe('A short name of your own.'),
    zone: z
      .string(expecting('zone'))
      .refine((name) => IANAZone.isValidZone(name), expecting('zone'))
      .exactOptional()
      .describe('The zone of its clock times, if it is not the desk’s.'),
    inboxes: ids('inboxIds').prefault([]).describe('Only for these inboxes, by id.'),
    teams: ids('teamIds').prefault([]).describe('Only for these teams, by id.'),
    hours: z.array(weekly, expecting('list')).prefault([]).describe('When somebody is at the desk. None: never.'),
    holidays: z.array(date, expecting('list')).prefault([]).describe('Days on which the desk does not open.'),
    shifts: z.array(shift, expecting('list')).prefault([]).describe('Who is on call when.'),
    changes: z.array(change, expecting('list')).prefault([]).describe('Swaps, stand-ins and emergencies, for a while.'),
    supervisors: ids('supervisors').prefault([]).describe('Who is called last; none: the desk’s supervisors.'),
  },
  SECTION,
);

/** Who is called when nobody is at the desk, as people write it. */
export const onCall = z
  .strictObject(
    {
      rotas: z.array(rota, expecting('list')).prefault([]).describe('Who is on call. None: nobody is ever called.'),
      again: duration(usual.ladder.again, 'The first people once more.'),
      backup: duration(usual.ladder.backup, 'Then those of `backup`.'),
      supervisor: duration(usual.ladder.supervisor, 'Then the supervisors.'),
      rounds: duration(usual.ladder.rounds, 'Then everybody, every so often, until somebody answers.'),
      againBy: z.enum(['text', 'call'], expecting('textOrCall')).prefault(usual.againBy).describe('The second page.'),
      unlookedAfter: duration(
        usual.unlookedAfter,
        'In the desk’s hours: forwarded when nobody has looked for so long.',
      ),
      remindAfter: duration(usual.remindAfter, 'Taken and not answered: reminded.'),
      lapseAfter: duration(usual.lapseAfter, 'Taken and still not answered: the next are called.'),
      phoneLineAfter: duration(usual.phoneLine.after, 'When a web client is told the phone line.'),
      phoneLine: z.string(expecting('text')).exactOptional().describe('What they are told, once. None: nothing.'),
      goal: duration(usual.goal, 'An answer within this time is a good one.'),
    },
    SECTION,
  )
  .refine(({ again, backup, supervisor }) => again < backup && backup < supervisor, {
    ...expecting('ladder'),
    path: ['backup'],
  })
  .refine(({ remindAfter, lapseAfter }) => remindAfter < lapseAfter, { ...expecting('lapse'), path: ['lapseAfter'] })
  .prefault({})
  .describe('Who is called when nobody is at the desk.');

export type WrittenOnCall = z.output<typeof onCall>;
