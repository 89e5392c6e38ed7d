import { countEntries } from '../adapters/redis/credit-store';
import type { World } from '../adapters/world';
import { ledgerZone } from '../core/credits/read-ledger';
import { entriesIn } from '../core/credits/spending';
import type { HelplineEvent } from '../core/kernel/event';
import type { Policy } from '../core/kernel/policy';
import type { Entry } from '../core/kernel/credits';
import { deskEntriesIn } from '../core/credits/desk-spending';
import type { Facts } from '../core/kernel/facts';

function spentIn(before: Facts, mail: readonly HelplineEvent[], after: Facts, policy: Policy): readonly Entry[] {
  if (before.kind === 'desk') return deskEntriesIn(mail);
  return before.kind === 'conversation' && after.kind === 'conversation' ? entriesIn(before, mail, after, policy) : [];
}

/**
 * Puts what a turn of mail costs into the ledger, by one call and only if it costs something. Done before the turn is
 * saved: a worker that dies in between leaves the mail where it is, and whoever reads it again counts the same messages,
 * each of them once. Errors: Redis away; nothing was counted.
 */
export async function countCredits(
  world: World,
  before: Facts,
  mail: readonly HelplineEvent[],
  after: Facts,
  now: number,
): Promise<void> {
  const policy = world.policy();
  const entries = spentIn(before, mail, after, policy);
  if (entries.length === 0) return;
  await countEntries(world.redis, { accountId: world.accountId, zone: ledgerZone(policy) }, entries, now);
  world.step('counted');
}
