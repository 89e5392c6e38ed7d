import { Command, Option } from 'commander';
import { systemClock } from '../adapters/clock';
import { readConfig, readLocalConfig, valueOrExit } from '../adapters/config/read-config';
import { readMeantPolicy } from '../adapters/policy/meant-policy';
import { readPolicyFile } from '../adapters/policy/read-policy';
import { dryRun, together } from '../core/dry-run';
import { differences, explainPolicy } from '../core/explain/explain';
import { ARRIVAL_UNKNOWN, wouldHaveSentence } from '../core/explain/would-have';
import type { Language, Policy } from '../core/kernel/policy';
import { pastWeek } from './policy/past-week';
import { practiceWeek } from './policy/practice-week';

type Spoken = { language?: Language };

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The policy of a file, its inboxes by id: no Chatwoot is asked for their names, so entries by name are passed over. */
const policyOf = (file: string): Policy => valueOrExit(readPolicyFile(file, 'later'));
const policyInForce = (): Policy => valueOrExit(readMeantPolicy(valueOrExit(readLocalConfig()), 'later'));
const sentences = (policy: Policy, language: Language | undefined): string[] =>
  explainPolicy(policy, language ?? policy.language, (id) => `${id}`);

const program = new Command().name('policy').description('The policy as a text that people can read and sign.');

const inLanguage = (): Option =>
  new Option('--language <language>', 'en or es; else that of the policy').choices(['en', 'es']);

program
  .command('explain')
  .description('says the policy in sentences')
  .addOption(inLanguage())
  .action(({ language }: Spoken) => sentences(policyInForce(), language).forEach(say));

program
  .command('diff')
  .description('says what another policy file would change, in sentences')
  .argument('<file>', 'the policy that is meant to come')
  .addOption(inLanguage())
  .action((file: string, { language }: Spoken) => {
    const { gone, come } = differences(sentences(policyInForce(), language), sentences(policyOf(file), language));
    if (gone.length + come.length === 0) say('Both say the same.');
    for (const line of gone) say(`- ${line}`);
    for (const line of come) say(`+ ${line}`);
  });

program
  .command('dry-run')
  .description('says what the policy would have done about quiet clients in the past days; nothing is sent')
  .option('--days <n>', 'how many days back', '7')
  .option('--practice', 'an invented week instead of what Chatwoot has')
  .option('--file <file>', 'another policy than the one in force')
  .action(async ({ days, practice, file }: { days: string; practice?: true; file?: string }) => {
    const policy = file === undefined ? policyInForce() : policyOf(file);
    const now = systemClock().now();
    const count = Number(days);
    if (!Number.isInteger(count) || count < 1 || count > 90) program.error(`--days: got ${days}, expected 1 to 90`);
    const past = practice
      ? practiceWeek(now, count)
      : await pastWeek(valueOrExit(readConfig()).chatwoot, policy, count);
    if (past === null) return program.error('Chatwoot could not be asked. Try again later, or with --practice.');
    const would = together(past.map(({ subject, events }) => dryRun(subject, events, policy, now)));
    say(wouldHaveSentence(would, past.length, policy.language));
    if (!practice) say(ARRIVAL_UNKNOWN[policy.language]);
  });

void program.parseAsync();
