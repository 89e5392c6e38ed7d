import { manualClock } from '../../../adapters/manual-clock';
import type { ExchangeAnswer, PanelSettings } from '../../../core/panel/exchange-contract';
import { byCode } from './by-code';

const PROOF: ExchangeAnswer = {
  ...{ bearer: 'b', expiresIn: 900_000, renewIn: 60_000, language: 'en', saysAs: 'bot', sidebarOpen: null },
  agent: { id: 2, name: 'Ana', supervisor: false },
};
const LIFE = 180_000;

/** A page that shows codes, each of them three minutes. What comes of waiting: `heard`, `waiting`, or a refusal. */
function showing(wait: (secret: string) => string) {
  const clock = manualClock(0);
  const shown: (string | null)[] = [];
  const ending = new AbortController();
  let codes = 0;
  const fetch = async (url: unknown, init?: RequestInit): Promise<Response> => {
    if (url === '/panel/code') {
      codes += 1;
      return Response.json({ note: `/code ${codes}`, secret: String(codes), expiresIn: LIFE });
    }
    const { secret } = JSON.parse(init?.body as string) as { secret: string };
    await clock.sleep(5_000);
    const heard = wait(secret);
    if (heard === 'waiting') return Response.json({ heard: false });
    if (heard === 'heard') return Response.json({ heard: true, exchange: PROOF });
    return Response.json({ error: { code: heard, words: '' } }, { status: 400 });
  };
  const prove = byCode(
    fetch,
    { exchangeUrl: '/exchange/session' } as PanelSettings,
    { accountId: 1, conversationId: 7, theme: null },
    clock,
    (code) => void shown.push(code?.note ?? null),
  );
  const answer = prove(ending.signal, null);
  /** Time goes on in small steps, so that what is asked of the service is asked in between. */
  const goesOn = async (ms: number): Promise<void> => {
    for (let gone = 0; gone < ms; gone += 500) {
      await clock.advance(500);
      for (let i = 0; i < 5; i += 1) await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { answer, shown, goesOn, stop: () => ending.abort() };
}

describe('a code that is shown', () => {
  it('opens the page once it was typed', async () => {
    const { answer, shown, goesOn } = showing(() => 'heard');
    await goesOn(6_000);
    expect(await answer).toEqual({ ok: true, value: PROOF });
    expect(shown).toEqual(['/code 1', null]);
  });

  it.each([
    ['in time', 'waiting'],
    ['because nobody knows it any more', 'prove-again'],
  ])('is followed by the next when it has run out %s', async (_why, first) => {
    const { answer, shown, goesOn } = showing((secret) => (secret === '1' ? first : 'heard'));
    await goesOn(LIFE + 20_000);
    expect(shown).toEqual(['/code 1', '/code 2', null]);
    expect(await answer).toEqual({ ok: true, value: PROOF });
  });

  it.each(['too-many', 'chatwoot-away', 'redis-away'])('stands while the service says "%s"', async (code) => {
    let asked = 0;
    const { answer, shown, goesOn } = showing(() => ((asked += 1) < 3 ? code : 'heard'));
    await goesOn(30_000);
    expect(shown).toEqual(['/code 1', null]);
    expect(await answer).toMatchObject({ ok: true });
  });

  it('ends with whoever typed it and may not see the conversation', async () => {
    const { answer, goesOn } = showing(() => 'not-allowed');
    await goesOn(6_000);
    expect(await answer).toMatchObject({ ok: false, code: 'not-allowed' });
  });

  it('is taken away with its page, and nothing is shown after it', async () => {
    const { answer, shown, goesOn, stop } = showing(() => 'waiting');
    await goesOn(6_000);
    stop();
    await goesOn(10_000);
    await answer;
    expect(shown).toEqual(['/code 1']);
  });
});
