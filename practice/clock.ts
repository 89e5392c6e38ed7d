/**
 * The practice desk's only sense of time. Model time = anchor + (real time - anchor) * speed, in milliseconds since 1970.
 * Every time stamp and every timer of the stand-in goes through one Clock, so that its day can run faster (speed 10) or
 * stand still (speed 0) and be moved by hand with advance(), which is how the tests wait 90 seconds in no time.
 */
export type Cancel = () => void;

export type Clock = {
  /** Model time, ms since 1970. */
  now(): number;
  /** Model milliseconds for each real one; 0 stands still. */
  readonly speed: number;
  /** Run the task once, `ms` of model time from now. */
  after(ms: number, task: () => void): Cancel;
  /** Run the task every `ms` of model time, first after one period. */
  every(ms: number, task: () => void): Cancel;
  /** Jump forward by `ms`, running what falls due on the way, each at its own time. */
  advance(ms: number): void;
  /** Drop all timers. */
  stop(): void;
};

/** The calendar's spelling of a model time. Here, so that no other file of the practice desk touches Date. */
export const isoTime = (ms: number): string => new Date(ms).toISOString();
export const headerTime = (ms: number): string => new Date(ms).toUTCString();

type Due = { at: number; order: number; task: () => void };

/** Longest wait that setTimeout understands. */
const LONGEST_WAIT_MS = 2_000_000_000;

export function createClock(options: { speed?: number; anchor?: number } = {}): Clock {
  const speed = options.speed ?? 1;
  const anchor = options.anchor ?? Date.now();
  let jumped = 0;
  let order = 0;
  let queue: Due[] = [];
  let timer: NodeJS.Timeout | undefined;

  const now = (): number => Math.round(anchor + (speed === 0 ? 0 : (Date.now() - anchor) * speed) + jumped);

  const ring = (until: number): void => {
    for (;;) {
      const next = queue[0];
      if (!next || next.at > until) return;
      queue.shift();
      if (next.at > now()) jumped += next.at - now();
      next.task();
    }
  };

  // Only the earliest timer is armed in Node; the rest wait in the queue.
  const arm = (): void => {
    clearTimeout(timer);
    const next = queue[0];
    if (!next || speed === 0) return;
    timer = setTimeout(
      () => {
        ring(now());
        arm();
      },
      Math.min(LONGEST_WAIT_MS, Math.max(0, (next.at - now()) / speed)),
    );
  };

  const at = (time: number, task: () => void): Cancel => {
    const due = { at: time, order: order++, task };
    queue.push(due);
    queue.sort((a, b) => a.at - b.at || a.order - b.order);
    if (queue[0] === due) arm();
    return () => {
      queue = queue.filter((other) => other !== due);
    };
  };

  const after = (ms: number, task: () => void): Cancel => at(now() + ms, task);

  return {
    now,
    speed,
    after,
    every(ms, task) {
      let cancel: Cancel = () => undefined;
      const again = (): void => {
        cancel = after(ms, again);
        task();
      };
      cancel = after(ms, again);
      return () => cancel();
    },
    advance(ms) {
      const until = now() + ms;
      ring(until);
      if (until > now()) jumped += until - now();
      arm();
    },
    stop() {
      clearTimeout(timer);
      queue = [];
    },
  };
}
