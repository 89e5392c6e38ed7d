import { manualClock } from '../../adapters/manual-clock';
import type { ExchangeAnswer, PanelSettings } from '../../core/panel/exchange-contract';
import { panelViewWith } from '../../test/support/panel-view';
import { until } from '../../test/support/until';
import { attend } from './attend';
import { createPanelState } from './panel-state';
import { serviceTime } from './show/service-time';

const SETTINGS: PanelSettings = {
  ...{ identity: 'same-host', chatwootOrigin: 'https://c', accountId: 1, language: 'en' },
  ...{ exchangeUrl: '/exchange/session', sayUrl: '/exchange/say', sidebarUrl: '/exchange/sidebar' },
};
const PROOF: ExchangeAnswer = {
  ...{ bearer: 'b', expiresIn: 900_000, renewIn: 60_000, language: 'en', saysAs: 'agent', sidebarOpen: null },
  agent: { id: 2, name: 'Ana', supervisor: false },
};
const NO_LINE = { tell: () => {}, onTells: () => () => {}, onSaid: () => () => {}, onWords: () => () => {} };

/** A page that attends to conversation 7; the exchange refuses so, one word a time, and then proves. */
function page(...refusals: string[]) {
  const clock = manualClock(0);
  const time = serviceTime(() => clock.now());
  const state = createPanelState({ line: null, context: null, chosen: null, system: 'light' }, 'en', 0);
  const streams: ReadableStreamDefaultController<Uint8Array>[] = [];
  let down = false;
  const fetch = async (url: unknown): Promise<Response> => {
    if (down) throw new Error('no network');
    if (url === '/exchange/session') {
      const code = refusals.shift();
      return code === undefined ? Response.json(PROOF) : Response.json({ error: { code, words: '' } }, { status: 400 });
    }
    if (url !== '/panel/stream') return Response.json({});
    return new Response(new ReadableStream<Uint8Array>({ start: (control) => void streams.push(control) }));
  };
  const view = `event: view\nid: 1\ndata: ${JSON.stringify(panelViewWith())}\n\n`;
  return {
    ...{ clock, state, streams },
    begin: () =>
      attend({ accountId: 1, conversationId: 7, theme: null }, 'usual', SETTINGS, state, {
        ...{ fetch: fetch, clock, chance: () => 1, line: NO_LINE, serviceTime: time },
        onOffline: () => () => {},
      }),
    /** The newest stream tells what there is. */
    async tells(count: number): Promise<void> {
      (await until(`stream ${count}`, () => streams[count - 1])).enqueue(new TextEncoder().encode(view));
      await until('a view', () => state.view.value !== null);
    },
    /** The newest stream breaks off, and there is no other. */
    breaks(): void {
      down = true;
      streams.at(-1)?.close();
    },
    mends: () => void (down = false),
  };
}

/** What was begun without time passing is done. */
const settled = async (): Promise<void> => {
  for (let i = 0; i < 20; i += 1) await new Promise((resolve) => setImmediate(resolve));
};

describe('a conversation that is attended to', () => {
  it('is not live two seconds after its stream was lost', async () => {
    const { clock, state, begin, tells, breaks } = page();
    const attending = begin();
    await tells(1);
    breaks();
    await settled();
    await clock.advance(1_999);
    expect(state.lostSince.value).toBeNull();
    await clock.advance(1);
    expect(state.lostSince.value).not.toBeNull();
    attending.stop();
  });

  it('is live, though the one before it lost its stream a moment before it was left', async () => {
    const { clock, state, begin, tells, breaks, mends } = page();
    const before = begin();
    await tells(1);
    breaks();
    await settled();
    before.stop();
    mends();
    state.view.value = null;
    const attending = begin();
    await tells(2);
    await clock.advance(5_000);
    expect(state.lostSince.value).toBeNull();
    attending.stop();
  });

  it('begins as live, though the one before it was not', async () => {
    const { clock, state, begin, tells, breaks, mends } = page();
    const before = begin();
    await tells(1);
    breaks();
    await settled();
    await clock.advance(3_000);
    before.stop();
    mends();
    const attending = begin();
    expect(state.lostSince.value).toBeNull();
    attending.stop();
  });

  it.each(['too-many', 'chatwoot-away', 'redis-away'])('opens by itself after %s', async (code) => {
    const { clock, state, begin } = page(code);
    const attending = begin();
    await settled();
    expect(state.phase.value).toMatchObject({ is: 'refused', code });
    await clock.advance(3_000);
    await settled();
    expect(state.phase.value).toEqual({ is: 'open' });
    attending.stop();
  });

  it.each(['not-allowed', 'wrong-origin', 'not-found', 'odd-request'])('stays closed after %s', async (code) => {
    const { clock, state, begin } = page(code);
    begin();
    await settled();
    await clock.advance(60_000);
    await settled();
    expect(state.phase.value).toMatchObject({ is: 'refused', code });
  });
});
