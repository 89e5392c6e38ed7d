import { Command } from 'commander';
import { policyInForce } from '../adapters/policy/policy-in-force';
import { readCounts } from '../adapters/redis/read-credits';
import { readFacts } from '../adapters/redis/facts-store';
import { plansIn } from '../core/credits/balance';
import { exportRows } from '../core/credits/export';
import { sayForecast, sayUsed } from '../core/credits/notes';
import { sayReconciled } from '../core/credits/reconciled-words';
import { ledgerZone } from '../core/credits/read-ledger';
import { dayOf, isMonth, monthOf, type Month } from '../core/kernel/calendar';
import { NO_DESK_CREDITS, type DeskCreditsMemory } from '../core/kernel/credits-memory';
import type { Policy } from '../core/kernel/policy';
import { desk, subjectKey } from '../core/kernel/subject';
import { buy } from './credits/buy';
import { readPlan, readTopUp, type PlanWords, type Read } from './credits/read-bought';
import { reconcileNow } from './credits/reconcile';
import { writeExport } from './credits/write-export';
import { deskCommand, type AtDesk } from './desk-command';

/** `npm run credits`: what is used of the plan and what is coming. Its other commands say below what they do. */
async function show({ say, ...at }: AtDesk): Promise<number> {
  const { memory, policy } = await known(at);
  if (memory.read === null) {
    say('Nothing was counted yet, or no worker is running.');
    return 1;
  }
  const { language } = policy;
  const compared = sayReconciled(memory, at.clock.now(), language);
  say([sayUsed(memory.read, language), ...sayForecast(memory.read, language), ...compared].join('\n'));
  return 0;
}

/** A month that is not over is not exported: of two exports the difference would tell of single messages. */
async function exportMonth({ say, ...at }: AtDesk, month: Month, format: 'csv' | 'json'): Promise<number> {
  const { memory, policy } = await known(at);
  if (month >= monthOf(dayOf(at.clock.now(), ledgerZone(policy)))) {
    say(`${month} is not over. Until it is, npm run credits says what is used.`);
    return 2;
  }
  const lines = await readCounts(at.redis, at.accountId, month);
  if (lines.length === 0) {
    say(`Of ${month} nothing is in the ledger.`);
    return 1;
  }
  const rows = exportRows(lines, plansIn(policy.credits, memory.plans));
  say(writeExport(month, rows, format));
  return 0;
}

/** Notes what was bought, or says what is wrong with the words and changes nothing. */
async function noteBought(atDesk: AtDesk, read: (policy: Policy) => Read): Promise<number> {
  const { policy } = await known(atDesk);
  const told = read(policy);
  if (told.ok) return buy(atDesk, told.bought, policy.language);
  process.stderr.write(`credits: ${told.fault}\n`);
  return 2;
}

async function known({
  redis,
  accountId,
  clock,
}: Omit<AtDesk, 'say'>): Promise<{ memory: DeskCreditsMemory; policy: Policy }> {
  const policy = await policyInForce(redis, clock);
  const facts = await readFacts(redis, subjectKey(desk(accountId)));
  return { memory: (facts?.kind === 'desk' && facts.credits) || NO_DESK_CREDITS, policy };
}

const program = new Command()
  .name('credits')
  .description('Message credits: what is used, what is coming, and sums by month.');
program
  .command('show', { isDefault: true })
  .description('What is used of the plan, and what is coming.')
  .action(() => deskCommand(show));
program
  .command('reconcile')
  .description('Compares the ledger with the carrier’s log now, and lists what was put right.')
  .action(() => deskCommand(async (at) => reconcileNow(at, (await known(at)).policy.language)));
program
  .command('export')
  .argument('<month>', 'such as 2026-10; one that is over')
  .option('--json', 'as JSON; else CSV')
  .description('Sums by direction, channel, inbox and day. Small ones are hidden.')
  .action((month: string, { json }: { json?: boolean }) => {
    if (isMonth(month)) {
      return deskCommand((atDesk) => exportMonth(atDesk, month, json ? 'json' : 'csv'));
    }
    process.stderr.write(`credits: got ${JSON.stringify(month)}, expected a month such as 2026-10\n`);
    process.exitCode = 2;
    return undefined;
  });
program
  .command('top-up')
  .argument('<credits>', 'a whole number')
  .option('--on <day>', 'for the period that this day is in; usually today')
  .option('--take-back', 'takes so many back that were noted by mistake')
  .description('Notes credits that were bought beside the plan.')
  .action((credits: string, { on, takeBack = false }: { on?: string; takeBack?: boolean }) =>
    deskCommand((atDesk) =>
      noteBought(atDesk, (policy) =>
        readTopUp(credits, { on: on ?? dayOf(atDesk.clock.now(), ledgerZone(policy)), takeBack }),
      ),
    ),
  );
program
  .command('plan')
  .argument('<credits>', 'what it holds each period, a whole number')
  .requiredOption('--from <day>', 'the first day on which it holds, such as 2026-12-01')
  .option('--every <length>', 'month, quarter or year', 'month')
  .option('--carry-over <most>', 'unused credits that are taken along: none, all or a number; else as before')
  .description('Notes another plan. A plan in the policy that begins later or on the same day comes before it.')
  .action((credits: string, words: PlanWords) =>
    deskCommand((atDesk) =>
      noteBought(atDesk, (policy) =>
        readPlan(
          credits,
          words,
          policy.credits.plans.map(({ from }) => from),
        ),
      ),
    ),
  );
void program.parseAsync();
