import type { ExchangeAnswer, PanelSettings } from '../../../core/panel/exchange-contract';
import { ask, type Asked, type Fetch, type Refusal } from '../ask/ask';
import { mayPass } from '../ask/may-pass';
import type { Context } from '../context/read-context';
import type { PageClock } from '../page-clock';
import type { Prover } from './keep-proof';

export type CodeShown = { note: string; until: number };
type Code = { note: string; secret: string; expiresIn: number };

/** How long (ms) nothing is asked after an answer that was none. */
const PAUSE = 2_000;

/**
 * Identity D: a code that is typed as a private note, proven by the signed webhook. One that has run out is followed by
 * the next. `onCode`: what to show, and null once one is heard or there is none; nothing after `signal`.
 */
export const byCode =
  (
    fetch: Fetch,
    { exchangeUrl }: PanelSettings,
    { accountId, conversationId }: Context,
    clock: PageClock,
    onCode: (code: CodeShown | null) => void,
  ): Prover =>
  async (signal, before) => {
    const asked = { accountId, scope: { conversationId } };
    // Who was shown by a code once goes on by the bearer they were given, as long as it counts.
    const on = before === null ? null : await ask<ExchangeAnswer>(fetch, exchangeUrl, { body: asked, bearer: before });
    if (on && (on.ok || !ENDED.includes(on.code))) return on;
    const show = (code: CodeShown | null): void => {
      if (!signal.aborted) onCode(code);
    };
    let answer: Asked<ExchangeAnswer> | null = null;
    while (answer === null && !signal.aborted) {
      const code = await ask<Code>(fetch, '/panel/code', { body: { accountId, conversationId } });
      if (!code.ok) answer = code;
      else {
        const until = clock.now() + code.value.expiresIn;
        show({ note: code.value.note, until });
        answer = await heardCode(fetch, code.value.secret, clock, until, signal);
      }
    }
    show(null);
    return answer ?? { ok: false, code: 'prove-again', words: null };
  };

/** The bearer counts no more; a new code may. */
const ENDED: readonly Refusal[] = ['prove-again', 'not-signed-in'];

/** What came of a code that is being shown; null: it has run out. */
async function heardCode(
  fetch: Fetch,
  secret: string,
  clock: PageClock,
  until: number,
  signal: AbortSignal,
): Promise<Asked<ExchangeAnswer> | null> {
  while (clock.now() < until && !signal.aborted) {
    const answer = await ask<{ heard: false } | { heard: true; exchange: ExchangeAnswer }>(fetch, '/panel/code/wait', {
      body: { secret },
    });
    if (answer.ok && answer.value.heard) return { ok: true, value: answer.value.exchange };
    // Nobody could say: it is asked again, as long as the code counts.
    if (!answer.ok && !mayPass(answer.code)) return answer;
    if (!answer.ok) await clock.sleep(PAUSE, signal);
    if (!answer.ok && answer.code === 'prove-again') return null;
  }
  return null;
}
