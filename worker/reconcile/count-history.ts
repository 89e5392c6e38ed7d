import { translateConversation, translateMessages } from '../../adapters/chatwoot/translate-rest';
import { countEntries } from '../../adapters/redis/credit-store';
import type { World } from '../../adapters/world';
import { entriesIn } from '../../core/credits/spending';
import { ledgerZone } from '../../core/credits/read-ledger';
import { beginOf } from '../../core/kernel/calendar';
import { learn } from '../../core/learn';
import { noFacts, type ConversationFacts, type Facts } from '../../core/kernel/facts';
import { SECOND } from '../../core/kernel/instant';
import { NO_SUMS, type ReconcileRun } from '../../core/kernel/reconcile';
import { conversation } from '../../core/kernel/subject';
import { afterHistory } from '../../core/credits/reconciling';
import { hearingOf } from '../../adapters/hearing';
import { ended, type StepEnd } from './step-end';

/** What Chatwoot gives at most for one question. */
const MOST_MESSAGES = 2_000;
const MANNERS = { priority: 'sweep' } as const;

/**
 * Counts what one page of conversations has said since the first day, each message once, whatever of it is in the ledger
 * already. Nothing else is learned of them: the sweep does that. Errors: Redis away.
 */
export async function countHistory(world: World, { from }: ReconcileRun, page: number): Promise<StepEnd> {
  const policy = world.policy();
  const zone = ledgerZone(policy);
  const since = beginOf(from, zone);
  const list = await world.chatwoot.listAllPage(page, MANNERS);
  if (list.kind !== 'ok') return ended('chatwoot', list);
  const active = list.value.filter(({ updated_at }) => updated_at * SECOND >= since);
  for (const one of active) {
    if (one.id === world.deskConversationId) continue;
    const facts = noFacts(conversation(world.accountId, one.id)) as ConversationFacts;
    const placed = translateConversation(one, world.clock.now(), world.us).reduce<Facts>(
      learn,
      facts,
    ) as ConversationFacts;
    for (let after = 0; ;) {
      const messages = await world.chatwoot.messagesAfter(one.id, after, MANNERS);
      // One that was deleted meanwhile is no reason to leave out the others.
      if (messages.kind !== 'ok' && hearingOf(messages) === 'gone') break;
      if (messages.kind !== 'ok') return ended('chatwoot', messages);
      const now = world.clock.now();
      const said = translateMessages(one.id, messages.value, now, world.us).filter(({ at }) => at >= since);
      await countEntries(
        world.redis,
        { accountId: world.accountId, zone },
        entriesIn(facts, said, placed, policy),
        now,
      );
      if (messages.value.length < MOST_MESSAGES) break;
      after = Math.max(after, ...messages.value.map(({ id }) => id));
    }
  }
  const isLast = active.length === 0;
  return {
    kind: 'done',
    found: NO_SUMS,
    next: isLast ? afterHistory(world.carrier !== null) : { part: 'history', page: page + 1 },
  };
}
