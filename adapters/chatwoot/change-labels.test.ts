import { endMocks, forgetMocks, mockHttp } from '../../test/support/http-mock';
import { chatwootSettings } from '../../test/support/chatwoot-settings';
import { chatwootApi } from './chatwoot-api';

const settings = chatwootSettings();
const api = chatwootApi(settings);
const path = '/api/v1/accounts/1/conversations/2/labels';
const labelsNow = (labels: string[]) => mockHttp(settings.url).get(path).reply(200, { payload: labels });
const writes = (labels: string[]) => mockHttp(settings.url).post(path, { labels }).reply(200, { payload: labels });

afterEach(() => expect(forgetMocks()).toEqual([]));
afterAll(endMocks);

describe('changing labels', () => {
  it('adds ours and keeps the others', async () => {
    labelsNow(['urgent']);
    writes(['urgent', 'ours']);
    expect(await api.changeLabels(2, { add: ['ours'], remove: [] })).toEqual({ kind: 'ok', value: ['urgent', 'ours'] });
  });
  it('takes ours off, and says so with the whole list, also an empty one', async () => {
    labelsNow(['ours']);
    writes([]);
    expect(await api.changeLabels(2, { add: [], remove: ['ours'] })).toEqual({ kind: 'ok', value: [] });
  });
  it('writes nothing when nothing differs', async () => {
    labelsNow(['ours', 'other']);
    expect(await api.changeLabels(2, { add: ['ours'], remove: ['gone'] })).toMatchObject({ kind: 'ok' });
  });
  it('writes nothing when it could not be read', async () => {
    mockHttp(settings.url).get(path).reply(500);
    expect((await api.changeLabels(2, { add: ['ours'], remove: [] })).kind).not.toBe('ok');
  });
});

describe('before Chatwoot 4.14.2, where a bot may neither read a conversation nor touch labels', () => {
  const as = (token: string) => mockHttp(settings.url).matchHeader('api-access-token', token);
  const [bot, admin] = [settings.botToken, settings.adminToken];
  const notForBots = { error: 'Access to this endpoint is not authorized for bots' };

  it('labels are changed with the administrator’s token, and the bot’s is not tried again', async () => {
    const older = chatwootApi(settings);
    as(bot).get(path).reply(401, notForBots);
    as(admin).get(path).times(2).reply(200, { payload: [] });
    as(admin)
      .post(path, { labels: ['ours'] })
      .times(2)
      .reply(200, { payload: ['ours'] });
    for (let twice = 0; twice < 2; twice += 1) {
      expect(await older.changeLabels(2, { add: ['ours'], remove: [] })).toEqual({ kind: 'ok', value: ['ours'] });
    }
  });

  it('the sidebar is read with the administrator’s token and written with the bot’s', async () => {
    const [at, values] = ['/api/v1/accounts/1/conversations/2', { helpline_safe: 'yes' }];
    as(bot).get(at).reply(401, notForBots);
    as(admin).get(at).reply(200, { id: 2, custom_attributes: {} });
    as(bot).post(`${at}/custom_attributes`).reply(200, { custom_attributes: values });
    expect(await chatwootApi(settings).setAttributes(2, values)).toMatchObject({
      kind: 'ok',
      value: { changed: true },
    });
  });

  it('a bot that is refused otherwise, or beside an administrator who is refused too, stays refused', async () => {
    as(bot).get(path).reply(403);
    expect((await api.changeLabels(2, { add: ['ours'], remove: [] })).kind).toBe('refused');
    for (const token of [bot, admin]) as(token).get(path).reply(401);
    expect((await api.changeLabels(2, { add: ['ours'], remove: [] })).kind).toBe('refused');
  });
});
