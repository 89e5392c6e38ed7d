import type { Answer } from '../../adapters/chatwoot/answer';
import type { RestConversation } from '../../adapters/chatwoot/rest-payloads';
import { readSwept } from '../../adapters/redis/sweep-store';
import type { World } from '../../adapters/world';
import { hearingOf } from '../../adapters/hearing';
import { hearConversation } from './hear-conversation';

/**
 * How a sweep ended; the first call that fails ends it, and what it had heard until then is kept. broken-off: it may not
 * go on, because another worker sweeps or this one ends.
 */
export type SweepEnd = Answer<unknown> | { kind: 'broken-off' };

/** Asked before each conversation: a sweep may take minutes. */
export type MayGoOn = () => Promise<boolean>;

const ALL_WELL: SweepEnd = { kind: 'ok', value: null };
/** 25 a page: more open conversations than this and a round would never end. */
const MOST_PAGES = 4_000;

/** Looks at every conversation that changed within the last so many seconds. Errors: Redis away. */
export async function sweepChanged(world: World, seconds: number, mayGoOn: MayGoOn): Promise<SweepEnd> {
  world.count('sweep_requests');
  const list = await world.chatwoot.listChanged(seconds, { priority: 'sweep' });
  return list.kind === 'ok' ? hearAll(world, list.value, mayGoOn) : list;
}

/** Pages through all open conversations: only so is Chatwoot's dot of a quiet client ever seen. Errors: Redis away. */
export async function sweepOpen(world: World, mayGoOn: MayGoOn): Promise<SweepEnd> {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    world.count('sweep_requests');
    const list = await world.chatwoot.listOpenPage(page, { priority: 'sweep' });
    if (list.kind !== 'ok') return list;
    if (list.value.length === 0) return ALL_WELL;
    const heard = await hearAll(world, list.value, mayGoOn);
    if (heard.kind !== 'ok') return heard;
  }
  return ALL_WELL;
}

async function hearAll(world: World, found: readonly RestConversation[], mayGoOn: MayGoOn): Promise<SweepEnd> {
  const before = await readSwept(
    world.redis,
    found.map(({ id }) => id),
  );
  for (const one of found) {
    if (!(await mayGoOn())) return { kind: 'broken-off' };
    const heard = await hearConversation(world, one, before.get(one.id));
    // One conversation that was deleted meanwhile is no reason to leave out the others.
    if (heard.kind !== 'ok' && hearingOf(heard) !== 'gone') return heard;
  }
  return ALL_WELL;
}
