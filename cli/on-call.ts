import { Command } from 'commander';
import { usOf } from '../adapters/build-world';
import { chatwootApi } from '../adapters/chatwoot/chatwoot-api';
import { systemClock } from '../adapters/clock';
import { readConfig, valueOrExit } from '../adapters/config/read-config';
import { readMeantPolicy } from '../adapters/policy/meant-policy';
import { readFacts } from '../adapters/redis/facts-store';
import { dayOf, isMonth, monthOf } from '../core/kernel/calendar';
import { desk, subjectKey } from '../core/kernel/subject';
import { coverageLines } from './doctor/check-on-call';
import { prove, writeProof, type ProofFormat } from './on-call/prove';
import { redisIfRunning } from './redis-if-running';
import { sentenceOf } from './setup/complaint';

type Options = { csv?: true; json?: true };

/** `npm run on-call -- proof`: who was called when, and what became of it. Agents by number; of clients nothing. */
async function proof(given: string | undefined, { csv, json }: Options): Promise<number> {
  const config = valueOrExit(readConfig());
  const policy = valueOrExit(readMeantPolicy(config, 'later'));
  const clock = systemClock(config.time.speed, config.time.since ?? undefined);
  const now = clock.now();
  const month = given ?? monthOf(dayOf(now, policy.zone));
  if (!isMonth(month)) {
    process.stderr.write(`on-call: got ${JSON.stringify(month)}, expected a month such as 2026-10\n`);
    return 2;
  }
  const us = usOf(config.chatwoot);
  const api = chatwootApi({ ...config.chatwoot, clock, fingerprint: us.fingerprint });
  const redis = await redisIfRunning();
  const format: ProofFormat = csv ? 'csv' : json ? 'json' : 'words';
  try {
    process.stdout.write(`${writeProof(await prove({ api, us, redis, policy, now }, month), month, policy, format)}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${sentenceOf(error, config.chatwoot.internalUrl ?? config.chatwoot.url)}\n`);
    return 1;
  } finally {
    redis?.disconnect();
  }
}

/** `npm run on-call -- coverage`: without a helpline that is running, what the policy file alone tells. */
async function cover(): Promise<number> {
  const config = valueOrExit(readConfig());
  const policy = valueOrExit(readMeantPolicy(config, 'later'));
  const redis = await redisIfRunning();
  try {
    const facts = redis && (await readFacts(redis, subjectKey(desk(config.chatwoot.accountId))));
    const now = systemClock(config.time.speed, config.time.since ?? undefined).now();
    const lines = [...policy.onCall.faults, ...coverageLines(policy, facts, now)];
    for (const line of lines) process.stdout.write(`- ${line}\n`);
    if (lines.length === 0) process.stdout.write(`${COVERED[policy.language]}\n`);
    return lines.length === 0 ? 0 : 1;
  } finally {
    redis?.disconnect();
  }
}

const COVERED = {
  en: 'Every hour of the next 14 days is covered.',
  es: 'Todas las horas de los próximos 14 días están cubiertas.',
} as const;

const program = new Command().name('on-call').description('Those on call: what was done, and who answered when.');
program
  .command('proof', { isDefault: true })
  .argument('[month]', 'such as 2026-10; this one when none is named')
  .option('--csv', 'a row for each page, each who took it and each wait')
  .option('--json', 'the same for programs, with the sums')
  .description('Each attempt of a month with what became of it, and how many were answered in time.')
  .action(async (month: string | undefined, options: Options) => {
    process.exitCode = await proof(month, options);
  });
program
  .command('coverage')
  .description('What nobody covers in the next 14 days, each with its remedy. Ends with 1 when there is any.')
  .action(async () => {
    process.exitCode = await cover();
  });
void program.parseAsync();
