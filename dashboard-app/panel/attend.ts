import type { PanelView } from '../../core/panel/contract';
import type { PanelSettings } from '../../core/panel/exchange-contract';
import type { Fetch, Refusal } from './ask/ask';
import { sayGoodbye } from './ask/say-goodbye';
import type { Context } from './context/read-context';
import type { LineOutside } from './context/hear-line';
import type { PageClock } from './page-clock';
import type { PanelState } from './panel-state';
import { keepProof, type Proof } from './proof/keep-proof';
import { byCode, byExchange, orByLine } from './proof/provers';
import type { ServiceTime } from './show/service-time';
import { followStream } from './stream/follow-stream';

/** What may pass by itself: it is asked again. */
const MAY_PASS: readonly Refusal[] = ['unreachable', 'not-here', 'chatwoot-away', 'redis-away'];

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
        if (!following) void followStream(streamOf(proof, state, outside, forget), signal);
        following = true;
      },
      onRefused: (code, words) => forget(code, words, !MAY_PASS.includes(code)),
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
  });

function streamOf(
  proof: Proof,
  state: PanelState,
  outside: Outside,
  forget: (code: Refusal, words: string | null, forGood: boolean) => void,
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
      void clock.sleep(GAP).then(() => {
        if (gapSince !== null) state.lostSince.value = gapSince;
      });
    },
    onRefused: (code: Refusal, words: string | null) => forget(code, words, true),
  };
}
