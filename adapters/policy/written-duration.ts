import { z } from 'zod';
import { DAY, type Duration } from '../../core/kernel/instant';
import { DURATION, readDuration, writeDuration } from './duration';
import type { Expectation } from './expectations';

const LONGEST: Duration = 30 * DAY;

/** A schema's message is the name of an expectation: `read-policy.ts` makes a sentence of it. */
export const expecting = (expectation: Expectation): { error: Expectation } => ({ error: expectation });

/** A time with its unit, above zero and up to 30 days, in ms. */
export const writtenDuration = z
  .string(expecting('duration'))
  .regex(DURATION, expecting('duration'))
  .transform(readDuration)
  .refine((ms) => ms > 0 && ms <= LONGEST, expecting('duration'));

/** The same, or `off`, which becomes null. */
export const durationOrOff = z
  .string(expecting('durationOrOff'))
  .regex(/^(off|\d+(?:\.\d+)? ?(s|min|h))$/, expecting('durationOrOff'))
  .transform((text) => (text === 'off' ? null : readDuration(text)))
  .refine((ms) => ms === null || (ms > 0 && ms <= LONGEST), expecting('durationOrOff'));

export const writtenOrOff = (duration: Duration | null): string =>
  duration === null ? 'off' : writeDuration(duration);
