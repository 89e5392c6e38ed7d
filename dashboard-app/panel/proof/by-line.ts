import type { LineTells } from '../../../core/panel/line-contract';
import type { ExchangeAnswer } from '../../../core/panel/exchange-contract';
import type { Asked } from '../ask/ask';
import type { Context } from '../context/read-context';
import type { LineOutside } from '../context/hear-line';
import type { PageClock } from '../page-clock';
import type { Prover } from './keep-proof';

/** A line that stands on Chatwoot's page answers in an instant; without an answer by then (ms) there is none. */
const ANSWERS_WITHIN = 700;
/** One that is there may have to ask first (ms). */
const PROVES_WITHIN = 10_000;
/** How long (ms) a line is waited for, and how long one that is there. */
type Patience = { forAny: number; forProof: number };

export type Way = { prove: Prover; isByLine: () => boolean };

/**
 * The given way, and where that finds nobody signed in, the line, if one is there that proves for us: with it installed
 * neither a proxy nor a code is needed. Once it was the line it stays the line. `isLast`: the given way is a code, which
 * stands until somebody types it or a line proves after all.
 */
export function orByLine(first: Prover, isLast: boolean, line: LineOutside, context: Context, clock: PageClock): Way {
  let isByLine = false;
  const byLine = async (patience: Patience, signal: AbortSignal): Promise<Asked<ExchangeAnswer>> => {
    const told = await askLine(line, context, clock, patience, signal);
    if (told?.exchange) return { ok: true, value: told.exchange };
    return { ok: false, code: told?.refused ?? 'unreachable', words: null };
  };
  const untilLine = async (signal: AbortSignal, before: string | null): Promise<Asked<ExchangeAnswer>> => {
    // Its end was told while the line was asked: nobody would end what began now.
    if (signal.aborted) return { ok: false, code: 'prove-again', words: null };
    const ending = new AbortController();
    const end = (): void => ending.abort();
    signal.addEventListener('abort', end);
    const late = lineProves(line, context, ending.signal).then((value) => {
      isByLine = true;
      return { ok: true, value } as const;
    });
    return Promise.race([first(ending.signal, before), late]).finally(() => {
      end();
      signal.removeEventListener('abort', end);
    });
  };
  return {
    isByLine: () => isByLine,
    async prove(signal, before) {
      if (isByLine) return byLine({ forAny: PROVES_WITHIN, forProof: PROVES_WITHIN }, signal);
      const own = isLast ? null : await first(signal, before);
      if (own && (own.ok || own.code !== 'not-signed-in')) return own;
      const forProof = isLast ? ANSWERS_WITHIN : PROVES_WITHIN;
      const lines = await byLine({ forAny: ANSWERS_WITHIN, forProof }, signal);
      isByLine = lines.ok;
      return lines.ok ? lines : (own ?? untilLine(signal, before));
    },
  };
}

/**
 * Asks the line once, and waits for what it tells of this conversation; null when it says nothing of use in time. One
 * that answers without a proof is there, and is waited for longer.
 */
async function askLine(
  line: LineOutside,
  context: Context,
  clock: PageClock,
  { forAny, forProof }: Patience,
  signal: AbortSignal,
): Promise<LineTells | null> {
  const waiting = new AbortController();
  const end = (): void => waiting.abort();
  signal.addEventListener('abort', end);
  let isThere = false;
  let answer: LineTells | null = null;
  const forget = line.onTells((told) => {
    if (!isOf(context, told)) return;
    isThere = true;
    if (told.exchange === null && told.refused === null) return;
    answer = told;
    end();
  });
  const { accountId, conversationId } = context;
  line.tell({ event: 'helpline:proof-wanted', accountId, conversationId });
  await clock.sleep(forAny, waiting.signal);
  if (isThere) await clock.sleep(forProof - forAny, waiting.signal);
  forget();
  signal.removeEventListener('abort', end);
  return answer;
}

/** The proof that the line tells of this conversation, unasked, as soon as it has one. */
function lineProves(line: LineOutside, context: Context, signal: AbortSignal): Promise<ExchangeAnswer> {
  return new Promise((resolve) => {
    const forget = line.onTells((told) => {
      if (isOf(context, told) && told.exchange) resolve(told.exchange);
    });
    signal.addEventListener('abort', forget);
  });
}

/** Whether the line tells of the conversation that is shown here. */
const isOf = ({ accountId, conversationId }: Context, told: LineTells): boolean =>
  told.conversationId === conversationId && told.accountId === accountId;
