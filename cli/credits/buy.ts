import { randomBytes } from 'node:crypto';
import { accept } from '../../adapters/redis/mailbox';
import { readFacts } from '../../adapters/redis/facts-store';
import { boughtNote } from '../../core/credits/bought-words';
import type { Bought } from '../../core/kernel/bought';
import type { Language } from '../../core/kernel/policy';
import { desk, subjectKey } from '../../core/kernel/subject';
import type { AtDesk } from '../desk-command';

/** How long to wait for the note (ms), looking this often. */
const PATIENCE = 15_000;
const LOOK_EVERY = 100;

/**
 * Tells the helpline what was bought. It goes the road of everything else: it becomes a note in "Helpline desk" and counts
 * from when that stands there. Gives the code that the command ends with: 0 it counts, 1 it was kept and will be noted.
 */
export async function buy(
  { redis, accountId, clock, say }: AtDesk,
  bought: Bought,
  language: Language,
): Promise<number> {
  const subject = desk(accountId);
  const now = clock.now();
  const key = `${new Date(now).toISOString()}-${randomBytes(4).toString('hex')}`;
  const heard = { id: `bought:${key}`, at: now, heardAt: now, via: 'ourselves' as const };
  await accept(redis, [{ ...heard, kind: 'credits-bought', subject, key, bought }], now);
  for (let waited = 0; waited < PATIENCE; waited += LOOK_EVERY) {
    const facts = await readFacts(redis, subjectKey(subject));
    const { topUps = [], plans = [] } = (facts?.kind === 'desk' && facts.credits) || {};
    if ([...topUps, ...plans].some((one) => one.key === key)) {
      say(`Noted in "Helpline desk". ${boughtNote(bought, language)}`);
      return 0;
    }
    await clock.sleep(LOOK_EVERY);
  }
  say('It was kept and is not noted yet. Is a worker running, and does Chatwoot answer? It counts once it is noted.');
  return 1;
}
