import type { Instant } from '../core/kernel/instant';
import type { Clock } from './clock';

/** A clock that stands still until it is told: for tests, and for a replay that follows recorded times. */
export interface ManualClock extends Clock {
  /** Moves on by `ms`, waking each sleeper at its own time, in order; what they do before they sleep again is done. */
  advance(ms: number): Promise<void>;
  /** The same, up to an instant. One in the past is ignored: time does not go back. */
  advanceTo(instant: Instant): Promise<void>;
}

type Sleeper = { due: Instant; wake: () => void };

export function manualClock(start: Instant): ManualClock {
  let now = start;
  const sleepers = new Set<Sleeper>();

  const sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const wake = (): void => {
        sleepers.delete(sleeper);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const sleeper = { due: now + Math.max(ms, 0), wake };
      if (ms <= 0 || signal?.aborted) return wake();
      sleepers.add(sleeper);
      signal?.addEventListener('abort', wake, { once: true });
    });

  const advanceTo = async (instant: Instant): Promise<void> => {
    await settle();
    for (let next = firstDue(sleepers, instant); next; next = firstDue(sleepers, instant)) {
      now = Math.max(now, next.due);
      next.wake();
      await settle();
    }
    now = Math.max(now, instant);
  };

  return { now: () => now, ticks: () => now - start, sleep, advanceTo, advance: (ms) => advanceTo(now + ms) };
}

function firstDue(sleepers: ReadonlySet<Sleeper>, until: Instant): Sleeper | undefined {
  return [...sleepers].filter(({ due }) => due <= until).sort((a, b) => a.due - b.due)[0];
}

/** Lets whatever became runnable run. A task that waits for the network needs more than this: await it. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
