import { Command } from 'commander';
import { systemClock } from '../adapters/clock';
import { terminalAsk } from './setup/ask';
import type { SetupOptions } from './setup/collect';
import { printLine } from './setup/print-line';
import { runSetup } from './setup/run-setup';

/** `npm run setup`: makes in Chatwoot what the plugin needs there, and writes the environment file. */
const command = new Command('setup')
  .description('Make in Chatwoot what the plugin needs there. Safe to run again.')
  .option('--url <address>', "Chatwoot's address")
  .option('--token-file <file>', "a file with an administrator's access token; else it is asked for")
  .option('--account <id>', 'which account, when the administrator has several')
  .option('--plugin-url <address>', 'the address at which Chatwoot reaches this plugin')
  .option('--panel-url <address>', "where the advocates' browsers reach it, when that is another address")
  .option('--internal-url <address>', "where the plugin itself reaches Chatwoot, when that is not its agents' address")
  .option('--line', 'print the line of HTML to paste into Chatwoot (docs/line.md), and do nothing else')
  .option('--dry-run', 'say what is missing and change nothing')
  .option('--yes', 'do not ask before making what is missing')
  // Not --env-file: Node 20 takes an option of that name for its own, wherever it stands.
  .option('--write <file>', 'the environment file to write', '.env')
  .parse();

const { write, line, ...options } = command.opts<Omit<SetupOptions, 'envFile'> & { write: string; line?: boolean }>();
const print = (text: string): void => void process.stdout.write(`${text}\n`);

const hint = (text: string): void => void process.stderr.write(`${text}\n`);

const run = line ? printLine : runSetup;
void run(
  { ...options, envFile: write, policy: command.getOptionValueSource('write') === 'default' },
  {
    ask: terminalAsk(),
    print,
    hint,
    clock: systemClock(),
    // A person waits for it; a small Chatwoot answers about 15 a second.
    requestsPerSecond: 10,
  },
).then((code) => {
  process.exitCode = code;
});
