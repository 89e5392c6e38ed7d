import { Command, Option } from 'commander';
import { readLocalConfig, valueOrExit } from '../adapters/config/read-config';
import { readPolicyFile } from '../adapters/policy/read-policy';
import { differences, explainPolicy } from '../core/explain/explain';
import type { Language, Policy } from '../core/kernel/policy';

type Spoken = { language?: Language };

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The policy of a file, its inboxes by id: no Chatwoot is asked for their names, so entries by name are passed over. */
const policyOf = (file: string): Policy => valueOrExit(readPolicyFile(file, 'later'));
const fileInForce = (): string => valueOrExit(readLocalConfig()).policyFile;
const sentences = (policy: Policy, language: Language | undefined): string[] =>
  explainPolicy(policy, language ?? policy.language, (id) => `${id}`);

const program = new Command().name('policy').description('The policy as a text that people can read and sign.');

const inLanguage = (): Option =>
  new Option('--language <language>', 'en or es; else that of the policy').choices(['en', 'es']);

program
  .command('explain')
  .description('says the policy in sentences')
  .addOption(inLanguage())
  .action(({ language }: Spoken) => sentences(policyOf(fileInForce()), language).forEach(say));

program
  .command('diff')
  .description('says what another policy file would change, in sentences')
  .argument('<file>', 'the policy that is meant to come')
  .addOption(inLanguage())
  .action((file: string, { language }: Spoken) => {
    const { gone, come } = differences(
      sentences(policyOf(fileInForce()), language),
      sentences(policyOf(file), language),
    );
    if (gone.length + come.length === 0) say('Both say the same.');
    for (const line of gone) say(`- ${line}`);
    for (const line of come) say(`+ ${line}`);
  });

program.parse();
