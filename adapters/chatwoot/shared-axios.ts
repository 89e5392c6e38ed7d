import { AsyncLocalStorage } from 'node:async_hooks';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios from 'axios';

/** What one call brings with it, and what came back that the SDK throws away. */
export type Call = { signal: AbortSignal; seen: Seen };

/** `named`: the answer says in JSON what is wrong, as Chatwoot itself does; a proxy's page does not. */
export type Seen = { status: number | null; retryAfter: string | null; named?: boolean };

const calls = new AsyncLocalStorage<Call>();

/** Idle connections are closed before Chatwoot's server (20 s) does it, or a request could be sent into a closed one. */
const connections = { keepAlive: true, maxSockets: 20, timeout: 15_000 };
const httpAgent = new HttpAgent(connections);
const httpsAgent = new HttpsAgent(connections);
const LARGEST_ANSWER = 50_000_000;

/**
 * The SDK has no time-out, no way to give up and no way to see `Retry-After`; but it shares this axios (package.json,
 * `overrides`), so an interceptor gives it all three. Only requests made inside `withCall` are touched: other users of
 * axios in this process, Twilio's SDK among them, keep theirs as they were.
 * No redirect is followed: a POST would become a GET on the way, and the token would go to a stranger.
 */
axios.interceptors.request.use((config) => {
  const call = calls.getStore();
  if (!call) return config;
  const limits = { maxRedirects: 0, maxContentLength: LARGEST_ANSWER, httpAgent, httpsAgent };
  return Object.assign(config, limits, { signal: call.signal });
});

axios.interceptors.response.use(
  (response) => {
    remember(response);
    return response;
  },
  (error: unknown) => {
    if (axios.isAxiosError(error) && error.response) remember(error.response);
    throw error;
  },
);

function remember({ status, headers, data }: { status: number; headers: unknown; data: unknown }): void {
  const call = calls.getStore();
  if (!call) return;
  call.seen.status = status;
  const error = typeof data === 'object' && data !== null ? (data as Record<string, unknown>)['error'] : null;
  call.seen.named = typeof error === 'string';
  const retryAfter = (headers as Record<string, unknown>)['retry-after'];
  call.seen.retryAfter = typeof retryAfter === 'string' ? retryAfter : null;
}

/** Makes requests, by axios or by the SDK, that give up with `call.signal`. */
export function withCall<T>(call: Call, request: () => Promise<T>): Promise<T> {
  return calls.run(call, request);
}

export { axios };
