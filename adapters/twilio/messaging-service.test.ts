import { endMocks, forgetMocks, mockHttp } from '../../test/support/http-mock';
import { longestValidity } from './messaging-service';

const ACCOUNT = 'AC11111111111111111111111111111111';
const TOKEN = 'a-token-that-nobody-may-see';
const TWILIO = { url: 'https://api.twilio.com', accountSid: ACCOUNT, user: ACCOUNT, password: TOKEN };
const [ONE, OTHER] = ['MG00000000000000000000000000000001', 'MG00000000000000000000000000000002'];

/** As Twilio documents its Service resource. */
const answered = (sid: string, validity: unknown, status = 200) =>
  mockHttp('https://messaging.twilio.com')
    .get(`/v1/Services/${sid}`)
    .basicAuth({ user: ACCOUNT, pass: TOKEN })
    .reply(status, { sid, account_sid: ACCOUNT, friendly_name: 'x', validity_period: validity, sticky_sender: true });

afterEach(() => expect(forgetMocks()).toEqual([]));
afterAll(endMocks);

describe('how long Twilio may hold a text', () => {
  it('is the longest of the services by which texts go out, each asked once', async () => {
    answered(ONE, 300);
    answered(OTHER, 36_000);
    expect(await longestValidity(TWILIO, [ONE, OTHER, ONE])).toBe(36_000_000);
  });

  it('is not known where no service is used, and nobody is asked', async () => {
    expect(await longestValidity(TWILIO, [])).toBeNull();
  });

  it.each<[string, unknown, number]>([
    ['Twilio does not know the token', 300, 401],
    ['there is no such service', 300, 404],
    ['Twilio is in trouble', 300, 503],
    ['it is told in another way', 'PT5M', 200],
  ])('is not known when %s', async (_what, validity, status) => {
    answered(ONE, validity, status);
    expect(await longestValidity(TWILIO, [ONE])).toBeNull();
  });

  it('is not known of another service than the one that was asked for', async () => {
    mockHttp('https://messaging.twilio.com')
      .get(`/v1/Services/${ONE}`)
      .reply(200, { sid: OTHER, validity_period: 300 });
    expect(await longestValidity(TWILIO, [ONE])).toBeNull();
  });
});
