import { randomUUID } from 'node:crypto';
import type { Cable, CableEnd } from '../../adapters/chatwoot/cable';
import { translateCable } from '../../adapters/chatwoot/translate-cable';
import { every, type Stop } from '../../adapters/clock';
import { holdCable, letGoOfCable, type CableState } from '../../adapters/redis/cable-store';
import { accept } from '../../adapters/redis/mailbox';
import { askForSweep } from '../../adapters/redis/sweep-store';
import type { World } from '../../adapters/world';
import { MINUTE, SECOND, type Duration, type Instant } from '../../core/kernel/instant';
import { subjectKey } from '../../core/kernel/subject';

/** How one try ended: as the connection did, or before it: Chatwoot did not say who we are. */
type End = { why: CableEnd | 'no-secret'; afterMs: Duration | null };

const LOOK_EVERY: Duration = 5 * SECOND;
const FIRST_PAUSE: Duration = SECOND;
const LONGEST_PAUSE: Duration = 30 * SECOND;
/** A connection that stood this long had nothing wrong with it. */
const STOOD_WELL: Duration = MINUTE;

/**
 * Follows Chatwoot's live feed, where it is wanted: one of all workers does. Nothing is told twice by it, so whenever it
 * begins anew a sweep is asked for, which finds what was said meanwhile. Its silence is nobody's trouble: webhooks and sweep
 * go on, and nothing that is shown rests on it alone (docs/decisions/0012).
 */
export function followCable(world: World): Stop {
  const { cable, clock, redis, log } = world;
  if (cable === null) return () => Promise.resolve();
  const follower = randomUUID();
  let failures = 0;
  let notBefore = 0;

  const round = async (signal: AbortSignal): Promise<void> => {
    if (!(await holdCable(redis, follower, 'down')) || clock.now() < notBefore) return;
    const began = clock.now();
    const { why, afterMs } = await followOnce(world, cable, follower, signal);
    if (why === 'stopped') return;
    world.count('cable_lost');
    failures = clock.now() - began > STOOD_WELL ? 1 : failures + 1;
    const pause = Math.min(FIRST_PAUSE * 2 ** Math.min(failures - 1, 10), LONGEST_PAUSE);
    notBefore = clock.now() + Math.max(pause, afterMs ?? 0);
    log.warn({ job: 'cable', state: why, attempt: failures }, 'the live feed ended');
  };

  const stop = every(clock, SECOND, round, (error) => log.warn({ job: 'cable', error }, 'no live feed'));
  return async () => {
    await stop();
    await letGoOfCable(redis, follower).catch(() => {});
  };
}

async function followOnce(world: World, cable: Cable, follower: string, signal: AbortSignal): Promise<End> {
  const subscriber = await world.chatwoot.subscriber({ signal });
  if (subscriber.kind !== 'ok') {
    const afterMs = subscriber.kind === 'not-sent' ? subscriber.retryAfterMs : null;
    return { why: signal.aborted ? 'stopped' : 'no-secret', afterMs };
  }
  let state: CableState = 'down';
  const ending = new AbortController();
  const end = (): void => ending.abort();
  signal.addEventListener('abort', end, { once: true });
  // What cannot be kept is lost to us: begin anew, and a sweep will find it.
  const lost = (error: unknown): void => {
    world.count('cable_redis_away');
    world.log.warn({ job: 'cable', error }, 'Redis did not keep what the live feed told');
    end();
  };
  const holding = every(
    world.clock,
    LOOK_EVERY,
    async () => void ((await holdCable(world.redis, follower, state)) || end()),
    lost,
  );
  const live = (): void => {
    state = 'up';
    world.count('cable_connected');
    world.log.info({ job: 'cable' }, 'the live feed is heard');
    Promise.all([askForSweep(world.redis), holdCable(world.redis, follower, state)]).catch(lost);
  };
  const heard = (message: unknown, heardAt: Instant): void => void hear(world, message, heardAt).catch(lost);
  const why = await cable.follow(subscriber.value, { live, heard }, ending.signal);
  signal.removeEventListener('abort', end);
  await holding();
  return { why: why === 'stopped' && !signal.aborted ? 'closed' : why, afterMs: null };
}

async function hear(world: World, message: unknown, heardAt: Instant): Promise<void> {
  const events = translateCable(message, heardAt, world.us);
  if (events === 'odd') return world.count('cable_odd');
  const first = events[0];
  if (!first) return;
  const { fresh, ring } = await accept(world.redis, events, heardAt);
  world.count(fresh > 0 ? 'cable_kept' : 'cable_repeated');
  if (ring) world.bell.ring(subjectKey(first.subject));
}
