import type { World } from '../../adapters/world';
import { SECOND, type Instant } from '../../core/kernel/instant';

type Counts = ReadonlyMap<number, number>;

const FRESH_FOR = 20 * SECOND;
/** Chatwoot's pages have 25; beyond these many the desk has other troubles. */
const MOST_PAGES = 12;
const PAGE = 25;

/**
 * How many open conversations each agent has now, by Chatwoot's own list; remembered for 20 s. Null: it could not be
 * asked, which is not remembered.
 */
export function createOpenChats(world: World): () => Promise<Counts | null> {
  let asked: { at: Instant; counts: Promise<Counts | null> } | null = null;
  return async () => {
    const now = world.clock.now();
    if (asked === null || now - asked.at >= FRESH_FOR) asked = { at: now, counts: countAll(world) };
    const counts = await asked.counts;
    if (counts === null) asked = null;
    return counts;
  };
}

async function countAll(world: World): Promise<Counts | null> {
  const counts = new Map<number, number>();
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const open = await world.chatwoot.listOpenPage(page, { priority: 'now' });
    if (open.kind !== 'ok') return null;
    for (const { meta } of open.value) {
      const agentId = meta.assignee?.id;
      if (agentId !== undefined) counts.set(agentId, (counts.get(agentId) ?? 0) + 1);
    }
    if (open.value.length < PAGE) break;
  }
  return counts;
}
