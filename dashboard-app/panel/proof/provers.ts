import type { LineTells } from '../../../core/panel/line-contract';
import type { ExchangeAnswer, PanelSettings } from '../../../core/panel/exchange-contract';
import { ask, type Asked, type Fetch, type Refusal } from '../ask/ask';
import type { Context } from '../context/read-context';
import type { LineOutside } from '../context/hear-line';
import type { PageClock } from '../page-clock';
import type { Prover } from './keep-proof';

/** A line that stands on Chatwoot's page answers in an instant; without an answer by then (ms) there is none. */
const LINE_ANSWERS_WITHIN = 700;
const LINE_PATIENCE = 10_000;

/** Identities A and B': Chatwoot's cookie goes with the request, to Chatwoot's own host. */
export const byExchange =
  (fetch: Fetch, { exchangeUrl }: PanelSettings, { accountId, conversationId }: Context): Prover =>
  (_signal, before) =>
    ask<ExchangeAnswer>(fetch, exchangeUrl, {
      body: { accountId, scope: { conversationId } },
      cookie: true,
      bearer: before ?? undefined,
    });

/** Identity L: the line on Chatwoot's page has proven it, and hands on the answer. */
const byLine = async (
  line: LineOutside,
  context: Context,
  clock: PageClock,
  patience: number,
  signal: AbortSignal,
): Promise<Asked<ExchangeAnswer>> => {
  const told = await askLine(line, context, clock, patience, signal);
  if (told?.exchange) return { ok: true, value: told.exchange };
  return { ok: false, code: told?.refused ?? 'unreachable', words: null };
};

export type Way = { prove: Prover; isByLine: () => boolean };

/**
 * The given way, and where that finds nobody signed in, the line, if one is there that proves for us: with it installed
 * neither a proxy nor a code is needed. Once it was the line it stays the line.
 */
export function orByLine(first: Prover, isLast: boolean, line: LineOutside, context: Context, clock: PageClock): Way {
  let isByLine = false;
  const ask = (patience: number, signal: AbortSignal) => byLine(line, context, clock, patience, signal);
  return {
    isByLine: () => isByLine,
    async prove(signal, before) {
      if (isByLine) return ask(LINE_PATIENCE, signal);
      const own = isLast ? null : await first(signal, before);
      if (own && (own.ok || own.code !== 'not-signed-in')) return own;
      const lines = await ask(LINE_ANSWERS_WITHIN, signal);
      isByLine = lines.ok;
      return lines.ok ? lines : (own ?? first(signal, before));
    },
  };
}

/** Asks the line once, and waits for what it tells of this conversation; null when it says nothing of use in time. */
function askLine(
  line: LineOutside,
  { accountId, conversationId }: Context,
  clock: PageClock,
  patience: number,
  signal: AbortSignal,
) {
  return new Promise<LineTells | null>((resolve) => {
    const forget = line.onTells((told) => {
      if (told.conversationId !== conversationId || (told.exchange === null && told.refused === null)) return;
      forget();
      resolve(told);
    });
    void clock.sleep(patience, signal).then(() => {
      forget();
      resolve(null);
    });
    line.tell({ event: 'helpline:proof-wanted', accountId, conversationId });
  });
}

export type CodeShown = { note: string; until: number };

/**
 * Identity D: a code that is typed as a private note, proven by the signed webhook. `onCode`: what to show, and null once
 * it is heard or has run out; then a new one is asked for.
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
    const code = await ask<{ note: string; secret: string; expiresIn: number }>(fetch, '/panel/code', {
      body: { accountId, conversationId },
    });
    if (!code.ok) return code;
    const until = clock.now() + code.value.expiresIn;
    onCode({ note: code.value.note, until });
    const heard = await heardCode(fetch, code.value.secret, clock, until, signal);
    onCode(null);
    return heard;
  };

/** The bearer counts no more; a new code may. */
const ENDED: readonly Refusal[] = ['prove-again', 'not-signed-in'];

/** Nobody could say: it is asked again, as long as the code counts. */
const MAY_PASS: readonly Refusal[] = ['unreachable', 'not-here', 'redis-away', 'chatwoot-away'];

async function heardCode(
  fetch: Fetch,
  secret: string,
  clock: PageClock,
  until: number,
  signal: AbortSignal,
): Promise<Asked<ExchangeAnswer>> {
  while (clock.now() < until && !signal.aborted) {
    const answer = await ask<{ heard: false } | { heard: true; exchange: ExchangeAnswer }>(fetch, '/panel/code/wait', {
      body: { secret },
    });
    if (answer.ok && answer.value.heard) return { ok: true, value: answer.value.exchange };
    if (!answer.ok && !MAY_PASS.includes(answer.code)) return answer;
    if (!answer.ok) await clock.sleep(2_000, signal);
  }
  return { ok: false, code: 'prove-again', words: null };
}
