import { z } from 'zod';
import { secret, text, webAddress } from './schemas';
import type { Variables } from './variable';

/** How those on call are reached (docs/on-call.md). All of it may be left out; then nobody is paged. */
export const ON_CALL_VARIABLES = {
  ONCALL_NUMBERS_FILE: {
    about: 'The private numbers of those on call: a line for each agent id. Only its owner may read it (chmod 600).',
    expected:
      'the path of a file that only its owner may read, such as ./policy/numbers.yaml, the place for Docker too',
    remedy: 'See docs/on-call.md, or leave out everything of ONCALL.',
    schema: text,
    optional: true,
  },
  ONCALL_FROM: {
    about: 'The Twilio number that pages come from; never one that clients write to.',
    expected: 'a number with its country, such as +15550100000',
    remedy: 'Buy a number of its own in the Twilio console, or leave it out.',
    schema: z.string().regex(/^\+[1-9]\d{6,14}$/),
    secret: true,
    optional: true,
  },
  ONCALL_WEBHOOK_URL: {
    about: 'Where pages are posted as JSON when there is no Twilio: your mail relay, your pager.',
    expected: 'an address without user, query or fragment',
    remedy: 'Leave it out where Twilio pages.',
    schema: webAddress,
    optional: true,
  },
  ONCALL_WEBHOOK_SECRET: {
    about: 'What we show there as a bearer.',
    expected: 'a secret of at least 16 characters without blanks',
    remedy: 'Make one up, and tell the relay.',
    schema: secret,
    secret: true,
    optional: true,
  },
} as const satisfies Variables;
