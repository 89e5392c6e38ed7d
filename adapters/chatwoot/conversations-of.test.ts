import { chatwootSettings } from '../../test/support/chatwoot-settings';
import { endMocks, forgetMocks, mockHttp } from '../../test/support/http-mock';
import { chatwootApi } from './chatwoot-api';
import { hearingOf } from '../hearing';

const settings = chatwootSettings();
const api = chatwootApi(settings);
const PATH = '/api/v1/accounts/1/contacts/7/conversations';
const one = { id: 4, inbox_id: 1, status: 'open', created_at: 1, updated_at: 2.5, meta: {} };

afterEach(forgetMocks);
afterAll(endMocks);

const asked = (...accounts: { id: number; role: string }[]) =>
  mockHttp(settings.url).get('/api/v1/profile').reply(200, { accounts });

describe('the conversations of a contact', () => {
  it('are told to an administrator', async () => {
    asked({ id: 1, role: 'administrator' });
    mockHttp(settings.url)
      .get(PATH)
      .reply(200, { payload: [one] });
    expect(await api.conversationsOf(7)).toMatchObject({ kind: 'ok', value: [{ id: 4, status: 'open' }] });
  });

  it.each([
    ['an agent is told only those of their inboxes', [{ id: 1, role: 'agent' }]],
    ['an administrator of another account is none here', [{ id: 2, role: 'administrator' }]],
    ['who was taken off the account has none', []],
  ])('are not known when %s', async (_why, accounts) => {
    asked(...accounts);
    expect(await api.conversationsOf(7)).toMatchObject({ kind: 'refused', error: { detail: 'no-administrator' } });
  });

  it.each<[number, object, string]>([
    [301, {}, 'unread'],
    [401, { error: 'Invalid Access Token' }, 'unread'],
    [403, {}, 'unread'],
    [404, { error: 'Resource could not be found' }, 'gone'],
    [404, {}, 'unread'],
    [500, {}, 'unread'],
  ])('answered with %i and %j they are %s', async (status, body, hearing) => {
    asked({ id: 1, role: 'administrator' });
    mockHttp(settings.url).get(PATH).reply(status, body);
    const answer = await api.conversationsOf(7);
    expect(answer.kind !== 'ok' && hearingOf(answer)).toBe(hearing);
  });
});
