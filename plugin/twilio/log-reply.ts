import { readFacts } from '../../adapters/redis/facts-store';
import type { World } from '../../adapters/world';
import type { OnCallEvent } from '../../core/kernel/on-call-events';
import { desk, subjectKey } from '../../core/kernel/subject';
import { wouldTake } from '../../core/on-call/ring';

/**
 * Counts a reply by text, and logs one that changes nothing: from an unknown number, not understood, or a letter that takes
 * nothing any more. Neither a number nor a word is in the log; who it was only where an agent is known. Errors: Redis away.
 */
export async function logReply(world: World, agentId: number | null, said: OnCallEvent | null): Promise<void> {
  world.count(agentId === null ? 'page_reply_unknown' : said ? 'page_reply_kept' : 'page_reply_unmatched');
  const log = (reason: string): void =>
    world.log.info({ door: 'twilio', reason, ...(agentId === null ? {} : { agentId }) }, 'a reply changes nothing');
  if (agentId === null) return log('unknown-number');
  if (said === null) return log('no-letter');
  if (said.kind !== 'page-taken' || said.how !== 'letter') return;
  const facts = await readFacts(world.redis, subjectKey(desk(world.accountId)));
  const known = facts?.kind === 'desk' ? facts.onCall : undefined;
  const reply = { agentId, how: said.how, of: said.letter, at: world.clock.now() };
  if (!known || !wouldTake(known, world.policy().onCall, reply)) log('takes-nothing');
}
