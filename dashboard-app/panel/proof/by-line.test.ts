import { manualClock } from '../../../adapters/manual-clock';
import type { ExchangeAnswer } from '../../../core/panel/exchange-contract';
import type { LineTells } from '../../../core/panel/line-contract';
import type { Asked } from '../ask/ask';
import { orByLine } from './by-line';
import type { Prover } from './keep-proof';

const proofOf = (bearer: string): ExchangeAnswer => ({
  ...{ bearer, expiresIn: 900_000, renewIn: 60_000, language: 'en', saysAs: 'agent', sidebarOpen: null },
  agent: { id: 2, name: 'Ana', supervisor: false },
});
const PROVEN: Asked<ExchangeAnswer> = { ok: true, value: proofOf('own') };
const NOBODY: Asked<ExchangeAnswer> = { ok: false, code: 'not-signed-in', words: null };

/** A panel whose own way is `first`, on a page with a line that tells what the test wants told. */
function proving(first: Prover, isCode = false) {
  const clock = manualClock(0);
  const hears = new Set<(told: LineTells) => void>();
  const line = {
    tell: () => {},
    onTells: (hear: (told: LineTells) => void) => (hears.add(hear), () => void hears.delete(hear)),
    onSaid: () => () => {},
    onWords: () => () => {},
  };
  const way = orByLine(first, isCode, line, { accountId: 1, conversationId: 7, theme: null }, clock);
  const ending = new AbortController();
  let answer: Asked<ExchangeAnswer> | null = null;
  void way.prove(ending.signal, null).then((came) => (answer = came));
  const tells = (exchange: ExchangeAnswer | null, conversationId = 7, refused: LineTells['refused'] = null): void =>
    [...hears].forEach((hear) =>
      hear({
        ...{ event: 'helpline:line', accountId: 1, conversationId, theme: 'light', exchange, refused },
        isCurrent: true,
      }),
    );
  return { ...way, clock, tells, hears, answer: () => answer, stop: () => ending.abort() };
}
const never: Prover = () => new Promise(() => {});

describe('whoever has no session here', () => {
  it('and is signed in needs no line', async () => {
    const { clock, answer, isByLine } = proving(() => Promise.resolve(PROVEN));
    await clock.advance(0);
    expect([answer(), isByLine()]).toEqual([PROVEN, false]);
  });

  it('is proven by the line', async () => {
    const { clock, tells, answer, isByLine, hears } = proving(() => Promise.resolve(NOBODY));
    await clock.advance(100);
    tells(proofOf('line'));
    await clock.advance(0);
    expect([answer(), isByLine(), hears.size]).toEqual([{ ok: true, value: proofOf('line') }, true, 0]);
  });

  it('is told so when there is no line', async () => {
    const { clock, answer } = proving(() => Promise.resolve(NOBODY));
    await clock.advance(700);
    expect(answer()).toEqual(NOBODY);
  });

  it('waits for a line that is there and has to ask first', async () => {
    const { clock, tells, answer } = proving(() => Promise.resolve(NOBODY));
    await clock.advance(100);
    tells(null);
    await clock.advance(3_000);
    expect(answer()).toBeNull();
    tells(proofOf('line'));
    await clock.advance(0);
    expect(answer()).toMatchObject({ ok: true });
  });

  it('does not wait for one that has nobody either', async () => {
    const { clock, tells, answer } = proving(() => Promise.resolve(NOBODY));
    await clock.advance(100);
    tells(null, 7, 'not-signed-in');
    await clock.advance(0);
    expect(answer()).toEqual(NOBODY);
  });

  it('is proven by a line that comes while a code stands, and the code is taken away', async () => {
    let isCodeOver = false;
    const code: Prover = (signal) => (signal.addEventListener('abort', () => (isCodeOver = true)), never(signal, null));
    const { clock, tells, answer, isByLine, hears } = proving(code, true);
    await clock.advance(60_000);
    tells(proofOf('other'), 8);
    await clock.advance(0);
    expect([answer(), isByLine(), isCodeOver]).toEqual([null, false, false]);
    tells(proofOf('line'));
    await clock.advance(0);
    expect([answer(), isByLine(), isCodeOver]).toEqual([{ ok: true, value: proofOf('line') }, true, true]);
    expect(hears.size).toBe(0);
  });

  it('is shown no code once the conversation was left while the line was asked', async () => {
    let asked = 0;
    const code: Prover = (signal) => ((asked += 1), never(signal, null));
    const { clock, stop, answer, hears } = proving(code, true);
    await clock.advance(100);
    stop();
    await clock.advance(700);
    expect([asked, hears.size]).toEqual([0, 0]);
    expect(answer()).toMatchObject({ ok: false });
  });

  it('is proven by the code that they typed, and the line is listened to no more', async () => {
    const { clock, answer, isByLine, hears } = proving(() => Promise.resolve(PROVEN), true);
    await clock.advance(700);
    expect([answer(), isByLine(), hears.size]).toEqual([PROVEN, false, 0]);
  });
});
