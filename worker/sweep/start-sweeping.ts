import { randomUUID } from 'node:crypto';
import { readBegan } from '../../adapters/began';
import { every, type Stop } from '../../adapters/clock';
import {
  holdSweep,
  letGoOfSweep,
  readSweepState,
  takeSweepRequest,
  webhookLateness,
  writeSweepState,
} from '../../adapters/redis/sweep-store';
import { noticeStop, sweptAt } from '../../adapters/redis/long-stop-store';
import type { World } from '../../adapters/world';
import { SECOND } from '../../core/kernel/instant';
import { tellOfLine } from './tell-of-line';
import { paceOf, pauseAfter, windowOf } from './pace';
import { sweepChanged, sweepOpen, type SweepEnd } from './sweep';

/**
 * Sweeps Chatwoot's lists for whatever no webhook told: what changed, every 30 s or faster when webhooks are late, and
 * all open conversations as often. One sweeper over all workers; politely backing off while Chatwoot is in trouble,
 * which is our line's trouble and is told as such.
 */
export function startSweeping(world: World): Stop {
  const sweeper = randomUUID();
  let failures = 0;
  let notBefore = 0;

  const round = async (signal: AbortSignal): Promise<void> => {
    const now = world.clock.now();
    // Held anew before each conversation: a sweep may take longer than a lock that a dead worker left.
    const mayGoOn = async (): Promise<boolean> => !signal.aborted && (await holdSweep(world.redis, sweeper));
    if (now < notBefore || !(await mayGoOn())) return;
    const { sweep } = world.policy();
    const state = await readSweepState(world.redis);
    const pace = paceOf(await webhookLateness(world.redis), sweep);
    const openDue = state.openAt === null || now - state.openAt >= sweep.openPages;
    const asked = await takeSweepRequest(world.redis);
    if (!asked && !openDue && state.changedAt !== null && now - state.changedAt < pace) return;
    // Since when we are here has to be known first: what is far older is no alarm.
    const began = await readBegan(world);
    await noticeStop(world.redis, now);
    const changed = began.kind === 'ok' ? await sweepChanged(world, windowOf(state.changedAt, now), mayGoOn) : began;
    // Also where the first could not be had: who waits is among the open ones. But not while we were asked to keep off.
    const goesOn = changed.kind === 'ok' || (changed.kind !== 'broken-off' && changed.error.kind !== 'busy');
    const open = openDue && began.kind === 'ok' && goesOn ? await sweepOpen(world, mayGoOn) : null;
    const end = changed.kind === 'ok' && open !== null ? open : changed;
    if (end.kind !== 'broken-off') await ended(end, now, changed.kind === 'ok', open?.kind === 'ok');
  };

  const ended = async (
    end: Exclude<SweepEnd, { kind: 'broken-off' }>,
    began: number,
    changedToo: boolean,
    openToo: boolean,
  ): Promise<void> => {
    world.count('sweep_rounds');
    if (changedToo) await writeSweepState(world.redis, { changedAt: began });
    if (changedToo) await sweptAt(world.redis, began);
    if (openToo) await writeSweepState(world.redis, { openAt: began });
    if (end.kind === 'ok') {
      failures = 0;
    } else {
      failures += 1;
      world.count('sweep_failed');
      notBefore = world.clock.now() + pauseAfter(failures, end.kind === 'not-sent' ? end.retryAfterMs : null);
      world.log.warn({ job: 'sweep', attempt: failures, error: end.error }, 'Chatwoot could not be swept');
    }
    await tellOfLine(world, end.kind === 'ok', began);
  };

  const stop = every(world.clock, SECOND, round, (error) => world.log.warn({ job: 'sweep', error }, 'a sweep failed'));
  return async () => {
    await stop();
    await letGoOfSweep(world.redis, sweeper).catch(() => {});
  };
}
