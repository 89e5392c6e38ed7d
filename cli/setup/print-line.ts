import { lineTag, readBuiltLine, type BuiltLine } from '../../adapters/built-line';
import type { SetupOptions, Terminal } from './collect';
import { Complaint, sentenceOf } from './complaint';
import { readEnvFile } from './env-file';

/** `npm run setup -- --line`. The exit code. */
export function printLine({ envFile }: SetupOptions, { print }: Terminal): Promise<number> {
  try {
    print(lineToPaste(readEnvFile(envFile), readBuiltLine()));
    return Promise.resolve(0);
  } catch (error) {
    print(sentenceOf(error, ''));
    return Promise.resolve(1);
  }
}

/**
 * The one line of HTML to paste into Chatwoot's super-admin page (docs/line.md), from what an earlier run wrote down.
 * @throws Complaint when no address is known at which browsers reach us, or the line was not built.
 */
export function lineToPaste(written: ReadonlyMap<string, string>, line: BuiltLine | null): string {
  const address = written.get('PANEL_URL') || written.get('PUBLIC_URL');
  if (!address) throw new Complaint('No address of the plugin is known yet. Run `npm run setup` first.');
  if (!line) throw new Complaint('The line was not built. Run `npm run build`, then this again.');
  const accountId = Number(written.get('CHATWOOT_ACCOUNT_ID'));
  if (!(accountId > 0)) throw new Complaint('No account of Chatwoot is known yet. Run `npm run setup` first.');
  return lineTag(address.replace(/\/$/, ''), line, accountId);
}
