import { z } from 'zod';
import type { Channel } from '../../core/kernel/channel';
import type { Duration } from '../../core/kernel/instant';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import type { InboxQuiet, Ladder, LadderStep, QuietPolicy } from '../../core/kernel/quiet-policy';
import { writeDuration } from './duration';
import { durationOrOff, expecting, writtenDuration, writtenOrOff } from './written-duration';

const SECTION = expecting('section');
const usual = DEFAULT_POLICY.quiet;

/** The steps of a ladder by their name in the file, in the order in which they come. */
const STEPS = { hint: 'hint', checkIn: 'check-in', closing: 'closing', finish: 'finish' } as const;
type Written = Readonly<Record<keyof typeof STEPS, Duration | null>>;

const ABOUT: Readonly<Record<keyof typeof STEPS, string>> = {
  hint: 'A private note for the advocate; nothing is offered.',
  checkIn: 'A check-in text is offered.',
  closing: 'A closing text is offered.',
  finish: 'Finishing is all right; the advocate decides.',
};

/** The first step that does not come after those before it. */
function outOfOrder(written: Written): keyof Written | null {
  let before = 0;
  for (const step of Object.keys(STEPS) as (keyof Written)[]) {
    const at = written[step];
    if (at === null) continue;
    if (at <= before) return step;
    before = at;
  }
  return null;
}

const inOrder = (written: Written, context: z.RefinementCtx<Written>): void => {
  const step = outOfOrder(written);
  if (step !== null) context.addIssue({ code: 'custom', message: expecting('stepOrder').error, path: [step] });
};

const asLadder = (written: Written): Ladder =>
  Object.fromEntries(Object.entries(STEPS).map(([name, step]) => [step, written[name as keyof Written]])) as Ladder;

const byDefault = (step: keyof typeof STEPS, ladder: Ladder) =>
  durationOrOff.prefault(writtenOrOff(ladder[STEPS[step] satisfies LadderStep])).describe(ABOUT[step]);

const ladderOf = (ladder: Ladder, about: string) =>
  z
    .strictObject(
      {
        hint: byDefault('hint', ladder),
        checkIn: byDefault('checkIn', ladder),
        closing: byDefault('closing', ladder),
        finish: byDefault('finish', ladder),
      },
      SECTION,
    )
    .superRefine(inOrder)
    .transform(asLadder)
    .prefault({})
    .describe(about);

const wholeLadder = z
  .strictObject(
    {
      hint: durationOrOff.describe(ABOUT.hint),
      checkIn: durationOrOff.describe(ABOUT.checkIn),
      closing: durationOrOff.describe(ABOUT.closing),
      finish: durationOrOff.describe(ABOUT.finish),
    },
    SECTION,
  )
  .superRefine(inOrder)
  .transform(asLadder)
  .describe('The ladder of this inbox, all four steps; "off" leaves one out.');

const flag = z.boolean(expecting('yesOrNo'));
const unknown = (channel: Channel) => writtenDuration.prefault(writeDuration(usual.arrivalUnknown[channel]));

const NEVER_WROTE = 'A chat in which nothing was ever written: finishing is suggested then.';
const UNKNOWN =
  'Where nothing tells that our message arrived, it is taken to be there after this time, and it is said.';
const PAUSE = 'A lost network, or an advocate’s lost line, pauses the ladder for this long at most.';
const AUTOMATIC =
  'Whether a check-in or closing may go out without a click: only with texting.armed, a green preflight and this client’s own word that it is OK here.';
const WITHIN = 'A text that could not go out within this time is dropped, not sent late.';
const SESSION = 'How long a contact may last: advocates are told at 10 and 5 minutes left. Nothing ends by it.';

/** What is done when a client goes quiet. */
export const quiet = z
  .strictObject(
    {
      ladders: z
        .strictObject(
          {
            chat: ladderOf(usual.ladders.chat, 'In a web chat.'),
            sms: ladderOf(usual.ladders.sms, 'By text message.'),
            email: ladderOf(usual.ladders.email, 'By e-mail.'),
            other: ladderOf(usual.ladders.other, 'On every other channel.'),
          },
          SECTION,
        )
        .prefault({})
        .describe('When each step comes, counted from the arrival of our last message.'),
      neverWrote: durationOrOff.prefault(writtenOrOff(usual.neverWrote)).describe(NEVER_WROTE),
      arrivalUnknown: z
        .strictObject(
          { chat: unknown('chat'), sms: unknown('sms'), email: unknown('email'), other: unknown('other') },
          SECTION,
        )
        .prefault({})
        .describe(UNKNOWN),
      pauseAtMost: writtenDuration.prefault(writeDuration(usual.pauseAtMost)).describe(PAUSE),
      automatic: flag.prefault(usual.automatic).describe(AUTOMATIC),
      textWithin: writtenDuration.prefault(writeDuration(usual.textWithin)).describe(WITHIN),
      session: sessionCap().prefault(writtenOrOff(usual.session)).describe(SESSION),
    },
    SECTION,
  )
  .transform((read): QuietPolicy => read)
  .prefault({})
  .describe('When a client goes quiet. The advocate is spoken to, not the client.');

/** What differs in one inbox. */
export const inboxQuiet = z
  .strictObject(
    {
      ladder: wholeLadder.exactOptional(),
      neverWrote: durationOrOff.exactOptional().describe(NEVER_WROTE),
      arrivalUnknown: writtenDuration.exactOptional().describe(UNKNOWN),
      pauseAtMost: writtenDuration.exactOptional().describe(PAUSE),
      automatic: flag.exactOptional().describe(AUTOMATIC),
      textWithin: writtenDuration.exactOptional().describe(WITHIN),
      session: sessionCap().exactOptional().describe(SESSION),
    },
    SECTION,
  )
  .transform((read): InboxQuiet => read)
  .exactOptional();

/** Longer contacts are not remembered from their beginning, and a shorter one has no room for its cues. */
function sessionCap() {
  return durationOrOff.refine((ms) => ms === null || (ms >= 15 * 60_000 && ms <= 100 * 60_000), expecting('session'));
}
