import { chatwootSettings } from '../../test/support/chatwoot-settings';
import { endMocks, forgetMocks, mockHttp } from '../../test/support/http-mock';
import { chatwootApi, type Answer } from './chatwoot-api';

const settings = chatwootSettings();
const api = chatwootApi(settings);
const ACCOUNT = '/api/v1/accounts/1';
const session = { accessToken: 'token-of-ana', client: 'browser', uid: 'ana@helpline.example' };

afterEach(() => expect(forgetMocks()).toEqual([]));
afterAll(endMocks);

const asAna = () => mockHttp(settings.url).matchHeader('access-token', session.accessToken);
const refused = { error: 'You are not authorized to do this action' };
const noSuch = { error: 'Resource could not be found' };
const proxys = '<html>Not found</html>';
const said = <T>(answer: Answer<T>): T | string => (answer.kind === 'ok' ? answer.value : answer.kind);

describe('a private note, read with an agent’s own session', () => {
  const note = { id: 7, private: true, content: 'so it is' };
  const answers = (status: number, body: object | string) =>
    asAna().get(`${ACCOUNT}/conversations/9/messages`).query({ after: 7, before: 8 }).reply(status, body);

  it.each<[string, number, object | string, unknown]>([
    ['is told with its words', 200, { payload: [note] }, { words: 'so it is' }],
    ['is not theirs, when Chatwoot says so', 401, refused, 'not-theirs'],
    [
      'is not there, when it was deleted',
      200,
      { payload: [{ ...note, content_attributes: { deleted: true } }] },
      'not-there',
    ],
    ['is not there, when it never was', 200, { payload: [] }, 'not-there'],
    ['is none, when it is a text to the client', 200, { payload: [{ ...note, private: false }] }, 'not-there'],
    ['is not there, when its conversation was deleted', 404, noSuch, 'not-there'],
    ['is not known to be anywhere, when a proxy does not know the path', 404, proxys, 'refused'],
    ['is not known to be anywhere, while Chatwoot fails', 500, proxys, 'not-sent'],
  ])('%s', async (_what, status, body, expected) => {
    answers(status, body);
    expect(said(await api.readNote(session, 9, 7))).toEqual(expected);
  });

  it('is not theirs or anybody’s to lose, when it is our own token that counts no more', async () => {
    const ours = mockHttp(settings.url).matchHeader('api-access-token', settings.adminToken);
    ours.get(`${ACCOUNT}/conversations/9/messages`).query({ after: 7, before: 8 }).reply(401, refused);
    expect(said(await api.readNote(null, 9, 7))).toBe('refused');
  });
});

describe('whether a session may see a conversation', () => {
  it.each<[string, number, object | string, unknown]>([
    ['it may', 200, { id: 9 }, true],
    ['Chatwoot says no', 401, refused, false],
    ['a later Chatwoot says no in another way', 403, refused, false],
    ['there is none such', 404, noSuch, 'not-found'],
    ['a proxy that does not know the path is no word of Chatwoot’s', 404, proxys, 'refused'],
    ['nor is one that asks to sign in elsewhere', 302, '', 'refused'],
  ])('%s', async (_what, status, body, expected) => {
    asAna().get(`${ACCOUNT}/conversations/9`).reply(status, body);
    expect(said(await api.maySee(session, 9))).toBe(expected);
  });
});

describe('whose session it is', () => {
  it.each<[string, number, object | string, unknown]>([
    ['nobody’s', 401, { success: false, errors: ['Invalid login credentials'] }, null],
    ['not known, when a proxy does not know the path', 404, proxys, 'refused'],
    ['not known, while Chatwoot fails', 500, proxys, 'not-sent'],
  ])('is %s', async (_what, status, body, expected) => {
    asAna().get('/auth/validate_token').reply(status, body);
    expect(said(await api.identify(session))).toBe(expected);
  });
});
