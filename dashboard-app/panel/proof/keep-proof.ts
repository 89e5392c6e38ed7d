import type { ExchangeAnswer } from '../../../core/panel/exchange-contract';
import type { Asked, Refusal } from '../ask/ask';
import { mayPass } from '../ask/may-pass';
import type { PageClock } from '../page-clock';

/** One way to prove who sits here: the exchange, the line, a code. It is asked again and again; `before` is the bearer until then. */
export type Prover = (signal: AbortSignal, before: string | null) => Promise<Asked<ExchangeAnswer>>;

export type Proof = {
  /** The newest answer, kept in memory and nowhere else; null before the first, and after a refusal. */
  current: () => ExchangeAnswer | null;
  /** Proves at once instead of when it is due; resolves when that is answered. */
  again: () => Promise<void>;
};

/** How soon (ms) it is tried again when nobody answered. */
const AGAIN_AFTER = 3_000;

/**
 * Proves, and repeats it as often as the service wishes, so that somebody who was removed is out within a minute. Without
 * an answer the last proof counts until it runs out; a refusal ends it at once, and the repeating with it.
 */
export function keepProof(
  prove: Prover,
  clock: PageClock,
  {
    onProof,
    onRefused,
  }: { onProof: (proof: ExchangeAnswer) => void; onRefused: (code: Refusal, words: string | null) => void },
  signal: AbortSignal,
): Proof {
  let current: ExchangeAnswer | null = null;
  let until = 0;
  let asking: Promise<number | null> | null = null;

  const askOnce = (): Promise<number | null> => (asking ??= proveNow().finally(() => (asking = null)));

  /** How long to wait before the next time; null: not again. */
  async function proveNow(): Promise<number | null> {
    const answer = await prove(signal, current?.bearer ?? null);
    if (signal.aborted) return null;
    if (answer.ok) {
      current = answer.value;
      until = clock.now() + current.expiresIn;
      onProof(current);
      return current.renewIn;
    }
    const isFinal = !mayPass(answer.code);
    if (isFinal || clock.now() >= until) {
      current = null;
      onRefused(answer.code, answer.words);
    }
    return isFinal ? null : AGAIN_AFTER;
  }

  const repeat = async (): Promise<void> => {
    for (let wait: number | null = 0; wait !== null && !signal.aborted;) {
      await clock.sleep(wait, signal);
      if (!signal.aborted) wait = await askOnce();
    }
  };
  void repeat();
  return {
    current: () => current,
    again: async () => {
      await askOnce();
    },
  };
}
