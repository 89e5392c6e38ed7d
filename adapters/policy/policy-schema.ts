import { IANAZone } from 'luxon';
import { z } from 'zod';
import { SECOND, type Duration } from '../../core/kernel/instant';
import { DEFAULT_POLICY, type WaitingPolicy } from '../../core/kernel/policy';
import { checkText } from '../../core/texts/check-text';
import { credits } from './credits-schema';
import { readTimeOfDay, writeDuration } from './duration';
import type { Expectation } from './expectations';
import { handOff } from './hand-off-schema';
import { autoResponse, wordFaults } from './auto-response-schema';
import { onCall } from './on-call-schema';
import { inboxQuiet, quiet } from './quiet-schema';
import { TEXT_FAULTS, texting } from './texting-schema';
import { expecting, writtenDuration as duration } from './written-duration';

const SECTION = expecting('section');
const FASTEST_PACE: Duration = 5 * SECOND;
const usual = DEFAULT_POLICY;

const pace = duration.refine((ms) => ms >= FASTEST_PACE, expecting('pace'));

const byDefault = (schema: z.ZodType<Duration, string>, ms: Duration) => schema.prefault(writeDuration(ms));

const timeOfDay = z
  .string(expecting('timeOfDay'))
  .regex(/^\d{2}:\d{2}$/, expecting('timeOfDay'))
  .transform(readTimeOfDay)
  .refine(Number.isFinite, expecting('timeOfDay'));

const zone = z.string(expecting('zone')).refine((name) => IANAZone.isValidZone(name), expecting('zone'));

const eachOnce = (list: readonly unknown[]): boolean => new Set(list).size === list.length;

const agents = (expectation: Expectation) =>
  z
    .array(
      z.number(expecting(expectation)).int(expecting(expectation)).positive(expecting(expectation)),
      expecting(expectation),
    )
    .refine(eachOnce, expecting(expectation));

const weekdays = z
  .array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], expecting('weekdays')), expecting('weekdays'))
  .min(1, expecting('weekdays'))
  .refine(eachOnce, expecting('weekdays'));

const byChannel = (usually: WaitingPolicy['firstAnswer'], about: string) =>
  z
    .strictObject(
      {
        chat: byDefault(duration, usually.chat),
        sms: byDefault(duration, usually.sms),
        email: byDefault(duration, usually.email),
        other: byDefault(duration, usually.other),
      },
      SECTION,
    )
    .prefault({})
    .describe(about);

const FIRST = 'How long a client may wait for the first answer before the conversation gets a note, by channel.';
const LATER = 'The same for every later turn of the client.';
const REPEAT = 'At most one such note in this time.';
const PAUSE = 'How long "I am here and reading" pauses the notes.';

const waiting = z
  .strictObject(
    {
      firstAnswer: byChannel(usual.waiting.firstAnswer, FIRST),
      laterTurn: byChannel(usual.waiting.laterTurn, LATER),
      repeatAfter: byDefault(duration, usual.waiting.repeatAfter).describe(REPEAT),
      readingPause: byDefault(duration, usual.waiting.readingPause).describe(PAUSE),
    },
    SECTION,
  )
  .prefault({})
  .describe('When a client waits for us.');

const inbox = z.strictObject(
  {
    tollFree: z
      .boolean(expecting('yesOrNo'))
      .exactOptional()
      .describe('Its number is a toll-free one (US, Canada): the parts of a long text hold less.'),
    waiting: z
      .strictObject(
        {
          firstAnswer: duration.exactOptional().describe(FIRST),
          laterTurn: duration.exactOptional().describe(LATER),
          repeatAfter: duration.exactOptional().describe(REPEAT),
          readingPause: duration.exactOptional().describe(PAUSE),
        },
        SECTION,
      )
      .exactOptional(),
    quiet: inboxQuiet,
  },
  SECTION,
);

const connection = z
  .strictObject(
    {
      activeGrace: byDefault(duration, usual.connection.activeGrace).describe(
        'A client who wrote or typed within this time is always shown as active.',
      ),
      typingHold: byDefault(duration, usual.connection.typingHold).describe(
        '"Typing" without a stop is believed this long.',
      ),
      dotWindow: byDefault(duration, usual.connection.dotWindow).describe(
        "Chatwoot shows its green dot this long after the page's last sign.",
      ),
      noReceiptAfter: byDefault(duration, usual.connection.noReceiptAfter).describe(
        'An SMS without any receipt after this time: the carrier gave none.',
      ),
      leaveGrace: z
        .strictObject(
          {
            desktop: byDefault(duration, usual.connection.leaveGrace.desktop).describe('On a computer.'),
            phone: byDefault(duration, usual.connection.leaveGrace.phone).describe('On a phone.'),
          },
          SECTION,
        )
        .prefault({})
        .describe('Every page of the client was closed: it counts as left only after this time.'),
    },
    SECTION,
  )
  .prefault({})
  .describe('How the client is known to be there.');

const shift = z.strictObject(
  {
    days: weekdays.describe('The days on which it begins.'),
    from: timeOfDay.describe("When it begins, on the desk's clock."),
    to: timeOfDay.describe('When it ends; at or before `from` it is the next day.'),
    people: agents('people')
      .refine((list) => list.length > 0, expecting('people'))
      .describe('Ids of agents in Chatwoot.'),
  },
  SECTION,
);

const sweep = z
  .strictObject(
    {
      every: byDefault(pace, usual.sweep.every).describe(
        'How often Chatwoot is asked what changed, beside its webhooks.',
      ),
      fastest: byDefault(pace, usual.sweep.fastest).describe('How often at most, while webhooks are late or silent.'),
      openPages: byDefault(pace, usual.sweep.openPages).describe(
        'How often all open conversations are looked through.',
      ),
    },
    SECTION,
  )
  .refine(({ every, fastest }) => fastest <= every, { ...expecting('fastest'), path: ['fastest'] })
  .prefault({})
  .describe('Asking Chatwoot, so that a lost webhook costs seconds.');

/** The policy as people write it, and what becomes of it; only the inboxes are still as they are written. */
export const policySchema = z
  .strictObject(
    {
      zone: zone.prefault(usual.zone).describe("The desk's time zone, such as America/New_York."),
      language: z
        .enum(['en', 'es'], expecting('language'))
        .prefault(usual.language)
        .describe('What notes are written in.'),
      waiting,
      quiet,
      connection,
      shifts: z.array(shift, expecting('shifts')).prefault([]).describe('Who is at the desk when, every week.'),
      supervisors: agents('supervisors').prefault([]).describe('Ids of the agents who supervise.'),
      inboxes: z
        .record(z.string(), inbox, SECTION)
        .prefault({})
        .describe('What differs in an inbox, by its id or exact name.'),
      sweep,
      texting,
      onCall,
      handOff,
      autoResponse,
      credits,
    },
    SECTION,
  )
  .superRefine(({ onCall: { phoneLine }, texting: { neverSay } }, context) => {
    const [first] = phoneLine === undefined ? [] : checkText(phoneLine, neverSay);
    if (!first) return;
    const params = { at: first.at, found: first.found };
    context.addIssue({ code: 'custom', message: TEXT_FAULTS[first.fault], path: ['onCall', 'phoneLine'], params });
  })
  .superRefine(({ autoResponse: { say }, texting: { neverSay } }, context) => {
    for (const { path, expectation, at, found } of wordFaults(say, neverSay))
      context.addIssue({ code: 'custom', message: expectation, path, params: { at, found } });
  })
  .meta({
    title: 'Policy of a helpline desk',
    description: 'What a coordinator decides. Whatever is left out has its usual value.',
  });

export type WrittenPolicy = z.output<typeof policySchema>;
