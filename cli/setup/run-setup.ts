import { POLICY_PATH } from '../../adapters/policy/meant-policy';
import { addressOf, collect, nobody, type SetupOptions, type Terminal } from './collect';
import { Complaint, sentenceOf } from './complaint';
import { readEnvFile, writeEnvFile } from './env-file';
import type { Line } from './hand';
import { beginPolicy } from './policy-file';
import { setUp } from './set-up';

/** Asks, looks, shows, and after a yes does it and writes the environment file. The exit code. */
export async function runSetup(options: SetupOptions, terminal: Terminal): Promise<number> {
  let url = options.url ?? '';
  try {
    const written = readEnvFile(options.envFile);
    url = await addressOf(options, terminal, written);
    const wanted = await collect(url, options, terminal, written);
    const look = await setUp({ ...wanted, onlyLook: true });
    const missing = look.lines.some(({ kind }) => kind === 'change');
    if (options.dryRun) {
      show(look.lines, 'missing', terminal);
      terminal.print('Nothing was changed.');
      return 0;
    }
    if (missing && !options.yes) {
      // What to look at is said once, at the end, where it is read.
      show(
        look.lines.filter(({ kind }) => kind !== 'warning'),
        'missing',
        terminal,
      );
      if (!(await (terminal.ask ?? nobody('--yes')).yes('Make what is missing?'))) return 1;
    }
    const done = missing ? await setUp({ ...wanted, onlyLook: false }) : look;
    show(done.lines, 'made', terminal);
    if (!done.environment) throw new Complaint('Something is still missing. Run this again.');
    const policy = options.policy ? beginPolicy(options.envFile, written) : { variables: [], made: false };
    const changed = writeEnvFile(options.envFile, new Map([...done.environment, ...policy.variables]));
    if (policy.made) terminal.print(`${POLICY_PATH}: written, with the usual values. Read it through.`);
    terminal.print(`${options.envFile}: ${changed ? 'written, readable by you alone' : 'as it was'}.`);
    return 0;
  } catch (error) {
    terminal.print(sentenceOf(error, options.internalUrl ?? url));
    return 1;
  }
}

const ORDER: readonly Line['kind'][] = ['found', 'change', 'warning'];

function show(lines: readonly Line[], change: 'made' | 'missing', { print }: Terminal): void {
  const label = { found: 'found', change, warning: 'LOOK AT' };
  const sorted = [...lines].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  for (const { kind, text } of sorted) print(`${label[kind].padEnd(8)} ${text}`);
}
