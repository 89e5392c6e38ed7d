import type { PanelErrorCode } from '../../../core/panel/exchange-contract';
import { field, parsed } from '../context/read-context';

/**
 * What came of a question to our service. `unreachable`: no answer, or none of ours; it may have been heard or not.
 * `not-here`: whoever answers at that address knows nothing of our service, so it was not heard.
 */
export type Asked<T> = { ok: true; value: T } | { ok: false; code: Refusal; words: string | null };
export type Refusal = PanelErrorCode | 'unreachable' | 'not-here';

export type Question = {
  body?: unknown;
  bearer?: string | undefined;
  /** Send Chatwoot's cookie along, where it goes to Chatwoot's own host. */
  cookie?: boolean;
};

export type Fetch = typeof fetch;

/** The header that no form of another site can send. */
const OURS = { 'x-helpline': '1' };
const PATIENCE = 20_000;

/** Asks once. Never throws. The service's own word is believed: it is of the same build as this page. */
export async function ask<T>(fetch: Fetch, url: string, { body, bearer, cookie }: Question = {}): Promise<Asked<T>> {
  try {
    const answer = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...OURS,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      },
      body: body === undefined ? null : JSON.stringify(body),
      credentials: cookie ? 'include' : 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.ok) return { ok: true, value: (await answer.json()) as T };
    const refused = refusalIn(parsed(await answer.text()));
    return answer.status === 404 && refused.code === 'unreachable' ? { ...refused, code: 'not-here' } : refused;
  } catch {
    return { ok: false, code: 'unreachable', words: null };
  }
}

/** A refusal of ours has a word and a sentence; anything else was said by somebody in between. */
export function refusalIn(told: unknown): { ok: false; code: Refusal; words: string | null } {
  const error = field(told, 'error');
  const code = field(error, 'code');
  const words = field(error, 'words');
  if (typeof code !== 'string') return { ok: false, code: 'unreachable', words: null };
  return { ok: false, code: code as PanelErrorCode, words: typeof words === 'string' ? words : null };
}

export const OUR_HEADERS: Readonly<Record<string, string>> = OURS;
