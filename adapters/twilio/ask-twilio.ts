import { SECOND, type Duration } from '../../core/kernel/instant';
import { endingOf } from '../chatwoot/ending';
import { chatwootErrorOf } from '../chatwoot/error-of';
import { requestLimiter } from '../chatwoot/request-limiter';
import { axios, withCall } from '../chatwoot/shared-axios';
import type { Clock } from '../clock';
import type { TwilioConfig } from '../config/config';
import { TwilioError, type TwilioAnswer } from './twilio-error';

/** Reads something below the account's address; `query` never holds a client's number. */
export type AskTwilio = (path: string, query?: Readonly<Record<string, string>>) => Promise<TwilioAnswer<Told>>;

/** What Twilio answered, not looked at yet, with its status. */
export type Told = { body: unknown; status: number | null };

const REQUEST_TIMEOUT: Duration = 10 * SECOND;
/** Twilio allows far more; a helpline's questions need far less. */
const REQUESTS_PER_SECOND = 5;

/**
 * Twilio's API, for reading. By axios, not by Twilio's library: 20 MB and 180 ms at every start for a few GETs, and it would
 * keep numbers and words in its objects (docs/decisions/0013).
 */
export function askTwilio({ url, accountSid, user, password, clock }: TwilioConfig & { clock: Clock }): AskTwilio {
  const limiter = requestLimiter(clock, REQUESTS_PER_SECOND);
  return async (path, query = {}) => {
    const turn = await limiter.turn('soon');
    if (turn.kind !== 'go') return notTold('busy', null, 'held', turn.kind === 'held' ? turn.ms : null);
    const asked = new URLSearchParams(query).toString();
    const address = `${url}/2010-04-01/Accounts/${accountSid}/${path}${asked === '' ? '' : `?${asked}`}`;
    const seen = { status: null, retryAfter: null };
    const ending = endingOf(REQUEST_TIMEOUT);
    try {
      const auth = { username: user, password };
      const request = { auth, headers: { Accept: 'application/json' } };
      const { data } = await withCall({ signal: ending.signal, seen }, () => axios.get<unknown>(address, request));
      return { kind: 'ok', value: { body: data, status: seen.status } };
    } catch (failure) {
      // Twilio's 404 is its own: no proxy of anybody's stands before it. It names what is wrong in its own way.
      const { kind, status, detail, retryAfterMs } = chatwootErrorOf(
        failure,
        READING,
        { ...seen, named: true },
        clock.now(),
      );
      if (kind === 'busy' || retryAfterMs !== null) limiter.hold(retryAfterMs ?? SECOND);
      if (kind === 'refused' || kind === 'not-found') {
        return { kind: 'refused', error: new TwilioError(kind, status, detail) };
      }
      return notTold(kind === 'busy' ? 'busy' : 'away', status, detail, retryAfterMs);
    } finally {
      ending.release();
    }
  };
}

/** What the error is made from; its words are not kept. */
const READING = { what: 'read a text', writes: false };

export function notTold(
  kind: 'busy' | 'away' | 'odd-answer',
  status: number | null,
  code: string | null,
  retryAfterMs: Duration | null = null,
): TwilioAnswer<never> {
  return { kind: 'not-told', retryAfterMs, error: new TwilioError(kind, status, code, retryAfterMs) };
}
