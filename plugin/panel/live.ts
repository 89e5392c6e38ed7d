import { every, type Stop } from '../../adapters/clock';
import { areProven, type Proof } from '../../adapters/redis/panel-proofs';
import type { World } from '../../adapters/world';
import { SECOND } from '../../core/kernel/instant';
import { conversation, parseSubjectKey } from '../../core/kernel/subject';
import { HEARTBEAT } from '../../core/panel/stream-contract';
import { advocateSigned, advocatesFellSilent, advocatesStay } from '../../adapters/redis/advocate-store';
import { hearAdvocateCame, SETTLES, tellOfLostAdvocates } from './advocate-lines';
import { createWatch, type Watch } from './watch';

/** One open panel: what it is for, and how it is written to. `write` is false when it takes no more. */
export type OpenPanel = {
  conversationId: number;
  proof: Proof;
  write: (chunk: string) => boolean;
  /** Its right has ended. */
  refused: () => void;
  /** It is closed, to be opened again. */
  end: () => void;
};

/** All open panels of this process, and what keeps them up to date. */
export type Live = {
  /** Shows it the conversation, and everything new of it until it leaves by the function that is given back. */
  join: (panel: OpenPanel) => () => void;
  /**
   * A page says that it goes, and its stream may stand a moment longer: it is ended, and counts as a sign of life no more.
   * Whatever else of theirs shows this conversation begins its own again at once.
   */
  goodbye: (proof: Proof) => void;
  /** Whether an agent has a panel open here. */
  hasOpen: (agentId: number) => boolean;
  open: () => number;
  /** Ends all streams: the pages open them again elsewhere. */
  stop: () => Promise<void>;
};

type Around = Pick<World, 'accountId' | 'clock' | 'log' | 'policy' | 'redis'> & {
  bell: Pick<World['bell'], 'ring'>;
  saved: Pick<World['saved'], 'follow'>;
};

const TICK = SECOND;
const LOOKED_AT_ONCE = 5;
const A_BREATH = 10;
/** So many are confirmed and written to at once, and then others have a moment: a thousand take a second or two. */
const BEATEN_AT_ONCE = 25;
const A_MOMENT = 40;

/**
 * Hears of every saved version, reads what is being looked at once for all who look, and sends it as a whole. Also when
 * only the words change with the time, when the policy does, and when Redis was away and nobody knows what was missed.
 */
export function createLive(world: Around): Live {
  const watches = new Map<number, Watch>();
  const panels = new Set<OpenPanel>();
  const failed = (error: unknown): void =>
    world.log.warn({ door: 'panel', error }, 'open panels could not be brought up to date');
  let stops: Stop[] = [];
  let unfollow = (): void => {};
  let begunAt = 0;
  let stopping = false;
  /** Ended by us for want of a proof: that they close is no sign of anybody. */
  const silent = new WeakSet<OpenPanel>();

  function begin(): void {
    begunAt = world.clock.now();
    unfollow = world.saved.follow({
      saved(subject, version, facts) {
        const parsed = parseSubjectKey(subject);
        if (parsed?.kind === 'conversation') watches.get(parsed.conversationId)?.saved(version, facts);
      },
      gap: () => watches.forEach((watch) => watch.look()),
    });
    stops = [every(world.clock, TICK, tickAll, failed), every(world.clock, HEARTBEAT, beat, failed)];
  }

  /** At the turn of a minute the words of most change: what was just saved is not kept waiting for that. */
  async function tickAll(signal: AbortSignal): Promise<void> {
    let looked = 0;
    for (const watch of [...watches.values()]) {
      if (!watch.tick(world.clock.now())) continue;
      looked += 1;
      if (looked % LOOKED_AT_ONCE === 0) await world.clock.sleep(A_BREATH, signal);
    }
  }

  /** Whoever was not confirmed lately is out. While Redis is away nothing is told as alive: then nothing is. */
  async function beat(signal: AbortSignal): Promise<void> {
    const all = [...panels];
    const alive = new Set<number>();
    for (let from = 0; from < all.length; from += BEATEN_AT_ONCE) {
      await beatSome(all.slice(from, from + BEATEN_AT_ONCE), alive);
      if (from + BEATEN_AT_ONCE < all.length) await world.clock.sleep(A_MOMENT, signal);
    }
    if (world.clock.now() >= begunAt + SETTLES) await tellOfLostAdvocates(world);
  }

  /**
   * Who stays is written down at once, and only whose page is there still: whoever said goodbye while others were asked about
   * would stand there again, and a minute later be lost. `alive`: who was found to be, in this beat.
   */
  async function beatSome(some: readonly OpenPanel[], alive: Set<number>): Promise<void> {
    const proofs = some.map(({ proof }) => proof);
    const proven = await areProven(world.redis, proofs);
    const fell = new Set<number>();
    const stay = new Set<number>();
    for (const [i, panel] of some.entries()) {
      if (!panels.has(panel)) continue;
      const { agentId } = panel.proof;
      if (proven[i]) {
        stay.add(agentId);
        if (!panel.write(': alive\n\n')) panel.end();
        continue;
      }
      fell.add(agentId);
      silent.add(panel);
      panel.refused();
    }
    stay.forEach((agentId) => alive.add(agentId));
    const now = world.clock.now();
    // In this order, and with nothing in between: another page of theirs that is alive counts.
    await Promise.all([
      advocatesFellSilent(
        world.redis,
        [...fell].filter((agentId) => !alive.has(agentId)),
        now,
      ),
      advocatesStay(world.redis, [...stay], now),
    ]);
  }

  function watchOf(id: number): Watch {
    const known = watches.get(id);
    if (known) return known;
    const made = createWatch(world, conversation(world.accountId, id), failed);
    watches.set(id, made);
    return made;
  }

  const live: Live = {
    join(panel) {
      if (stops.length === 0) begin();
      panels.add(panel);
      const { agentId } = panel.proof;
      hearAdvocateCame(world, agentId).catch(failed);
      const watch = watchOf(panel.conversationId);
      watch.add(panel);
      return () => {
        panels.delete(panel);
        if (!stopping && !silent.delete(panel)) advocateSigned(world.redis, agentId, world.clock.now()).catch(failed);
        if (watch.remove(panel) === 0) watches.delete(panel.conversationId);
      };
    },
    goodbye({ agentId, scope }) {
      for (const panel of [...panels]) {
        if (panel.proof.agentId !== agentId || panel.proof.scope !== scope) continue;
        panels.delete(panel);
        panel.end();
      }
    },
    hasOpen: (agentId) => [...panels].some(({ proof }) => proof.agentId === agentId),
    open: () => panels.size,
    async stop() {
      stopping = true;
      unfollow();
      for (const panel of [...panels]) panel.end();
      await Promise.all(stops.map((stop) => stop()));
    },
  };
  return live;
}
