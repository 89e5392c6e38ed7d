import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { chatwootSettings } from '../../test/support/chatwoot-settings';
import { endMocks, forgetMocks, mockHttp } from '../../test/support/http-mock';
import { chatwootApi, type Answer } from './chatwoot-api';
import type { ChatwootError } from './chatwoot-error';
import { manualClock } from '../manual-clock';

const settings = chatwootSettings();
const WORDS = 'he is in the next room';
const MESSAGES = '/api/v1/accounts/1/conversations/2/messages';
const note = { conversationId: 2, text: WORDS, isPrivate: true, marker: { intent: 'i-1' } };

afterEach(forgetMocks);
afterAll(endMocks);

function errorIn<T>(answer: Answer<T>): ChatwootError {
  if (answer.kind === 'ok') throw new Error('it was done');
  return answer.error;
}

/** The error as anybody might print it, with whatever hangs on it. */
function printed(error: ChatwootError): string {
  return [
    JSON.stringify(error),
    inspect(error, { depth: 20, showHidden: true }),
    error.stack,
    error.message,
    String(error.cause),
  ].join();
}

function expectSilent(error: ChatwootError): void {
  for (const secret of [settings.adminToken, settings.botToken, WORDS, 'next room', 'Reset']) {
    expect(printed(error)).not.toContain(secret);
  }
}

async function posting(reply: (scope: ReturnType<typeof mockHttp>) => void) {
  reply(mockHttp(settings.url));
  const answer = await chatwootApi(settings).postMessage(note);
  expectSilent(errorIn(answer));
  return answer;
}

async function reading(reply: (scope: ReturnType<typeof mockHttp>) => void) {
  reply(mockHttp(settings.url));
  const answer = await chatwootApi(settings).messagesAfter(2, 0);
  expectSilent(errorIn(answer));
  return answer;
}

describe('an answer that is none', () => {
  it.each([
    [400, 'refused', 'refused'],
    [401, 'refused', 'refused'],
    [403, 'refused', 'refused'],
    [404, 'refused', 'not-found'],
    [422, 'refused', 'refused'],
    [301, 'refused', 'refused'],
    [429, 'not-sent', 'busy'],
    [408, 'unknown', 'unknown-outcome'],
    [500, 'unknown', 'unknown-outcome'],
    [502, 'unknown', 'unknown-outcome'],
    [503, 'unknown', 'unknown-outcome'],
  ])('says of a post answered with %i that it was %s', async (status, kind, errorKind) => {
    const answer = await posting((scope) =>
      scope.post(MESSAGES).reply(status, { error: WORDS }, { location: 'http://elsewhere.test/' }),
    );
    expect(answer.kind).toBe(kind);
    expect(errorIn(answer)).toMatchObject({ kind: errorKind, status, what: 'post a note' });
  });

  it.each([
    [500, 'not-sent', 'away'],
    [503, 'not-sent', 'away'],
    [404, 'refused', 'not-found'],
    [429, 'not-sent', 'busy'],
  ])('says of a reading answered with %i that it was %s', async (status, kind, errorKind) => {
    const answer = await reading((scope) => scope.get(MESSAGES).query({ after: 0 }).reply(status, { error: WORDS }));
    expect(answer.kind).toBe(kind);
    expect(errorIn(answer)).toMatchObject({ kind: errorKind, status });
  });

  it.each([
    ['ECONNREFUSED', 'not-sent'],
    ['ENOTFOUND', 'not-sent'],
    ['EAI_AGAIN', 'not-sent'],
    ['CERT_HAS_EXPIRED', 'not-sent'],
    ['ECONNRESET', 'unknown'],
    ['EPIPE', 'unknown'],
  ])('says of a post that ended with %s that it is %s', async (code, kind) => {
    const failure = Object.assign(new Error(`${code} ${settings.botToken} ${WORDS}`), { code });
    const answer = await posting((scope) => scope.post(MESSAGES).replyWithError(failure));
    expect(answer.kind).toBe(kind);
    expect(errorIn(answer).detail).toBe(code);
  });

  it('names the odd fields of an answer and not what stood in them', async () => {
    const answer = await reading((scope) =>
      scope
        .get(MESSAGES)
        .query({ after: 0 })
        .reply(200, { payload: [{ id: 1, content: 7, message_type: WORDS }] }),
    );
    expect(answer.kind).toBe('unknown');
    expect(errorIn(answer).detail).toContain('odd:payload.0.');
  });

  it('takes a proxy’s page for no answer of Chatwoot’s; after a post nobody knows', async () => {
    const page = `<html>${WORDS}</html>`;
    expect(errorIn(await reading((scope) => scope.get(MESSAGES).query({ after: 0 }).reply(200, page))).kind).toBe(
      'odd-answer',
    );
    expect(errorIn(await posting((scope) => scope.post(MESSAGES).reply(200, page))).kind).toBe('unknown-outcome');
  });

  it('also by the SDK, whose errors hold the body and the token', async () => {
    for (const reply of [401, 429, 500]) {
      mockHttp(settings.url).get('/api/v1/accounts/1/conversations/2').reply(reply, { error: WORDS });
      expectSilent(errorIn(await chatwootApi(settings).conversation(2)));
    }
    mockHttp(settings.url)
      .get('/api/v1/accounts/1/conversations/2')
      .replyWithError(Object.assign(new Error(WORDS), { code: 'ECONNREFUSED' }));
    const error = errorIn(await chatwootApi(settings).conversation(2));
    expectSilent(error);
    expect(error.kind).toBe('away');
  });
});

describe('a Chatwoot that asks for a pause', () => {
  it('is left alone for as long as it asked, by everybody', async () => {
    const clock = manualClock(1_000_000);
    const api = chatwootApi({ ...settings, clock });
    mockHttp(settings.url).get('/api/v1/accounts/1/agents').reply(429, 'Retry later', { 'retry-after': '7' });
    expect(await api.agents()).toMatchObject({ kind: 'not-sent', retryAfterMs: 7_000 });
    await clock.advance(6_000);
    expect(await api.postMessage(note)).toMatchObject({ kind: 'not-sent', retryAfterMs: 1_000 });
    await clock.advance(1_000);
    mockHttp(settings.url).post(MESSAGES).reply(200, { id: 5, created_at: 1 });
    expect((await api.postMessage(note)).kind).toBe('ok');
  });

  it('is understood when it names a date, and given 5 s when it names none', async () => {
    const clock = manualClock(Date.parse('2026-11-22T02:00:00Z'));
    mockHttp(settings.url)
      .get('/api/v1/accounts/1/agents')
      .reply(503, '', { 'retry-after': 'Sun, 22 Nov 2026 02:00:09 GMT' });
    expect(await chatwootApi({ ...settings, clock }).agents()).toMatchObject({ kind: 'not-sent', retryAfterMs: 9_000 });
    const other = chatwootApi({ ...settings, clock });
    mockHttp(settings.url).get('/api/v1/accounts/1/agents').reply(429, 'Retry later');
    expect(await other.agents()).toMatchObject({ kind: 'not-sent', retryAfterMs: null });
    expect(await other.agents()).toMatchObject({ kind: 'not-sent', retryAfterMs: 5_000 });
  });
});

describe('giving up', () => {
  let silent: Server;
  let url: string;

  beforeAll(async () => {
    endMocks();
    silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    silent.closeAllConnections();
    silent.close();
  });

  it('ends a request to a silent Chatwoot, by axios and by the SDK; what was posted is unknown', async () => {
    const api = chatwootApi({ ...settings, url });
    const signal = AbortSignal.timeout(50);
    const posted = await api.postMessage(note, { signal });
    expect(posted.kind).toBe('unknown');
    expectSilent(errorIn(posted));
    const impatient = chatwootApi({ ...settings, url, requestTimeout: 50 });
    expect((await impatient.postMessage(note)).kind).toBe('unknown');
    expect((await impatient.conversation(2)).kind).toBe('not-sent');
  });

  it('is surely not sent when the caller had given up before', async () => {
    const answer = await chatwootApi({ ...settings, url }).postMessage(note, { signal: AbortSignal.abort() });
    expect(answer).toMatchObject({ kind: 'not-sent', error: { detail: 'cancelled' } });
  });

  it('is surely not sent to a port where nobody listens', async () => {
    const nobody = createServer();
    await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve));
    const { port } = nobody.address() as AddressInfo;
    await new Promise((resolve) => nobody.close(resolve));
    const answer = await chatwootApi({ ...settings, url: `http://127.0.0.1:${port}` }).postMessage(note);
    expect(answer).toMatchObject({ kind: 'not-sent', error: { kind: 'away', detail: 'ECONNREFUSED' } });
  });
});
