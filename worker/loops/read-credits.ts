import { every, type Stop } from '../../adapters/clock';
import { readCounts } from '../../adapters/redis/read-credits';
import { readFacts } from '../../adapters/redis/facts-store';
import { accept } from '../../adapters/redis/mailbox';
import type { World } from '../../adapters/world';
import { monthsToRead, readLedger } from '../../core/credits/read-ledger';
import { NO_DESK_CREDITS, type LedgerRead } from '../../core/kernel/credits-memory';
import { SECOND } from '../../core/kernel/instant';
import { same } from '../../core/kernel/same';
import { desk, subjectKey } from '../../core/kernel/subject';

const EVERY = 30 * SECOND;

/** Reads the ledger every half minute, and tells the desk when something in it, the plan or the day has changed. */
export function startReadingCredits(world: World): Stop {
  const failed = (error: unknown): void => world.log.warn({ job: 'credits', error }, 'the ledger was not read');
  return every(world.clock, EVERY, () => tellLedger(world), failed);
}

/** Errors: Redis away. */
async function tellLedger(world: World): Promise<void> {
  const subject = desk(world.accountId);
  const facts = await readFacts(world.redis, subjectKey(subject));
  const known = (facts?.kind === 'desk' && facts.credits) || NO_DESK_CREDITS;
  const now = world.clock.now();
  const policy = world.policy();
  const months = monthsToRead(policy, known, now);
  const lines = await Promise.all(months.map((month) => readCounts(world.redis, world.accountId, month)));
  const read = readLedger(lines.flat(), policy, known, now);
  if (known.read !== null && same(unchanging(known.read), unchanging(read))) return;
  const heard = { id: `ledger:${now}`, at: now, heardAt: now, via: 'ourselves' as const };
  await accept(world.redis, [{ ...heard, kind: 'ledger-read', subject, read }], now);
  world.bell.ring(subjectKey(subject));
}

/** That time goes by is no news. */
const unchanging = ({ at: _at, today: { day, used }, ...read }: LedgerRead) => ({ ...read, day, usedToday: used });
