import { z } from 'zod';
import { DEFAULT_POLICY, type TextingPolicy } from '../../core/kernel/policy';
import { WIDEST } from '../../core/kernel/quiet-hours';
import { checkText, type TextFaultKind } from '../../core/texts/check-text';
import { SHIPPED, type TextName } from '../../core/texts/shipped-text';
import { DURATION, readDuration, readTimeOfDay, writeDuration } from './duration';
import type { Expectation } from './expectations';

const expecting = (expectation: Expectation): { error: Expectation } => ({ error: expectation });
const SECTION = expecting('section');
const usual = DEFAULT_POLICY.texting;

const flag = (usually: boolean, about: string) => z.boolean(expecting('yesOrNo')).prefault(usually).describe(about);

const words = (about: string) =>
  z
    .array(z.string(expecting('words')).regex(/^[\p{L}\p{N} ]{2,40}$/u, expecting('words')), expecting('words'))
    .prefault([])
    .describe(about);

const timeOfDay = (from: string) =>
  z
    .string(expecting('dayTime'))
    .regex(/^\d{2}:\d{2}$/, expecting('dayTime'))
    .transform(readTimeOfDay)
    .refine((minutes) => minutes >= WIDEST.from && minutes <= WIDEST.to, expecting('dayTime'))
    .prefault(from);

const NAMES = Object.keys(SHIPPED) as readonly TextName[];

const ownTexts = (about: string) =>
  z
    .strictObject(Object.fromEntries(NAMES.map((name) => [name, z.string(expecting('text')).exactOptional()])), SECTION)
    .prefault({})
    .describe(about);

/** What a policy that holds such a text is told. */
export const TEXT_FAULTS: Readonly<Record<TextFaultKind, Expectation>> = {
  empty: 'text',
  agency: 'textAgency',
  abuse: 'textAbuse',
  name: 'textName',
  link: 'textLink',
  letters: 'textLetters',
  length: 'textLength',
};

/** What may be sent to clients. A text that breaks a hard stop (B3.5) is refused, with its place. */
export const texting = z
  .strictObject(
    {
      armed: flag(
        usual.armed,
        'Whether anything may go to a client without a person’s click; the preflight must be green too.',
      ),
      optOutConfirmation: flag(
        usual.optOutConfirmation,
        'Confirm STOP once, within 5 minutes. Off where the carrier does it.',
      ),
      notSafeText: flag(usual.notSafeText, 'One text when an advocate says that it is not safe.'),
      helpReply: flag(usual.helpReply, 'Answer HELP by a text, once a day, while nobody is answering.'),
      hours: z
        .strictObject({ from: timeOfDay('08:00'), to: timeOfDay('21:00') }, SECTION)
        .refine(({ from, to }) => from < to, { ...expecting('dayTime'), path: ['to'] })
        .prefault({})
        .describe('When a text that answers nobody may be sent: 08:00 to 21:00, or stricter.'),
      returnAfter: z
        .string(expecting('duration'))
        .regex(DURATION, expecting('duration'))
        .transform(readDuration)
        .prefault(writeDuration(usual.returnAfter))
        .describe('A client who writes after such a pause has come back, and is asked again.'),
      words: z
        .strictObject(
          {
            stop: words('Words that opt out.'),
            start: words('Words that opt in.'),
            help: words('Words that ask for help.'),
          },
          SECTION,
        )
        .prefault({})
        .describe('Words beside those of the law, each a whole message.'),
      neverSay: z
        .array(z.string(expecting('words')).min(3, expecting('words')), expecting('words'))
        .prefault([])
        .describe('Names of the agency, its places and people: no text to a client may hold one.'),
      own: z
        .strictObject({ en: ownTexts('In English.'), es: ownTexts('In Spanish.') }, SECTION)
        .prefault({})
        .describe('Texts of your own in place of ours, by their name.'),
    },
    SECTION,
  )
  .superRefine(({ own, neverSay }, context) => {
    for (const language of ['en', 'es'] as const) {
      for (const [name, text] of Object.entries(own[language])) {
        const [first] = typeof text === 'string' ? checkText(text, neverSay) : [];
        if (!first) continue;
        const where = { at: first.at, found: first.found };
        context.addIssue({
          code: 'custom',
          message: TEXT_FAULTS[first.fault],
          path: ['own', language, name],
          params: where,
        });
      }
    }
  })
  .transform((read): TextingPolicy => read as TextingPolicy)
  .prefault({})
  .describe('What may be sent to clients.');
