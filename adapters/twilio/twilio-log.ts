import type { Duration, Instant } from '../../core/kernel/instant';
import { SECOND } from '../../core/kernel/instant';
import { endingOf } from '../chatwoot/ending';
import { chatwootErrorOf } from '../chatwoot/error-of';
import { requestLimiter } from '../chatwoot/request-limiter';
import { axios, withCall } from '../chatwoot/shared-axios';
import type { Clock } from '../clock';
import type { TwilioConfig } from '../config/config';
import { TwilioError, type TwilioAnswer } from './twilio-error';
import { twilioMessage, type TwilioState } from './twilio-payloads';

/** What Twilio's log says of one text: no number, no words. */
export type LoggedText = {
  status: TwilioState;
  /** The carrier's code, such as 30003, when it was not delivered. */
  errorCode: number | null;
  /** In how many segments it went out; null while Twilio does not know yet. */
  segments: number | null;
  /** When Twilio last changed what it says, cut to the second; null when it did not tell. */
  changedAt: Instant | null;
};

export type TwilioLog = { message(sid: string): Promise<TwilioAnswer<LoggedText>> };

const REQUEST_TIMEOUT: Duration = 10 * SECOND;
/** Twilio allows far more; a helpline's conflicts and late receipts need far less. */
const REQUESTS_PER_SECOND = 5;

/**
 * Twilio's own log, for reading one text by its SID. By axios, not by Twilio's library: 20 MB and 180 ms at every start for
 * one GET, and it would keep numbers and words in its objects (docs/decisions/0013).
 */
export function twilioLog({ url, accountSid, user, password, clock }: TwilioConfig & { clock: Clock }): TwilioLog {
  const limiter = requestLimiter(clock, REQUESTS_PER_SECOND);

  async function ask(sid: string): Promise<TwilioAnswer<LoggedText>> {
    const turn = await limiter.turn('soon');
    if (turn.kind !== 'go') return notTold('busy', null, 'held', turn.kind === 'held' ? turn.ms : null);
    const address = `${url}/2010-04-01/Accounts/${accountSid}/Messages/${encodeURIComponent(sid)}.json`;
    const seen = { status: null, retryAfter: null };
    const ending = endingOf(REQUEST_TIMEOUT);
    let body: unknown;
    try {
      const auth = { username: user, password };
      const request = { auth, headers: { Accept: 'application/json' } };
      body = (await withCall({ signal: ending.signal, seen }, () => axios.get<unknown>(address, request))).data;
    } catch (failure) {
      const { kind, status, detail, retryAfterMs } = chatwootErrorOf(failure, READING, seen, clock.now());
      if (kind === 'busy' || retryAfterMs !== null) limiter.hold(retryAfterMs ?? SECOND);
      if (kind === 'refused' || kind === 'not-found') {
        return { kind: 'refused', error: new TwilioError(kind, status, detail) };
      }
      return notTold(kind === 'busy' ? 'busy' : 'away', status, detail, retryAfterMs);
    } finally {
      ending.release();
    }
    return read(body, sid, seen.status);
  }

  return { message: ask };
}

/** What the error is made from; its words are not kept. */
const READING = { what: 'read a text', writes: false };

function notTold(
  kind: 'busy' | 'away' | 'odd-answer',
  status: number | null,
  code: string | null,
  retryAfterMs: Duration | null = null,
): TwilioAnswer<never> {
  return { kind: 'not-told', retryAfterMs, error: new TwilioError(kind, status, code, retryAfterMs) };
}

function read(body: unknown, sid: string, status: number | null): TwilioAnswer<LoggedText> {
  const found = twilioMessage.safeParse(body);
  // A proxy's page, or another text than the one asked for.
  if (!found.success || found.data.sid !== sid) return notTold('odd-answer', status, null);
  const { error_code, num_segments, date_updated } = found.data;
  const changedAt = Date.parse(date_updated ?? '');
  const value: LoggedText = {
    status: found.data.status,
    errorCode: error_code ?? null,
    segments: Number(num_segments ?? 0) || null,
    changedAt: Number.isFinite(changedAt) ? changedAt : null,
  };
  return { kind: 'ok', value };
}
