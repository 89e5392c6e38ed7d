import { accept } from '../../adapters/redis/mailbox';
import * as store from '../../adapters/redis/advocate-store';
import { readFacts } from '../../adapters/redis/facts-store';
import { openSubjects } from '../../adapters/redis/open-subjects';
import type { World } from '../../adapters/world';
import { hearsOfLine } from '../../core/kernel/advocate-line';
import { MINUTE, type Duration, type Instant } from '../../core/kernel/instant';
import { parseSubjectKey } from '../../core/kernel/subject';

type Around = Pick<World, 'redis' | 'clock'> & { bell: Pick<World['bell'], 'ring'> };

/** So long after a start nobody is told to be lost: pages that were cut off by a stop come back one by one. */
export const SETTLES: Duration = MINUTE;

/**
 * An advocate's stream is open again: who was told that it was lost is told that it is back. Told twice it is dropped.
 * Errors, of both: Redis away.
 */
export async function hearAdvocateCame(world: Around, agentId: number): Promise<void> {
  const now = world.clock.now();
  await store.advocateCame(world.redis, agentId, now);
  await tellBack(world, agentId);
}

async function tellBack(world: Around, agentId: number): Promise<void> {
  const since = await store.wasLostSince(world.redis, agentId);
  if (since === null) return;
  await tell(world, { agentId, since }, { lost: false, at: world.clock.now() });
  await store.keepBack(world.redis, agentId);
}

/** Whose screens gave no sign for too long: the conversations that they attend to are told (B2.18). */
export async function tellOfLostAdvocates(world: Around): Promise<void> {
  const now = world.clock.now();
  for (const one of await store.advocatesLost(world.redis, now)) {
    await tell(world, one, { lost: true, at: one.since });
    if (!(await store.keepLost(world.redis, one, now))) await tellBack(world, one.agentId);
  }
}

async function tell(world: Around, { agentId, since }: store.Lost, { lost, at }: { lost: boolean; at: Instant }) {
  const heardAt = world.clock.now();
  const id = `advocate-line:${agentId}:${lost ? 'lost' : 'back'}:${since}`;
  for (const key of await openSubjects(world.redis)) {
    const subject = parseSubjectKey(key);
    if (subject?.kind !== 'conversation') continue;
    const facts = await readFacts(world.redis, key);
    if (facts?.kind !== 'conversation' || !hearsOfLine(facts, agentId, lost)) continue;
    const event = { kind: 'advocate-line-changed' as const, id, subject, at, heardAt, via: 'panel' as const };
    await accept(world.redis, [{ ...event, agentId, lost }], heardAt);
    world.bell.ring(key);
  }
}
