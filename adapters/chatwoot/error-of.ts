import { MINUTE, SECOND, type Duration, type Instant } from '../../core/kernel/instant';
import { ChatwootError } from './chatwoot-error';
import type { Seen } from './shared-axios';

const LONGEST_HOLD: Duration = 10 * MINUTE;

/**
 * A failed request as an error of ours. The original is dropped here, whole: axios keeps the token in it and the SDK the
 * client's words. What matters is whether a write may have been done: a refusal (3xx, 4xx) says no, a connection that
 * never stood says no, everything else says perhaps.
 */
export function chatwootErrorOf(
  failure: unknown,
  asked: { what: string; writes: boolean },
  seen: Seen,
  now: Instant,
): ChatwootError {
  const { what, writes } = asked;
  const { status } = seen;
  const retryAfter = holdOf(seen.retryAfter, now);
  // A proxy that does not know this address says 404, too: that is a refusal, and no word of Chatwoot's.
  if (status === 404 && seen.named) return new ChatwootError('not-found', what, status);
  if (status === 429) return new ChatwootError('busy', what, status, null, retryAfter);
  if (status !== null && status >= 300 && status < 400) return new ChatwootError('refused', what, status, 'redirect');
  if (status !== null && status >= 400 && status < 500 && status !== 408) {
    return new ChatwootError('refused', what, status);
  }
  const code = codeOf(failure);
  const unsent = status === null && neverConnected(failure);
  return new ChatwootError(writes && !unsent ? 'unknown-outcome' : 'away', what, status, code, retryAfter);
}

/** `Retry-After` in ms: seconds, or a date. */
function holdOf(retryAfter: string | null, now: Instant): Duration | null {
  if (retryAfter === null) return null;
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * SECOND : Date.parse(retryAfter) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_HOLD) : null;
}

/** Codes that Node gives before a first byte of the request is written. */
const BEFORE_SENDING =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|CERT_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+|ERR_TLS_\w+|ERR_INVALID_URL)$/;

function neverConnected(failure: unknown): boolean {
  const { code, syscall, cause, errors } = fieldsOf(failure);
  if (typeof code === 'string' && BEFORE_SENDING.test(code)) return true;
  if (syscall === 'connect' || syscall === 'getaddrinfo') return true;
  // Several addresses were tried and none could be reached.
  if (Array.isArray(errors) && errors.length > 0 && errors.every(neverConnected)) return true;
  return cause !== undefined && cause !== failure && neverConnected(cause);
}

function codeOf(failure: unknown): string | null {
  const { code } = fieldsOf(failure);
  return typeof code === 'string' && /^\w{1,60}$/.test(code) ? code : null;
}

type Fields = { code?: unknown; syscall?: unknown; cause?: unknown; errors?: unknown };

function fieldsOf(failure: unknown): Fields {
  return typeof failure === 'object' && failure !== null ? failure : {};
}
