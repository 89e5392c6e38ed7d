import { SECOND, type Duration, type Instant } from '../../core/kernel/instant';
import type { Clock } from '../clock';
import type { Priority } from './contract';

/** go: begin now. held: Chatwoot asked us to keep off for `ms` more. cancelled: the caller gave up waiting. */
export type Turn = { kind: 'go' } | { kind: 'held'; ms: Duration } | { kind: 'cancelled' };

export type RequestLimiter = {
  /** Waits for a turn. While we are held off it answers at once: the caller has better things to do than to wait. */
  turn(priority: Priority, signal?: AbortSignal): Promise<Turn>;
  /** Chatwoot asked for a pause of `ms`; of `hurriedMs` alone for who is in a hurry. */
  hold(ms: Duration, hurriedMs?: Duration): void;
};

type Waiter = { answer: (turn: Turn) => void };

/**
 * Our manners towards Chatwoot: never more than `perSecond` requests begun within any one second (below one: one within
 * 1/perSecond seconds), and nobody while it asked for a pause. Who is in a hurry goes first.
 */
export function requestLimiter(clock: Clock, perSecond: number): RequestLimiter {
  const most = Math.max(1, Math.floor(perSecond));
  const window = (most / perSecond) * SECOND;
  const queue: Record<Priority, Waiter[]> = { now: [], soon: [], sweep: [] };
  let begun: Instant[] = [];
  let heldUntil: Instant = 0;
  let hurriedHeldUntil: Instant = 0;
  let serving = false;

  const next = (): Waiter | undefined => queue.now.shift() ?? queue.soon.shift() ?? queue.sweep.shift();
  const isWaiting = (): boolean => queue.now.length + queue.soon.length + queue.sweep.length > 0;

  /** How long until one more may begin. Beginnings in the future mean that the clock was set back: forget them. */
  const pause = (): Duration => {
    const now = clock.now();
    begun = begun.filter((at) => at <= now && at > now - window);
    const oldest = begun[0];
    return oldest === undefined || begun.length < most ? 0 : oldest + window - now;
  };

  const serve = async (): Promise<void> => {
    serving = true;
    while (isWaiting()) {
      const held = (queue.now.length > 0 ? hurriedHeldUntil : heldUntil) - clock.now();
      const wait = held > 0 ? 0 : pause();
      if (wait > 0) {
        await clock.sleep(wait);
        continue;
      }
      if (held <= 0) begun.push(clock.now());
      next()?.answer(held > 0 ? { kind: 'held', ms: held } : { kind: 'go' });
    }
    serving = false;
  };

  return {
    turn: (priority, signal) =>
      new Promise((resolve) => {
        const waiter: Waiter = {
          answer: (turn) => {
            signal?.removeEventListener('abort', giveUp);
            resolve(turn);
          },
        };
        const giveUp = (): void => {
          queue[priority] = queue[priority].filter((one) => one !== waiter);
          waiter.answer({ kind: 'cancelled' });
        };
        if (signal?.aborted) return giveUp();
        signal?.addEventListener('abort', giveUp, { once: true });
        queue[priority].push(waiter);
        if (!serving) void serve();
      }),
    hold: (ms, hurriedMs = ms) => {
      heldUntil = Math.max(heldUntil, clock.now() + ms);
      hurriedHeldUntil = Math.max(hurriedHeldUntil, clock.now() + hurriedMs);
    },
  };
}
