import { manualClock } from '../../../adapters/manual-clock';
import type { PanelCommand } from '../../../core/panel/command-contract';
import type { LineSaid, ToLine } from '../../../core/panel/line-contract';
import { sendCommand, type Sending } from './send-command';

type Asked = { url: string; key: string; credentials: string | undefined };

/** A service that answers so, one answer a request; `null` is a request that is lost. */
function service(...answers: (object | null)[]) {
  const asked: Asked[] = [];
  const proven: string[] = [];
  const clock = manualClock(0);
  const fetch = async (url: unknown, init?: RequestInit): Promise<Response> => {
    const { key } = JSON.parse(init?.body as string) as { key: string };
    asked.push({ url: String(url), key, credentials: init?.credentials });
    const answer = answers.shift() ?? null;
    if (answer === null) throw new Error('no network');
    return new Response(JSON.stringify(answer), { status: 'error' in answer ? 403 : 200 });
  };
  let keys = 0;
  const sending: Sending = {
    ...{ fetch: fetch, clock, line: null, of: { accountId: 1, conversationId: 7 } },
    urls: { command: '/panel/command', say: '/panel/say' },
    bearer: () => 'b',
    proveAgain: async () => void proven.push('again'),
    newKey: () => `key-${(keys += 1)}`,
  };
  return { asked, proven, clock, sending };
}

const READING: PanelCommand = { name: 'reading' };
const TEXT: PanelCommand = { name: 'send-text', text: 'checkIn' };
const DONE = { result: 'done', messageId: 7 };
const HEARD = { result: 'heard', id: 'panel:2:key-1', messageId: null };
const error = (code: string) => ({ error: { code, words: 'why' } });

describe('a click', () => {
  it('is sent once and answered', async () => {
    const { asked, sending } = service(DONE);
    expect(await sendCommand(READING, sending)).toEqual(DONE);
    expect(asked).toEqual([{ url: '/panel/command', key: 'key-1', credentials: 'omit' }]);
  });

  it('goes where things are said, with the session, when its words will stand in the thread', async () => {
    const { asked, sending } = service(DONE, DONE);
    await sendCommand(TEXT, sending);
    await sendCommand({ name: 'if-cut-off', words: 'x' }, sending);
    expect(asked.map(({ url, credentials }) => [url, credentials])).toEqual([
      ['/panel/say', 'include'],
      ['/panel/say', 'include'],
    ]);
  });

  it('whose answer is lost is asked for again with the same key, so that it is done once', async () => {
    const { asked, clock, sending } = service(null, null, DONE);
    const sent = sendCommand(TEXT, sending);
    await clock.advance(1_000);
    await clock.advance(3_000);
    expect(await sent).toEqual(DONE);
    expect(asked.map(({ key }) => key)).toEqual(['key-1', 'key-1', 'key-1']);
  });

  it('of which nobody knows the end says so, and is not tried for ever', async () => {
    const { asked, clock, sending } = service();
    const sent = sendCommand(TEXT, sending);
    await clock.advance(60_000);
    expect(await sent).toEqual({ result: 'refused', code: 'unreachable', words: null });
    expect(asked).toHaveLength(3);
  });

  it('that was being kept when our memory went away is sent again with the same key, and never called "not done"', async () => {
    const back = service(error('redis-away'), HEARD);
    const first = sendCommand(READING, back.sending);
    await back.clock.advance(1_000);
    expect([await first, back.asked.map(({ key }) => key)]).toEqual([HEARD, ['key-1', 'key-1']]);
    const away = service(...Array.from({ length: 3 }, () => error('redis-away')));
    const second = sendCommand(READING, away.sending);
    await away.clock.advance(60_000);
    expect(await second).toEqual({ result: 'perhaps-heard', code: 'redis-away', key: 'key-1' });
    const lost = service(null, error('redis-away'), error('too-many'));
    const third = sendCommand(READING, lost.sending);
    await lost.clock.advance(60_000);
    expect(await third).toEqual({ result: 'perhaps-heard', code: 'unreachable', key: 'key-1' });
  });

  it('with words for the thread was surely not said where our memory did not answer', async () => {
    const { asked, sending } = service(error('redis-away'));
    expect(await sendCommand(TEXT, sending)).toEqual({ result: 'refused', code: 'redis-away', words: 'why' });
    expect(asked).toHaveLength(1);
  });

  it('that may have gone out is looked for with the same key, and no later refusal makes it undone', async () => {
    const unknown = { result: 'unknown', words: 'look' };
    const found = service(unknown, DONE);
    const first = sendCommand(TEXT, found.sending);
    await found.clock.advance(1_000);
    expect([await first, found.asked.map(({ key }) => key)]).toEqual([DONE, ['key-1', 'key-1']]);
    const away = service(unknown, error('redis-away'), error('prove-again'));
    const second = sendCommand(TEXT, away.sending);
    await away.clock.advance(60_000);
    expect(await second).toEqual(unknown);
    const lost = service(null, error('redis-away'), error('too-many'));
    const third = sendCommand(TEXT, lost.sending);
    await lost.clock.advance(60_000);
    expect(await third).toEqual({ result: 'refused', code: 'unreachable', words: null });
  });

  it('with an old bearer is proven anew and sent again with the same key, once', async () => {
    const { asked, proven, sending } = service(error('prove-again'), error('prove-again'));
    expect(await sendCommand(READING, sending)).toMatchObject({ result: 'refused', code: 'prove-again' });
    expect([proven, asked.map(({ key }) => key)]).toEqual([['again'], ['key-1', 'key-1']]);
  });

  it('that is refused says why', async () => {
    const { sending } = service(error('not-allowed'));
    expect(await sendCommand(READING, sending)).toEqual({ result: 'refused', code: 'not-allowed', words: 'why' });
  });

  it('to the client is handed to the line where that has the session, and only its own answer counts', async () => {
    const { asked, sending } = service();
    const told: ToLine[] = [];
    const hears = new Set<(said: LineSaid) => void>();
    const line: Sending['line'] = {
      tell: (message) => void told.push(message),
      onTells: () => () => {},
      onWords: () => () => {},
      onSaid: (hear) => {
        hears.add(hear);
        return () => void hears.delete(hear);
      },
    };
    const sent = sendCommand(TEXT, { ...sending, line });
    const say = (key: string): void =>
      hears.forEach((hear) =>
        hear({ event: 'helpline:said', key, answer: { result: 'done', messageId: 7 }, refused: null }),
      );
    say('another');
    say('key-1');
    expect(await sent).toEqual(DONE);
    expect(told).toEqual([
      { event: 'helpline:say', accountId: 1, conversationId: 7, request: { key: 'key-1', command: TEXT } },
    ]);
    expect([asked, hears.size]).toEqual([[], 0]);
  });
});
