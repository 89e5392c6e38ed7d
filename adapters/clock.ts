import { setMaxListeners } from 'node:events';
import type { Instant } from '../core/kernel/instant';

/** The only asker of the time. Everything that waits, waits through one of these, so that a test or a replay can. */
export interface Clock {
  /** Wall time, in milliseconds since 1970. With a speed it runs faster; it may step when the machine's clock does. */
  now(): Instant;
  /** A count of real milliseconds that never goes back: for measuring our own work, whatever the speed. */
  ticks(): number;
  /** Waits `ms` of this clock's time. Ends early, without an error, when the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Node's timers fire at once beyond this many milliseconds, so longer waits are cut into pieces. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * The machine's clock. `speed` makes our time run faster from the instant `since` on (milliseconds since 1970), which
 * every process of one practice desk must share, or they would disagree about what time it is.
 */
export function systemClock(speed = 1, since: Instant = Date.now()): Clock {
  return {
    now: () => (speed === 1 ? Date.now() : Math.round(since + (Date.now() - since) * speed)),
    ticks: () => performance.now(),
    sleep: (ms, signal) => realSleep(ms / speed, signal),
  };
}

/** By how much (ms of real time) another clock may be ahead or behind before it counts as another time. */
const DRIFT = 150;

/** A clock whose speed may change while somebody waits; `follow` says what time it is, and how fast it goes from now on. */
export function pacedClock(speed: number, since: Instant): Clock & { follow(now: Instant, speed: number): void } {
  let pace = { real: since, now: since, speed };
  const waiting = new Set<() => void>();
  const now = (): Instant => Math.round(pace.now + (Date.now() - pace.real) * pace.speed);
  return {
    now,
    ticks: () => performance.now(),
    async sleep(ms, signal) {
      const until = now() + ms;
      while (!signal?.aborted && now() < until) {
        const piece = new AbortController();
        const end = (): void => piece.abort();
        waiting.add(end);
        signal?.addEventListener('abort', end);
        await realSleep((until - now()) / pace.speed, piece.signal);
        waiting.delete(end);
        signal?.removeEventListener('abort', end);
      }
    },
    follow(told, next) {
      if (next === pace.speed && Math.abs(told - now()) <= DRIFT * next) return;
      pace = { real: Date.now(), now: told, speed: next };
      // Whoever waits works out anew for how long.
      for (const end of [...waiting]) end();
    },
  };
}

async function realSleep(ms: number, signal?: AbortSignal): Promise<void> {
  for (let left = ms; !signal?.aborted; left -= LONGEST_TIMER) {
    await onePiece(Math.min(Math.max(left, 0), LONGEST_TIMER), signal);
    if (left <= LONGEST_TIMER) return;
  }
}

function onePiece(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
}

/** An end that any number of sleepers may wait for: Node takes more than ten for a mistake. */
export function endOfMany(): AbortController {
  const ending = new AbortController();
  setMaxListeners(0, ending.signal);
  return ending;
}

/** Ends a repetition: no new round begins, and the promise waits for the one that is running. */
export type Stop = () => Promise<void>;

/**
 * Runs `task` again and again, `ms` between the end of one round and the start of the next, so that two never overlap.
 * A round that fails is told to `onError` and the next one comes all the same.
 */
export function every(
  clock: Clock,
  ms: number,
  task: (signal: AbortSignal) => Promise<void> | void,
  onError: (error: unknown) => void,
): Stop {
  const ending = new AbortController();
  const rounds = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      try {
        await task(ending.signal);
      } catch (error) {
        onError(error);
      }
      await clock.sleep(ms, ending.signal);
    }
  };
  const finished = rounds();
  return () => {
    ending.abort();
    return finished;
  };
}
