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
