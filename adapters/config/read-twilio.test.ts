import type { Environment } from './variable';
import { readTwilio } from './read-twilio';

const TWILIO_ACCOUNT_SID = 'AC11111111111111111111111111111111';
const TWILIO_AUTH_TOKEN = 'auth-token-0123456789';
const TWILIO_API_KEY = 'SK11111111111111111111111111111111';
const TWILIO_API_SECRET = 'api-secret-0123456789';
const URL = 'https://api.twilio.com';

const read = (env: Environment) => {
  const reading = readTwilio(env);
  return reading.ok ? reading.value : reading.faults.map(({ where }) => where);
};

it.each<[string, Environment, unknown]>([
  ['nothing of it: the log is not asked', {}, null],
  ['empty values are nothing', { TWILIO_ACCOUNT_SID: ' ', TWILIO_AUTH_TOKEN: '' }, null],
  [
    'the account and its token',
    { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN },
    { url: URL, accountSid: TWILIO_ACCOUNT_SID, user: TWILIO_ACCOUNT_SID, password: TWILIO_AUTH_TOKEN },
  ],
  [
    'an API key, which goes before the token',
    { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_API_KEY, TWILIO_API_SECRET },
    { url: URL, accountSid: TWILIO_ACCOUNT_SID, user: TWILIO_API_KEY, password: TWILIO_API_SECRET },
  ],
  ['the account without a token', { TWILIO_ACCOUNT_SID }, ['TWILIO_AUTH_TOKEN']],
  ['a token without its account', { TWILIO_AUTH_TOKEN }, ['TWILIO_ACCOUNT_SID']],
  ['a key without its secret', { TWILIO_ACCOUNT_SID, TWILIO_API_KEY }, ['TWILIO_API_SECRET']],
  ['a secret alone', { TWILIO_API_SECRET }, ['TWILIO_ACCOUNT_SID', 'TWILIO_API_KEY']],
  ['an odd account', { TWILIO_ACCOUNT_SID: 'mine', TWILIO_AUTH_TOKEN }, ['TWILIO_ACCOUNT_SID']],
  [
    'another address than Twilio’s, before a real Chatwoot',
    { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_API_URL: 'http://127.0.0.1:9' },
    ['TWILIO_API_URL'],
  ],
  [
    'another address at the practice desk',
    { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_API_URL: 'http://127.0.0.1:9/', PRACTICE: 'true' },
    {
      url: 'http://127.0.0.1:9',
      accountSid: TWILIO_ACCOUNT_SID,
      user: TWILIO_ACCOUNT_SID,
      password: TWILIO_AUTH_TOKEN,
    },
  ],
])('%s', (_what, env, expected) => expect(read(env)).toEqual(expected));

it('a secret is never shown in a fault', () => {
  const reading = readTwilio({ TWILIO_API_SECRET, TWILIO_AUTH_TOKEN: 'short one', TWILIO_API_KEY });
  expect(JSON.stringify(reading)).not.toMatch(/api-secret|short one/);
});
