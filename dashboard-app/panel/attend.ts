import type { PanelView } from '../../core/panel/contract';
import type { PanelSettings } from '../../core/panel/exchange-contract';
import type { Fetch, Refusal } from './ask/ask';
import { mayPass } from './ask/may-pass';
import { sayGoodbye } from './ask/say-goodbye';
import type { Context } from './context/read-context';
import type { LineOutside } from './context/hear-line';
import type { PageClock } from './page-clock';
import type { PanelState } from './panel-state';
import { keepProof, type Proof } from './proof/keep-proof';
import { byCode } from './proof/by-code';
import { byExchange } from './proof/by-exchange';
import { orByLine } from './proof/by-line';
import type { ServiceTime } from './show/service-time';
import { followStream } from './stream/follow-stream';

/** Shorter gaps (ms) than this are no news: the service ends a stream now and then, and it is begun again at once. */
const GAP = 2_000;

export type Outside = {
  fetch: Fetch;
  clock: PageClock;
  chance: () => number;
  line: LineOutside;
  serviceTime: ServiceTime;
  onOffline: (end: () => void) => () => void;
};

/** What a conversation that is attended to offers to whoever clicks. */
export type Attending = { proof: Proof; isByLine: () => boolean; goodbye: () => void; stop: () => void };

/**
 * Proves who sits here and follows one conversation until it is stopped or refused for good. Whatever ends the right to
 * see it also takes it off the screen, at once.
 */
export function attend(
  context: Context,
  way: 'usual' | 'code',
  settings: PanelSettings,
  state: PanelState,
  outside: Outside,
): Attending {
  const ending = new AbortController();
  const { signal } = ending;
  state.phase.value = { is: 'starting' };
  // Lost was the one before.
  state.lostSince.value = null;
  const code = way === 'code' || settings.identity === 'code';
  const first = code ? showingCode(settings, context, state, outside) : byExchange(outside.fetch, settings, context);
  const { prove, isByLine } = orByLine(first, code, outside.line, context, outside.clock);

  const forget = (code: Refusal, words: string | null, forGood: boolean): void => {
    state.view.value = null;
    state.proof.value = null;
    state.phase.value = { is: 'refused', code, words };
    if (forGood) ending.abort();
  };
  let following = false;
  const proof = keepProof(
    prove,
    outside.clock,
    {
      onProof(answer) {
        state.proof.value = answer;
        state.phase.value = { is: 'open' };
        if (!following) void followStream(streamOf(proof, state, outside, forget, signal), signal);
        following = true;
      },
      onRefused: (code, words) => forget(code, words, !mayPass(code)),
    },
    signal,
  );
  const goodbye = (): void => sayGoodbye(outside.fetch, '/', proof.current()?.bearer ?? null);
  const stop = (): void => {
    goodbye();
    ending.abort();
  };
  return { proof, isByLine, goodbye, stop };
}

const showingCode = (settings: PanelSettings, context: Context, state: PanelState, { fetch, clock }: Outside) =>
  byCode(fetch, settings, context, clock, (code) => {
    state.phase.value = code ? { is: 'code', ...code } : { is: 'starting' };
    // Whoever was shown something by an earlier code has to show again who they are.
    if (code) state.view.value = state.proof.value = null;
  });

function streamOf(
  proof: Proof,
  state: PanelState,
  outside: Outside,
  forget: (code: Refusal, words: string | null, forGood: boolean) => void,
  signal: AbortSignal,
) {
  const { fetch, clock, chance, onOffline, serviceTime } = outside;
  let aliveAt = serviceTime.now();
  let gapSince: number | null = null;
  return {
    ...{ url: '/panel/stream', fetch, clock, chance, onOffline },
    bearer: () => proof.current()?.bearer ?? null,
    proveAgain: proof.again,
    onView(view: PanelView) {
      serviceTime.heard(view.at);
      state.now.value = serviceTime.now();
      state.view.value = view;
    },
    onAlive() {
      aliveAt = serviceTime.now();
      gapSince = null;
      state.lostSince.value = null;
    },
    onLost() {
      if (gapSince !== null) return;
      gapSince = aliveAt;
      void clock.sleep(GAP, signal).then(() => {
        if (gapSince !== null && !signal.aborted) state.lostSince.value = gapSince;
      });
    },
    onRefused: (code: Refusal, words: string | null) => forget(code, words, true),
  };
}
