import ChatwootSdk from '@figuro/chatwoot-sdk';
import type { z } from 'zod';
import { SECOND, type Duration } from '../../core/kernel/instant';
import type { Clock } from '../clock';
import { ChatwootError } from './chatwoot-error';
import type { AgentSession, Manners } from './contract';
import { endingOf } from './ending';
import { chatwootErrorOf } from './error-of';
import type { JsonBody } from './json-body';
import { requestLimiter } from './request-limiter';
import { axios, withCall } from './shared-axios';
import { wayTo, type Reached } from './way-to';

/** A whole request, answer included, must be over by then. */
const REQUEST_TIMEOUT = 10 * SECOND;

/** Where Chatwoot does not say how long: the sweep can wait, and what an advocate or a client waits for asks again soon. */
const USUAL_HOLD = 5 * SECOND;
const HURRIED_HOLD = SECOND;

/** Who is asking: a user's or bot's token, or an advocate's own session. */
export type Credentials = { token: string } | { session: AgentSession };

/** What is asked, in a few words for an error, whether it changes anything, and what the answer must look like. */
export type Asked<S extends z.ZodType> = { what: string; writes: boolean; answer: S; manners?: Manners | undefined };

export type ChatwootHttp = {
  accountId: number;
  clock: Clock;
  /** One request of the SDK. @throws ChatwootError */
  bySdk<S extends z.ZodType>(
    asked: Asked<S>,
    token: string,
    request: (sdk: ChatwootSdk) => PromiseLike<unknown>,
  ): Promise<z.output<S>>;
  /** One request by axios, below the account's path, or from the root with a path that begins with a slash. @throws ChatwootError */
  direct<S extends z.ZodType>(asked: Asked<S>, by: Credentials, request: DirectRequest): Promise<z.output<S>>;
};

export type DirectRequest = {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT';
  path: string;
  query?: Readonly<Record<string, string | number>>;
  body?: JsonBody;
};

export type HttpSettings = Reached & {
  accountId: number;
  requestsPerSecond: number;
  clock: Clock;
  requestTimeout?: Duration;
};

/**
 * The one way to Chatwoot: waits for a turn, gives up in time, checks the answer, and tells what went wrong in a
 * ChatwootError. By SDK where its call is right, by the shared axios where it lacks or garbles one.
 */
export function chatwootHttp({
  accountId,
  requestsPerSecond,
  clock,
  requestTimeout = REQUEST_TIMEOUT,
  ...reached
}: HttpSettings): ChatwootHttp {
  const { url, headers: onTheWay } = wayTo(reached);
  const limiter = requestLimiter(clock, requestsPerSecond);
  const sdks = new Map<string, ChatwootSdk>();

  async function call<S extends z.ZodType>(asked: Asked<S>, request: () => PromiseLike<unknown>): Promise<z.output<S>> {
    const { what, writes, manners } = asked;
    const turn = await limiter.turn(manners?.priority ?? 'soon', manners?.signal);
    if (turn.kind === 'held') throw new ChatwootError('busy', what, null, 'held', turn.ms);
    if (turn.kind === 'cancelled') throw new ChatwootError('away', what, null, 'cancelled');
    const seen = { status: null, retryAfter: null, named: false };
    const ending = endingOf(requestTimeout, manners?.signal);
    let body: unknown;
    try {
      body = await withCall({ signal: ending.signal, seen }, async () => request());
    } catch (failure) {
      const error = chatwootErrorOf(failure, asked, seen, clock.now());
      if (error.kind === 'busy' || error.retryAfterMs !== null)
        limiter.hold(error.retryAfterMs ?? USUAL_HOLD, error.retryAfterMs ?? HURRIED_HOLD);
      throw error;
    } finally {
      ending.release();
    }
    const read = asked.answer.safeParse(body);
    if (read.success) return read.data;
    const odd = read.error.issues
      .map(({ path }) => path.join('.'))
      .slice(0, 3)
      .join(',');
    throw new ChatwootError(writes ? 'unknown-outcome' : 'odd-answer', what, seen.status, `odd:${odd}`);
  }

  /** The token goes into the header that every proxy lets through; given as `token`, the SDK would use two that do not. */
  function sdkOf(token: string): ChatwootSdk {
    const known = sdks.get(token);
    if (known) return known;
    const headers = { ...onTheWay, 'Api-Access-Token': token };
    const made = new ChatwootSdk({ config: { basePath: url, with_credentials: false, credentials: 'omit', headers } });
    sdks.set(token, made);
    return made;
  }

  return {
    accountId,
    clock,
    bySdk: (asked, token, request) => call(asked, () => request(sdkOf(token))),
    direct: (asked, by, { method, path, query, body }) =>
      call(asked, async () => {
        const address = path.startsWith('/') ? `${url}${path}` : `${url}/api/v1/accounts/${accountId}/${path}`;
        const config = {
          method,
          url: address,
          headers: { ...onTheWay, ...headersOf(by) },
          ...(query && { params: query }),
          ...(body && { data: body }),
        };
        return (await axios.request<unknown>(config)).data;
      }),
  };
}

function headersOf(by: Credentials): Record<string, string> {
  if ('token' in by) return { Accept: 'application/json', 'Api-Access-Token': by.token };
  const { accessToken, client, uid } = by.session;
  return { Accept: 'application/json', 'access-token': accessToken, client, uid };
}
