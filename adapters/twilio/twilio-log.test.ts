import { endMocks, forgetMocks, mockHttp } from '../../test/support/http-mock';
import { manualClock } from '../manual-clock';
import { TwilioError } from './twilio-error';
import { twilioLog } from './twilio-log';

const SID = 'SM00000000000000000000000000000001';
const ACCOUNT = 'AC11111111111111111111111111111111';
const PATH = `/2010-04-01/Accounts/${ACCOUNT}/Messages/${SID}.json`;
const URL = 'https://api.twilio.com';
const TOKEN = 'a-token-that-nobody-may-see';
const NOW = Date.UTC(2026, 10, 22, 2, 0);

/** As Twilio documents its Message resource; numbers and words of nobody. */
const ANSWER = {
  body: 'Are you safe at home?',
  num_segments: '1',
  direction: 'outbound-api',
  from: '+15550000001',
  to: '+15551239999',
  date_updated: 'Sun, 22 Nov 2026 01:26:44 +0000',
  price: null,
  error_message: null,
  uri: PATH,
  account_sid: ACCOUNT,
  num_media: '0',
  status: 'delivered',
  messaging_service_sid: null,
  sid: SID,
  date_sent: 'Sun, 22 Nov 2026 01:26:41 +0000',
  date_created: 'Sun, 22 Nov 2026 01:26:40 +0000',
  error_code: null,
  price_unit: 'USD',
  api_version: '2010-04-01',
};

const log = () => twilioLog({ url: URL, accountSid: ACCOUNT, user: ACCOUNT, password: TOKEN, clock: manualClock(NOW) });
const answered = (changes: object = {}) =>
  mockHttp(URL)
    .get(PATH)
    .reply(200, { ...ANSWER, ...changes });

afterEach(() => expect(forgetMocks()).toEqual([]));
afterAll(endMocks);

describe('one text in Twilio’s log', () => {
  it('is asked for with the account and its token, and nothing but its state is kept', async () => {
    mockHttp(URL).get(PATH).basicAuth({ user: ACCOUNT, pass: TOKEN }).reply(200, ANSWER);
    expect(await log().message(SID)).toEqual({
      kind: 'ok',
      value: { status: 'delivered', errorCode: null, segments: 1, changedAt: Date.UTC(2026, 10, 22, 1, 26, 44) },
    });
  });

  it.each([
    [
      'not delivered, with the carrier’s code',
      { status: 'undelivered', error_code: 30003 },
      { status: 'undelivered', errorCode: 30003 },
    ],
    ['segments that are not known yet (B8.14)', { num_segments: '0' }, { segments: null }],
    ['a state we do not know yet', { status: 'teleported' }, { status: 'unknown' }],
    [
      'odd fields around it',
      { num_segments: 7, date_updated: 'soon', error_code: 'x' },
      { segments: null, changedAt: null, errorCode: null },
    ],
  ])('%s', async (_what, changes, value) => {
    answered(changes);
    expect(await log().message(SID)).toMatchObject({ kind: 'ok', value });
  });

  it.each([
    ['a wrong token', 401, 'refused', 'refused'],
    ['an account that is suspended', 403, 'refused', 'refused'],
    ['a text that is not there', 404, 'refused', 'not-found'],
    ['Twilio in trouble', 503, 'not-told', 'away'],
  ])('%s', async (_what, status, kind, why) => {
    mockHttp(URL)
      .get(PATH)
      .reply(status, { code: 20003, message: `${TOKEN} +15551239999`, status });
    const answer = await log().message(SID);
    expect(answer).toMatchObject({ kind, error: { kind: why, status } });
    expectNothingSecret(answer);
  });

  it('asked too much: the pause that Twilio wants is kept, and until it is over nobody is asked', async () => {
    mockHttp(URL).get(PATH).reply(429, {}, { 'Retry-After': '7' });
    const asking = log();
    expect(await asking.message(SID)).toMatchObject({ kind: 'not-told', retryAfterMs: 7_000, error: { kind: 'busy' } });
    expect(await asking.message(SID)).toMatchObject({ kind: 'not-told', error: { kind: 'busy', code: 'held' } });
  });

  it.each([
    ['a proxy’s page', '<html>+15551239999</html>'],
    ['another text than the one asked for', { ...ANSWER, sid: `${SID.slice(0, -1)}2` }],
    ['no state at all', { sid: 7 }],
  ])('%s tells nothing', async (_what, body) => {
    mockHttp(URL).get(PATH).reply(200, body);
    const answer = await log().message(SID);
    expect(answer).toMatchObject({ kind: 'not-told', error: { kind: 'odd-answer', status: 200 } });
    expectNothingSecret(answer);
  });

  it('nobody there', async () => {
    const failure = Object.assign(new Error(`${TOKEN} +15551239999`), { code: 'ECONNREFUSED' });
    mockHttp(URL).get(PATH).replyWithError(failure);
    const answer = await log().message(SID);
    expect(answer).toMatchObject({ kind: 'not-told', error: { kind: 'away', code: 'ECONNREFUSED' } });
    expectNothingSecret(answer);
  });

  it('a redirect to elsewhere: the token is not sent after it', async () => {
    mockHttp(URL).get(PATH).reply(302, '', { location: 'https://elsewhere.example/' });
    expect(await log().message(SID)).toMatchObject({ kind: 'refused', error: { code: 'redirect' } });
  });
});

/** Neither in the error nor in anything that hangs on it. */
function expectNothingSecret(answer: unknown): void {
  const { error } = answer as { error: unknown };
  expect(error).toBeInstanceOf(TwilioError);
  const all = [(error as Error).message, (error as Error).stack, JSON.stringify(error), String((error as Error).cause)];
  for (const secret of [TOKEN, '15551239999', ACCOUNT, SID]) expect(all.join()).not.toContain(secret);
}
