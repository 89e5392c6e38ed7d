import { every, type Stop } from '../../adapters/clock';
import { readFacts } from '../../adapters/redis/facts-store';
import { accept } from '../../adapters/redis/mailbox';
import type { World } from '../../adapters/world';
import { MINUTE, SECOND } from '../../core/kernel/instant';
import type { Reachable } from '../../core/kernel/on-call-events';
import { same } from '../../core/kernel/same';
import { desk, subjectKey } from '../../core/kernel/subject';

/** At the start it is soon known; and how often what may have changed is asked. */
const LOOKS_EVERY = 10 * SECOND;

/** What has not changed is told again this often: the days ahead are looked at then. */
const TELL_AGAIN = 10 * MINUTE;

/**
 * Reads every minute who can be called: the agents that Chatwoot has, and whether our file has a number for each. Without a
 * rota nothing is asked. While Chatwoot is away what was read last holds.
 */
export function startReadingPeople(world: World): Stop {
  const failed = (error: unknown): void => world.log.warn({ job: 'people', error }, 'those on call were not read');
  let readAt = -Infinity;
  const look = async (): Promise<void> => {
    const now = world.clock.now();
    if (now >= readAt + MINUTE && (await readPeople(world))) readAt = now;
  };
  return every(world.clock, LOOKS_EVERY, look, failed);
}

/** Whether it was read. Errors: Redis away. */
async function readPeople(world: World): Promise<boolean> {
  if (world.policy().onCall.rotas.length === 0) return false;
  const subject = desk(world.accountId);
  const facts = await readFacts(world.redis, subjectKey(subject));
  // A new Redis, or one that was emptied: the desk's notes are heard first, and with them what was told already.
  if (facts?.kind !== 'desk' || facts.preflight.read === null) return false;
  const agents = await world.chatwoot.agents({ priority: 'sweep' });
  if (agents.kind !== 'ok') return false;
  const { pager } = world;
  // A webhook takes a page for anybody.
  const hasWay = (id: number): boolean =>
    pager !== null && (pager.webhook !== null || (pager.twilio !== null && pager.numbers.of(id) !== null));
  const people = agents.value.map(({ id }): Reachable => ({ agentId: id, here: true, number: hasWay(id) }));
  people.sort((a, b) => a.agentId - b.agentId);
  const known = facts.onCall?.people ?? null;
  const now = world.clock.now();
  if (known !== null && now < known.at + TELL_AGAIN && same(known.people, people)) return true;
  const heard = { id: `people:${now}`, at: now, heardAt: now, via: 'ourselves' as const };
  await accept(world.redis, [{ ...heard, kind: 'people-read', subject, people }], now);
  world.bell.ring(subjectKey(subject));
  return true;
}
