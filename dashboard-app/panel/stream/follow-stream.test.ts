import { manualClock } from '../../../adapters/manual-clock';
import { until } from '../../../test/support/until';
import { followStream, SILENCE, type Following } from './follow-stream';

/** A service that is asked for the stream: what it answers is pushed by the test. */
function service(answers: (Response | 'fails' | null)[]) {
  const asked: { headers: Record<string, string>; push: (text: string) => void; end: () => void }[] = [];
  const fetch = (_url: unknown, init?: RequestInit): Promise<Response> => {
    let control: ReadableStreamDefaultController<Uint8Array> | null = null;
    const body = new ReadableStream<Uint8Array>({ start: (given) => void (control = given) });
    init?.signal?.addEventListener('abort', () => {
      try {
        control?.error(new Error('aborted'));
      } catch {
        // It had ended.
      }
    });
    asked.push({
      headers: init?.headers as Record<string, string>,
      push: (text) => control?.enqueue(new TextEncoder().encode(text)),
      end: () => control?.close(),
    });
    const answer = answers.shift();
    if (answer === 'fails') return Promise.reject(new Error('no network'));
    return Promise.resolve(answer ?? new Response(body));
  };
  return { asked, fetch: fetch as typeof globalThis.fetch };
}

const refusal = (code: string, status: number) =>
  new Response(JSON.stringify({ error: { code, words: 'why' } }), { status });

function follow(...answers: (Response | 'fails' | null)[]) {
  const clock = manualClock(0);
  const from = service(answers);
  const heard: string[] = [];
  const ending = new AbortController();
  let goOffline = (): void => {};
  const following: Following = {
    url: '/panel/stream',
    fetch: from.fetch,
    clock,
    chance: () => 1,
    bearer: () => 'b',
    onOffline: (end) => {
      goOffline = end;
      return () => {};
    },
    proveAgain: async () => void heard.push('prove again'),
    onView: ({ version }) => void heard.push(`view ${version}`),
    onAlive: () => void heard.push('alive'),
    onLost: () => void heard.push('lost'),
    onRefused: (code) => void heard.push(`refused ${code}`),
  };
  const done = followStream(following, ending.signal);
  const connection = (n: number) => until(`connection ${n}`, () => from.asked[n - 1]);
  const hears = (what: string) => until(what, () => heard.at(-1) === what);
  return { ...from, clock, heard, connection, hears, done, offline: () => goOffline(), stop: () => ending.abort() };
}

const VIEW = 'event: view\nid: 7\ndata: {"version":7}\n\n';

describe('the stream', () => {
  it('is asked for with the bearer, and tells every view', async () => {
    const { connection, hears, heard, stop, done } = follow();
    const first = await connection(1);
    expect(first.headers).toMatchObject({ authorization: 'Bearer b', 'x-helpline': '1' });
    expect(first.headers).not.toHaveProperty('last-event-id');
    first.push(VIEW);
    await hears('alive');
    expect(heard).toEqual(['view 7', 'alive']);
    stop();
    await done;
    expect(heard).toEqual(['view 7', 'alive']);
  });

  it('is begun again after a gap, from where it was', async () => {
    const { connection, hears, clock, stop } = follow();
    const first = await connection(1);
    first.push(VIEW);
    await hears('alive');
    first.end();
    await hears('lost');
    await clock.advance(500);
    expect((await connection(2)).headers).toMatchObject({ 'last-event-id': '7' });
    stop();
  });

  it('is tried less and less often while nobody answers, and at least every quarter of a minute', async () => {
    const { asked, clock, connection, heard, stop } = follow(...Array.from({ length: 8 }, () => 'fails' as const));
    await connection(1);
    // 1, 2, 4, 8, 15, 15, 15 s
    for (const wait of [1_000, 2_000, 4_000, 8_000, 15_000, 15_000]) {
      const before = asked.length;
      await until('a loss', () => heard.length === before);
      await clock.advance(wait - 1);
      expect(asked.length).toBe(before);
      await clock.advance(1);
      await connection(before + 1);
    }
    stop();
  });

  it('is lost when it falls silent, and a comment is a sign of life', async () => {
    const { connection, hears, heard, clock, stop } = follow();
    const first = await connection(1);
    first.push(VIEW);
    await hears('alive');
    await clock.advance(SILENCE - 1);
    first.push(': alive\n\n');
    await until('the comment', () => heard.filter((one) => one === 'alive').length === 2);
    await clock.advance(SILENCE - 1);
    expect(heard).not.toContain('lost');
    await clock.advance(1);
    await hears('lost');
    stop();
  });

  it('is lost at once when the browser says that it has no network', async () => {
    const { connection, hears, offline, stop } = follow();
    (await connection(1)).push(VIEW);
    await hears('alive');
    offline();
    await hears('lost');
    stop();
  });

  it('ends when it is refused for good, inside the stream and before it', async () => {
    const within = follow();
    (await within.connection(1)).push('event: refused\ndata: {"error":{"code":"not-allowed","words":"x"}}\n\n');
    await within.done;
    expect(within.heard).toEqual(['refused not-allowed']);
    const before = follow(null, refusal('not-signed-in', 401));
    (await before.connection(1)).end();
    await before.hears('lost');
    await before.clock.advance(1_000);
    await before.done;
    expect(before.heard).toEqual(['lost', 'refused not-signed-in']);
  });

  it('is proven anew when the bearer is old, and goes on', async () => {
    const { connection, hears, heard, clock, stop } = follow();
    (await connection(1)).push('event: refused\ndata: {"error":{"code":"prove-again","words":"x"}}\n\n');
    await hears('lost');
    expect(heard).toContain('prove again');
    await clock.advance(500);
    await connection(2);
    stop();
  });

  it('goes on after an answer that is not ours', async () => {
    const { connection, hears, clock, stop } = follow(null, new Response('<h1>502</h1>', { status: 502 }));
    (await connection(1)).end();
    await hears('lost');
    await clock.advance(1_000);
    await connection(2);
    await hears('lost');
    await clock.advance(2_000);
    await connection(3);
    stop();
  });
});
