import type { Duration } from '../../core/kernel/instant';

/** A signal that ends one call, and what lets go of it when the call is over. */
export type Ending = { signal: AbortSignal; release: () => void };

/**
 * Ends a call after `timeout`, or when its caller gives up. By the real clock, not ours: the network runs no faster at the
 * practice desk. Not `AbortSignal.any`: on Node 20 each use leaves a little behind in a signal that lives as long as the
 * process, and we make some hundred thousand calls a day.
 */
export function endingOf(timeout: Duration, caller?: AbortSignal): Ending {
  const ending = new AbortController();
  const end = (): void => ending.abort();
  const late = AbortSignal.timeout(timeout);
  const watched = caller ? [late, caller] : [late];
  if (caller?.aborted) end();
  for (const signal of watched) signal.addEventListener('abort', end, { once: true });
  return {
    signal: ending.signal,
    release: () => watched.forEach((signal) => signal.removeEventListener('abort', end)),
  };
}
