import { OUR_HEADERS, type Fetch } from './ask';

/**
 * Tells the service that this page goes by the advocate's own doing, so that the end of its stream is not taken for a lost
 * line. The page may be gone in a moment: no answer is waited for.
 */
export function sayGoodbye(fetch: Fetch, base: string, bearer: string | null): void {
  if (bearer === null) return;
  const headers = { ...OUR_HEADERS, authorization: `Bearer ${bearer}` };
  fetch(`${base}panel/goodbye`, { method: 'POST', headers, credentials: 'omit', keepalive: true }).catch(() => {});
}
