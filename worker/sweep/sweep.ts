import type { Answer } from '../../adapters/chatwoot/answer';
import type { RestConversation } from '../../adapters/chatwoot/rest-payloads';
import { wasFound } from '../../adapters/redis/gone-store';
import { readSwept } from '../../adapters/redis/sweep-store';
import { openSubjects } from '../../adapters/redis/open-subjects';
import { readFacts } from '../../adapters/redis/facts-store';
import { SECOND } from '../../core/kernel/instant';
import { parseSubjectKey } from '../../core/kernel/subject';
import type { World } from '../../adapters/world';
import { hearingOf } from '../../adapters/hearing';
import { perhapsGone } from '../../adapters/perhaps-gone';
import { isPaged } from './pace';
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

/**
 * Looks at every conversation that changed within the last so many seconds: by one question, or after a long stop page by
 * page, the newest first. Errors: Redis away.
 */
export async function sweepChanged(world: World, seconds: number, mayGoOn: MayGoOn): Promise<SweepEnd> {
  if (isPaged(seconds)) return sweepPages(world, seconds, mayGoOn);
  world.count('sweep_requests');
  const list = await world.chatwoot.listChanged(seconds, { priority: 'sweep' });
  return list.kind === 'ok' ? hearAll(world, list.value, mayGoOn) : list;
}

async function sweepPages(world: World, seconds: number, mayGoOn: MayGoOn): Promise<SweepEnd> {
  const since = world.clock.now() / SECOND - seconds;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    world.count('sweep_requests');
    const list = await world.chatwoot.listAllPage(page, { priority: 'sweep' });
    if (list.kind !== 'ok') return list;
    const changed = list.value.filter((one) => Math.max(one.last_activity_at ?? 0, one.updated_at) >= since);
    const heard = await hearAll(world, changed, mayGoOn);
    if (heard.kind !== 'ok') return heard;
    // Sorted by their last activity; what was only touched since stands among the older ones, and the open pages have it.
    const oldest = list.value.at(-1);
    if (!oldest || (oldest.last_activity_at ?? oldest.updated_at) < since) return ALL_WELL;
  }
  return ALL_WELL;
}

/** Pages through all open conversations: only so is Chatwoot's dot of a quiet client ever seen. Errors: Redis away. */
export async function sweepOpen(world: World, mayGoOn: MayGoOn): Promise<SweepEnd> {
  const listed = new Set<number>();
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    world.count('sweep_requests');
    const list = await world.chatwoot.listOpenPage(page, { priority: 'sweep' });
    if (list.kind !== 'ok') return list;
    if (list.value.length === 0) return lookForOthers(world, listed, mayGoOn);
    for (const { id } of list.value) listed.add(id);
    const heard = await hearAll(world, list.value, mayGoOn);
    if (heard.kind !== 'ok') return heard;
  }
  return ALL_WELL;
}

/** So many a round: after a day on which much was deleted it takes some rounds, and costs few requests. */
const MOST_OTHERS = 10;

/**
 * What we hold for open and Chatwoot does not list as open: it was closed, and that was not heard; or somebody deleted it, of
 * which Chatwoot tells nobody. Each is asked for by itself.
 */
async function lookForOthers(world: World, listed: ReadonlySet<number>, mayGoOn: MayGoOn): Promise<SweepEnd> {
  let looked = 0;
  for (const key of await openSubjects(world.redis)) {
    const subject = parseSubjectKey(key);
    if (subject?.kind !== 'conversation' || listed.has(subject.conversationId)) continue;
    const facts = await readFacts(world.redis, key);
    // Snoozed and pending ones are listed nowhere here, and nothing runs in them.
    if (facts?.kind !== 'conversation' || facts.snapshot?.status !== 'open') continue;
    if (!(await mayGoOn())) return { kind: 'broken-off' };
    const found = await world.chatwoot.conversation(subject.conversationId, { priority: 'sweep' });
    if (found.kind === 'ok') await hearAll(world, [found.value], mayGoOn);
    else if (hearingOf(found) === 'gone') await perhapsGone(world, subject.conversationId, { priority: 'sweep' });
    else return found;
    if (++looked === MOST_OTHERS) break;
  }
  return ALL_WELL;
}

async function hearAll(world: World, found: readonly RestConversation[], mayGoOn: MayGoOn): Promise<SweepEnd> {
  const ids = found.map(({ id }) => id);
  await wasFound(world.redis, ids);
  const before = await readSwept(world.redis, ids);
  for (const one of found) {
    if (!(await mayGoOn())) return { kind: 'broken-off' };
    const heard = await hearConversation(world, one, before.get(one.id));
    // One conversation that was deleted meanwhile is no reason to leave out the others.
    if (heard.kind === 'ok') continue;
    if (hearingOf(heard) !== 'gone') return heard;
    await perhapsGone(world, one.id, { priority: 'sweep' });
  }
  return ALL_WELL;
}
