import { manualClock } from '../../../adapters/manual-clock';
import type { ExchangeAnswer } from '../../../core/panel/exchange-contract';
import type { Asked } from '../ask/ask';
import { keepProof } from './keep-proof';

const answer = (bearer: string): Asked<ExchangeAnswer> => ({
  ok: true,
  value: {
    ...{ bearer, expiresIn: 900_000, renewIn: 60_000, language: 'en', saysAs: 'agent', sidebarOpen: null },
    agent: { id: 5, name: 'Ana', supervisor: false },
  },
});
const no = (code: 'not-allowed' | 'unreachable'): Asked<ExchangeAnswer> => ({ ok: false, code, words: null });

function keep(...answers: Asked<ExchangeAnswer>[]) {
  const clock = manualClock(0);
  const heard: string[] = [];
  const given: (string | null)[] = [];
  const ending = new AbortController();
  const proof = keepProof(
    async (_signal, before) => {
      given.push(before);
      return answers.shift() ?? answers.at(-1) ?? answer('last');
    },
    clock,
    { onProof: ({ bearer }) => void heard.push(bearer), onRefused: (code) => void heard.push(code) },
    ending.signal,
  );
  return { clock, heard, given, proof, stop: () => ending.abort() };
}

describe('the proof of who sits here', () => {
  it('is repeated every minute, with the one before in hand', async () => {
    const { clock, heard, given, proof } = keep(answer('a'), answer('b'));
    await clock.advance(59_999);
    expect([heard, proof.current()?.bearer]).toEqual([['a'], 'a']);
    await clock.advance(1);
    expect([heard, proof.current()?.bearer]).toEqual([['a', 'b'], 'b']);
    expect(given).toEqual([null, 'a']);
  });

  it('ends at once, and for good, with an agent who was removed', async () => {
    const { clock, heard, proof } = keep(answer('a'), no('not-allowed'));
    await clock.advance(600_000);
    expect([heard, proof.current()]).toEqual([['a', 'not-allowed'], null]);
  });

  it('counts until it runs out while nobody answers, and is tried all the time', async () => {
    const nobody = Array.from({ length: 1_000 }, () => no('unreachable'));
    const { clock, heard, proof } = keep(answer('a'), ...nobody);
    await clock.advance(899_999);
    expect([heard, proof.current()?.bearer]).toEqual([['a'], 'a']);
    await clock.advance(3_000);
    expect([heard, proof.current()]).toEqual([['a', 'unreachable'], null]);
  });

  it('is told missing when nobody answered even once, and comes when somebody does', async () => {
    const { clock, heard } = keep(no('unreachable'), no('unreachable'), answer('a'));
    await clock.advance(6_000);
    expect(heard).toEqual(['unreachable', 'unreachable', 'a']);
  });

  it('is asked for once when two ask at the same time', async () => {
    const { clock, heard, proof } = keep(answer('a'), answer('b'), answer('c'));
    await clock.advance(0);
    await Promise.all([proof.again(), proof.again()]);
    expect(heard).toEqual(['a', 'b']);
  });
});
