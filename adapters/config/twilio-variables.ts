import { z } from 'zod';
import { secret, webAddress } from './schemas';
import type { Variables } from './variable';

/** Twilio's log, for reading the state of texts. All of it may be left out; half of it is a fault. */
export const TWILIO_VARIABLES = {
  TWILIO_ACCOUNT_SID: {
    about: "Twilio's account, for asking its log what became of a text. Left out, only Chatwoot is asked.",
    expected: 'AC and 32 hexadecimal digits',
    remedy: 'Copy it from the first page of the Twilio console, or leave out everything of Twilio.',
    schema: z.string().regex(/^AC[0-9a-f]{32}$/i),
    optional: true,
  },
  TWILIO_AUTH_TOKEN: {
    about: "The account's auth token. An API key that may only read messages is better: then leave this out.",
    expected: 'a token of at least 16 characters without blanks',
    remedy: 'Copy it from the first page of the Twilio console, or leave out everything of Twilio.',
    schema: secret,
    secret: true,
    optional: true,
  },
  TWILIO_API_KEY: {
    about:
      'The SID of an API key, instead of the auth token. A restricted one needs to read messages and nothing else.',
    expected: 'SK and 32 hexadecimal digits',
    remedy: 'Copy it from Account, API keys, in the Twilio console, or leave out everything of Twilio.',
    schema: z.string().regex(/^SK[0-9a-f]{32}$/i),
    optional: true,
  },
  TWILIO_API_SECRET: {
    about: "That API key's secret, which Twilio shows only once.",
    expected: 'a secret of at least 16 characters without blanks',
    remedy: 'Make a new API key if it was lost, or leave out everything of Twilio.',
    schema: secret,
    secret: true,
    optional: true,
  },
  TWILIO_API_URL: {
    about: "Where Twilio's log is asked; at the practice desk only.",
    expected: 'an address without user, query or fragment',
    remedy: 'Leave it out: only the practice desk stands in for Twilio.',
    schema: webAddress,
    usually: 'https://api.twilio.com',
    internal: true,
  },
} as const satisfies Variables;
