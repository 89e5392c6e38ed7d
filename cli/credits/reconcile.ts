import { eachKnown } from '../../adapters/redis/read-credits';
import { accept } from '../../adapters/redis/mailbox';
import { readFacts } from '../../adapters/redis/facts-store';
import { correctionsIn, type Correction } from '../../core/credits/corrections';
import { isAway, sayReconciled } from '../../core/credits/reconciled-words';
import { monthOf, nextMonth, type Day } from '../../core/kernel/calendar';
import { NO_DESK_CREDITS, type DeskCreditsMemory } from '../../core/kernel/credits-memory';
import type { Language } from '../../core/kernel/policy';
import { desk, subjectKey } from '../../core/kernel/subject';
import type { AtDesk } from '../desk-command';

/** How long to wait for the worker (ms), looking this often. A large month takes some minutes. */
const PATIENCE = 300_000;
const LOOK_EVERY = 200;

/**
 * `npm run credits -- reconcile`: asks the running helpline for a comparison with the carrier's log, waits for it, and tells
 * how it ended and what stands corrected since the first day, by the carrier's ids. 0: compared.
 */
export async function reconcileNow(at: AtDesk, language: Language): Promise<number> {
  const { redis, accountId, clock, say } = at;
  const subject = desk(accountId);
  const asked = clock.now();
  const heard = { id: `reconcile-asked:${asked}`, at: asked, heardAt: asked, via: 'ourselves' as const };
  await accept(redis, [{ ...heard, kind: 'reconcile-asked', subject }], asked);
  for (let waited = 0; waited < PATIENCE; waited += LOOK_EVERY) {
    const memory = await memoryOf(at);
    const isOver = (memory.reconciled?.at ?? 0) >= asked;
    if (isOver || (memory.carrierAwayAt ?? 0) >= asked) {
      sayReconciled(memory, clock.now(), language).forEach(say);
      if (isOver && memory.reconciled) (await listed(at, memory.reconciled.from)).forEach(say);
      return isOver && !isAway(memory) ? 0 : 1;
    }
    await clock.sleep(LOOK_EVERY);
  }
  sayReconciled(await memoryOf(at), clock.now(), language).forEach(say);
  say('It was asked for, and no worker has done it yet. Is one running, and is Twilio in its settings?');
  return 1;
}

async function memoryOf({ redis, accountId }: AtDesk): Promise<DeskCreditsMemory> {
  const facts = await readFacts(redis, subjectKey(desk(accountId)));
  return (facts?.kind === 'desk' && facts.credits) || NO_DESK_CREDITS;
}

/** A line for each correction: the carrier's id, and nothing of whom it went to. */
async function listed({ redis, accountId, clock }: AtDesk, from: Day): Promise<readonly string[]> {
  const last = nextMonth(monthOf(new Date(clock.now()).toISOString().slice(0, 10)));
  const found: Correction[] = [];
  for (let month = monthOf(from); month <= last; month = nextMonth(month)) {
    for await (const page of eachKnown(redis, accountId, month)) found.push(...correctionsIn(page));
  }
  return found
    .filter(({ cell }) => cell.day >= from)
    .sort((a, b) => (a.cell.day < b.cell.day ? -1 : a.cell.day > b.cell.day ? 1 : a.id < b.id ? -1 : 1))
    .map(({ id, cell: { day, inboxId, direction, channel }, why, counted, billed }) =>
      [day, id, `inbox ${inboxId}`, direction, channel, why, `counted ${counted ?? '–'}`, `billed ${billed}`].join(
        '  ',
      ),
    );
}
