import { z } from 'zod';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import { writeDuration } from './duration';
import { expecting, writtenDuration } from './written-duration';

const usual = DEFAULT_POLICY.handOff.readBackWithin;

const within = (ms: number) => writtenDuration.prefault(writeDuration(ms));

/** How the policy file speaks of hand-offs. */
export const handOff = z
  .strictObject(
    {
      readBackWithin: z
        .strictObject(
          {
            chat: within(usual.chat),
            sms: within(usual.sms),
            email: within(usual.email),
            other: within(usual.other),
          },
          expecting('section'),
        )
        .prefault({})
        .describe('Not read back by then: its giver is told, and as long again later the supervisors. By channel.'),
      fullAt: z
        .int()
        .min(1)
        .max(50)
        .default(DEFAULT_POLICY.handOff.fullAt)
        .describe('Who has so many open conversations is full: handing on to them warns, and is not forbidden.'),
    },
    expecting('section'),
  )
  .prefault({})
  .describe('When a conversation is handed on.');
