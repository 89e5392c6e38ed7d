import { z } from 'zod';
import { NO_AUTO_RESPONSE, type AutoResponseWords } from '../../core/kernel/auto-response-policy';
import { MINUTE, SECOND, type Duration } from '../../core/kernel/instant';
import type { Language } from '../../core/kernel/policy';
import { ANSWER_WITHIN } from '../../core/kernel/may-text';
import { checkText, type TextFault } from '../../core/texts/check-text';
import { DURATION, readDuration, writeDuration } from './duration';
import type { Expectation } from './expectations';
import { TEXT_FAULTS } from './texting-schema';

const expecting = (expectation: Expectation): { error: Expectation } => ({ error: expectation });
const SECTION = expecting('section');
const usual = NO_AUTO_RESPONSE;

/** Such a text answers somebody who wrote within 10 min, so nothing later than 9 min would ever go out. */
const LONGEST: Duration = ANSWER_WITHIN - MINUTE;

const wait = (usually: Duration, about: string) =>
  z
    .string(expecting('autoWait'))
    .regex(DURATION, expecting('autoWait'))
    .transform(readDuration)
    .refine((ms) => ms >= 5 * SECOND && ms <= LONGEST, expecting('autoWait'))
    .prefault(writeDuration(usually))
    .describe(about);

const sentence = (usually: string, about: string) =>
  z.string(expecting('autoText')).prefault(usually).describe(`${about} Empty: left out.`);

const words = (language: Language, about: string) => {
  const ours = usual.say[language];
  return z
    .strictObject(
      {
        received: sentence(ours.received, 'That their message arrived.').refine(
          (text) => text !== '',
          expecting('text'),
        ),
        expect: sentence(ours.expect, 'What is said of the wait while too little is known of waits at this hour.'),
        emergency: sentence(ours.emergency, 'What to do in an emergency.'),
        phone: sentence(ours.phone, 'A phone line; in a web chat only.'),
        leave: sentence(ours.leave, 'How to leave the page quickly; in a web chat only.'),
      },
      SECTION,
    )
    .prefault({})
    .describe(about);
};

/** What a client is told by itself when nobody answers. */
export const autoResponse = z
  .strictObject(
    {
      enabled: z
        .boolean(expecting('yesOrNo'))
        .prefault(usual.enabled)
        .describe('Whether a client is told so at all; texting.armed must be true and the preflight green too.'),
      nobodyAfter: wait(usual.nobodyAfter, 'Nobody is on shift: told this long after the client wrote.'),
      longWait: z
        .strictObject(
          {
            chat: wait(usual.longWait.chat, 'In a web chat.'),
            sms: wait(usual.longWait.sms, 'By text message.'),
          },
          SECTION,
        )
        .prefault({})
        .describe('Somebody is on shift: told when the wait has lasted this long.'),
      say: z
        .strictObject({ en: words('en', 'In English.'), es: words('es', 'In Spanish.') }, SECTION)
        .prefault({})
        .describe('The sentences it is made of. No agency, no word of abuse, no name, no link.'),
    },
    SECTION,
  )
  .prefault({})
  .describe('What a client is told by itself, once, when nobody answers.');

/** These go out by text message too, where B3.5 wants plain letters and one segment. */
const BY_TEXT: readonly (keyof AutoResponseWords)[] = ['received', 'expect', 'emergency'];

export type WordsFault = { path: (string | number)[]; expectation: Expectation; at: number; found: string };

/** Every sentence that breaks a hard stop (B3.5), with its place. `neverSay`: names of the agency. */
export function wordFaults(
  say: Readonly<Record<Language, AutoResponseWords>>,
  neverSay: readonly string[],
): WordsFault[] {
  return (['en', 'es'] as const).flatMap((language) =>
    Object.entries(say[language]).flatMap(([name, text]) => {
      const [first] = text === '' ? [] : checkText(text, neverSay).filter((fault) => counts(fault, name));
      if (!first) return [];
      const { fault, at, found } = first;
      return [{ path: ['autoResponse', 'say', language, name], expectation: TEXT_FAULTS[fault], at, found }];
    }),
  );
}

/** In a web chat nothing is paid by the letter, and a longer text may stand. */
const counts = ({ fault }: TextFault, name: string): boolean =>
  (fault !== 'letters' && fault !== 'length') || BY_TEXT.some((one) => one === name);
