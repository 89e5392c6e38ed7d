import { endMocks, forgetMocks, mockHttp } from '../../test/support/http-mock';
import { chatwootSettings } from '../../test/support/chatwoot-settings';
import { recordedAnswer } from '../../test/support/recorded-webhooks';
import { manualClock } from '../manual-clock';
import { chatwootApi, type Answer } from './chatwoot-api';

const settings = chatwootSettings();
const ACCOUNT = '/api/v1/accounts/1';
const api = chatwootApi(settings);
const asAdmin = () => mockHttp(settings.url).matchHeader('api-access-token', settings.adminToken);
const asBot = () => mockHttp(settings.url).matchHeader('api-access-token', settings.botToken);

afterEach(() => expect(forgetMocks()).toEqual([]));
afterAll(endMocks);

function valueOf<T>(answer: Answer<T>): T {
  if (answer.kind !== 'ok') throw answer.error;
  return answer.value;
}

const ids = (all: readonly { id: number }[]) => all.map(({ id }) => id);

describe('chatwootApi, reading', () => {
  it('lists what changed, of any status', async () => {
    asAdmin()
      .get(`${ACCOUNT}/conversations`)
      .query({ status: 'all', updated_within: '61' })
      .reply(200, recordedAnswer('rest-api-inbox.json', 'list_updated') as object);
    expect(ids(valueOf(await api.listChanged(60.2)))).toEqual([2, 3]);
  });

  it('lists a page of open conversations, with Chatwoot’s dot', async () => {
    asAdmin()
      .get(`${ACCOUNT}/conversations`)
      .query({ status: 'open', sort_by: 'created_at_asc', page: 1 })
      .reply(200, recordedAnswer('rest-more.json', 'GET conversations page 1') as object);
    const open = valueOf(await api.listOpenPage(1));
    expect(open.map(({ meta }) => meta.sender?.availability_status)).toContain('offline');
    asAdmin()
      .get(`${ACCOUNT}/conversations`)
      .query(({ page }) => page === '99')
      .reply(200, recordedAnswer('rest-more.json', 'GET conversations page 99') as object);
    expect(valueOf(await api.listOpenPage(99))).toEqual([]);
  });

  it('reads one conversation by the SDK, with one token in one header', async () => {
    mockHttp(settings.url)
      .get(`${ACCOUNT}/conversations/1`)
      .reply(function () {
        expect(this.req.headers['api-access-token']).toEqual(settings.adminToken);
        expect(this.req.headers).not.toHaveProperty('authorization');
        expect(this.req.headers).not.toHaveProperty('api_access_token');
        return [200, recordedAnswer('rest-widget.json', 'GET /conversations/1') as object];
      });
    expect(valueOf(await api.conversation(1)).id).toBe(1);
  });

  it('reads all messages after one, page by page', async () => {
    const message = (id: number) => ({
      id,
      conversation_id: 2,
      message_type: 0,
      private: false,
      created_at: 1,
      content: 'x',
    });
    const page = (from: number, count: number) => ({
      payload: Array.from({ length: count }, (_, n) => message(from + n)),
    });
    const path = `${ACCOUNT}/conversations/2/messages`;
    asAdmin().get(path).query({ after: 5 }).reply(200, page(6, 100));
    asAdmin().get(path).query({ after: 105 }).reply(200, page(106, 3));
    expect(valueOf(await api.messagesAfter(2, 5))).toHaveLength(103);
  });

  it('knows the inboxes by name, and none of their secrets', async () => {
    asAdmin()
      .get(`${ACCOUNT}/inboxes`)
      .reply(200, recordedAnswer('rest-setup.json', 'inboxes') as object);
    expect(valueOf(await api.inboxes())).toEqual([
      { id: 2, name: 'API', answersItself: false },
      { id: 1, name: 'Chat', answersItself: false },
      { id: 3, name: 'SMS', answersItself: false },
    ]);
  });

  it('knows the agents, and remembers for 20 s who is online', async () => {
    const clock = manualClock(0);
    const patient = chatwootApi({ ...settings, clock });
    const agent = (id: number, availability_status: string) => ({
      id,
      name: `Agent ${id}`,
      role: 'agent',
      availability_status,
    });
    const online = async () => ids(valueOf(await patient.agentsOnline()));
    asAdmin()
      .get(`${ACCOUNT}/agents`)
      .reply(200, [agent(2, 'online'), agent(3, 'busy'), agent(4, 'offline')]);
    expect(await Promise.all([online(), online()])).toEqual([[2], [2]]);
    await clock.advance(19_999);
    expect(await online()).toEqual([2]);
    await clock.advance(1);
    asAdmin().get(`${ACCOUNT}/agents`).reply(500);
    expect((await patient.agentsOnline()).kind).toBe('not-sent');
    asAdmin()
      .get(`${ACCOUNT}/agents`)
      .reply(200, [agent(3, 'online')]);
    expect(await online()).toEqual([3]);
  });
});

describe('chatwootApi, posting', () => {
  const note = {
    conversationId: 2,
    text: 'Waiting since 02:13',
    isPrivate: true,
    marker: { intent: 'c:1:2:w:note', kind: 'waiting', data: { since: 1 } },
  };
  const answer = { id: 77, created_at: 1_795_310_600, content: 'x' };

  it('posts a note in our bot’s name, with what proves it later', async () => {
    asBot()
      .post(`${ACCOUNT}/conversations/2/messages`, {
        content: 'Waiting since 02:13',
        message_type: 'outgoing',
        private: true,
        content_type: 'text',
        content_attributes: { helpline: { v: 1, intent: 'c:1:2:w:note', kind: 'waiting', data: { since: 1 } } },
      })
      .reply(200, answer);
    expect(await api.postMessage(note)).toEqual({ kind: 'ok', value: { messageId: 77, at: 1_795_310_600_000 } });
  });

  it('posts a text in an advocate’s own name and session, as a JSON that says it is not private', async () => {
    mockHttp(settings.url)
      .post(`${ACCOUNT}/conversations/2/messages`, (body: { private: unknown }) => body.private === false)
      .reply(function () {
        expect(this.req.headers).toMatchObject({ 'access-token': 'T', client: 'C', uid: 'ana@example.org' });
        expect(this.req.headers).not.toHaveProperty('api-access-token');
        return [200, answer];
      });
    const as = { accessToken: 'T', client: 'C', uid: 'ana@example.org' };
    expect((await api.postMessage({ ...note, isPrivate: false, marker: { intent: 'i' }, as })).kind).toBe('ok');
  });

  it('lets Chatwoot fill in nothing', async () => {
    asBot()
      .post(`${ACCOUNT}/conversations/2/messages`, ({ content }: { content: string }) => !/\{[{%]/.test(content))
      .reply(200, answer);
    expect((await api.postMessage({ ...note, text: 'Hi {{{contact.name}}} {% if %}' })).kind).toBe('ok');
  });

  it('takes no empty text and no marker that could hold a sentence', async () => {
    await expect(api.postMessage({ ...note, text: ' \n' })).rejects.toThrow('without words');
    const marker = { intent: 'i', kind: 'k', data: { why: 'he is in the next room' } };
    await expect(api.postMessage({ ...note, marker })).rejects.toThrow('holds what it may not');
  });
});

describe('chatwootApi, looking for evidence', () => {
  const SINCE = 1_795_311_000_000;
  const message = (id: number, changes: object = {}) => ({
    id,
    conversation_id: 2,
    message_type: 1,
    private: false,
    created_at: SINCE / 1000 + id,
    content: 'x',
    content_attributes: {},
    ...changes,
  });
  const path = `${ACCOUNT}/conversations/2/messages`;
  const marked = { content_attributes: { helpline: { intent: 'i-1' } } };

  it('finds the marker, also pages back', async () => {
    const newest = Array.from({ length: 20 }, (_, n) => message(100 + n));
    asAdmin().get(path).query({}).reply(200, { payload: newest });
    asAdmin()
      .get(path)
      .query({ before: 100 })
      .reply(200, { payload: [message(98), message(99, marked)] });
    expect(await api.findMarked(2, 'i-1', SINCE)).toEqual({ kind: 'ok', value: { messageId: 99 } });
  });

  it('stops where the messages are older than what is looked for', async () => {
    const old = { created_at: SINCE / 1000 - 301 };
    const page = [message(1, old), ...Array.from({ length: 19 }, (_, n) => message(100 + n))];
    asAdmin().get(path).query({}).reply(200, { payload: page });
    expect(await api.findMarked(2, 'i-1', SINCE)).toEqual({ kind: 'ok', value: null });
  });

  it('does not believe a marker on what a client wrote', async () => {
    asAdmin()
      .get(path)
      .query({})
      .reply(200, { payload: [message(1, { ...marked, message_type: 0 })] });
    expect(await api.findMarked(2, 'i-1', SINCE)).toEqual({ kind: 'ok', value: null });
  });

  it('cannot tell when a text was deleted meanwhile; a deleted note is no reason for doubt', async () => {
    const deleted = message(5, { content_attributes: { deleted: true } });
    asAdmin()
      .get(path)
      .query({})
      .times(2)
      .reply(200, { payload: [message(4), deleted] });
    expect(await api.findMarked(2, 'i-1', SINCE)).toEqual({ kind: 'ok', value: { messageId: null } });
    expect(await api.findMarked(2, 'i-1', SINCE, { isPrivate: true })).toEqual({ kind: 'ok', value: null });
  });
});

describe('chatwootApi, writing attributes', () => {
  const path = `${ACCOUNT}/conversations/2`;
  const values = { helpline_connection: 'Chat open, quiet since 02:13', helpline_next_step: 'none' };

  it('keeps what others wrote there', async () => {
    asBot()
      .get(path)
      .reply(200, { id: 2, custom_attributes: { other: 'keep', helpline_connection: 'old' } });
    const all = { other: 'keep', ...values };
    asBot().post(`${path}/custom_attributes`, { custom_attributes: all }).reply(200, { custom_attributes: all });
    const fingerprint = settings.fingerprint(values);
    expect(await api.setAttributes(2, values)).toEqual({
      kind: 'ok',
      value: { changed: true, values: all, fingerprint, found: settings.fingerprint({ helpline_connection: 'old' }) },
    });
  });

  it('writes nothing when all of it stands there', async () => {
    asBot()
      .get(path)
      .reply(200, { id: 2, custom_attributes: { ...values, other: 'x' } });
    expect(await api.setAttributes(2, values)).toMatchObject({
      kind: 'ok',
      value: { changed: false, fingerprint: settings.fingerprint(values) },
    });
  });

  it('writes nothing when it could not read, so that nothing of others is lost', async () => {
    asBot().get(path).reply(200, '<html>sign in</html>');
    expect((await api.setAttributes(2, values)).kind).toBe('unknown');
  });
});
