import { z } from 'zod';
import { axios } from './chatwoot/shared-axios';
import { every, pacedClock, systemClock, type Clock, type Stop } from './clock';

/** How often, and how long at most (real ms), the practice desk is asked how fast its time goes. */
const ASK_EVERY = 300;
const GIVE_UP = 2_000;

const pace = z.object({ now: z.number(), speed: z.number().positive() });

/**
 * The practice desk's own clock, whose speed people may change to try a night. Until it answers, and while it is away, the
 * time goes on as it did. Only for a practice desk: a real Chatwoot has no such address.
 */
export function practiceClock(url: string, speed: number, since: number): { clock: Clock; stop: Stop } {
  const clock = pacedClock(speed, since);
  const ask = async (signal: AbortSignal): Promise<void> => {
    const { data } = await axios.get<unknown>(`${url}/practice/pace`, { signal, timeout: GIVE_UP });
    const told = pace.parse(data);
    clock.follow(told.now, told.speed);
  };
  return { clock, stop: every(systemClock(), ASK_EVERY, ask, () => {}) };
}
