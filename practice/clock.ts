/**
 * The practice desk's only sense of time: model time = anchor + (real time - anchor) * speed, in ms since 1970. Every stamp
 * and every timer goes through one Clock, so that the desk's day can run faster, or stand still (speed 0) and be moved.
 */
export type Clock = {
  now(): number;
  readonly speed: number;
  /** From now on the time goes so fast; what time it is does not change. */
  goAt(speed: number): void;
  /** Run the task once, `ms` of model time from now, or again and again; the answer cancels it. */
  after(ms: number, task: () => void): () => void;
  every(ms: number, task: () => void): () => void;
  /** Jump forward, running what falls due on the way, each at its own time. */
  advance(ms: number): void;
  stop(): void;
};

/** The calendar's spellings of a model time. Here, so that no other file of the practice desk touches Date. */
export const isoTime = (ms: number): string => new Date(ms).toISOString();
export const headerTime = (ms: number): string => new Date(ms).toUTCString();
/** As the carrier spells it, cut to the second. */
export const carrierTime = (ms: number): string => headerTime(ms).replace('GMT', '+0000');
/** The time that somebody wrote; NaN when it is none. */
export const timeOf = (written: string): number => Date.parse(written);

/** Longest wait that setTimeout understands. */
const LONGEST_WAIT_MS = 2_000_000_000;

export function createClock({
  speed: first = 1,
  anchor: since = Date.now(),
}: { speed?: number; anchor?: number } = {}): Clock {
  let [speed, anchor, base] = [first, since, since];
  const queue: { at: number; task: () => void }[] = [];
  let jumped = 0;
  let timer: NodeJS.Timeout | undefined;

  const now = (): number => Math.round(base + (Date.now() - anchor) * speed + jumped);
  const ring = (until: number): void => {
    for (let [next] = queue; next && next.at <= until; [next] = queue) {
      queue.shift();
      jumped += Math.max(0, next.at - now());
      next.task();
    }
  };
  // Only the earliest timer is armed in Node; the rest wait in the queue.
  const arm = (): void => {
    clearTimeout(timer);
    const [next] = queue;
    if (!next || speed === 0) return;
    const wait = Math.min(LONGEST_WAIT_MS, Math.max(0, (next.at - now()) / speed));
    timer = setTimeout(() => {
      ring(now());
      arm();
    }, wait);
  };
  const after = (ms: number, task: () => void): (() => void) => {
    const due = { at: now() + ms, task };
    queue.push(due);
    queue.sort((a, b) => a.at - b.at);
    if (queue[0] === due) arm();
    return () => void (queue.includes(due) && queue.splice(queue.indexOf(due), 1));
  };
  return {
    ...{ now, after },
    get speed() {
      return speed;
    },
    goAt(next) {
      [base, anchor, speed] = [now() - jumped, Date.now(), next];
      arm();
    },
    every(ms, task) {
      const again = (): void => {
        cancel = after(ms, again);
        task();
      };
      let cancel = after(ms, again);
      return () => cancel();
    },
    advance(ms) {
      const until = now() + ms;
      ring(until);
      jumped += Math.max(0, until - now());
      arm();
    },
    stop() {
      clearTimeout(timer);
      queue.length = 0;
    },
  };
}
