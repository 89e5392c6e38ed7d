import { lineTag, readBuiltLine, type BuiltLine } from '../../adapters/built-line';
import type { SetupOptions, Terminal } from './collect';
import { Complaint, sentenceOf } from './complaint';
import { readEnvFile } from './env-file';

/**
 * `npm run setup -- --line`. The exit code. `hint` says how it is put in, apart from the line itself, which a program may
 * read.
 */
export function printLine(
  { envFile }: SetupOptions,
  { print, hint }: Pick<Terminal, 'print'> & { hint: (text: string) => void },
): Promise<number> {
  try {
    const line = lineToPaste(readEnvFile(envFile), readBuiltLine());
    print(line);
    hint(`\nTo put it in, in the folder of Chatwoot's own compose file (docs/line.md):\n\n${commandFor(line)}`);
    return Promise.resolve(0);
  } catch (error) {
    print(sentenceOf(error, ''));
    return Promise.resolve(1);
  }
}

/**
 * The one line of HTML for Chatwoot's DASHBOARD_SCRIPTS (docs/line.md), from what an earlier run wrote down.
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

/**
 * Puts the line into DASHBOARD_SCRIPTS. Chatwoot's super-admin pages list only settings that are not locked, which this one
 * is, and its form for it is shown to paid plans alone.
 */
export function commandFor(line: string): string {
  const change =
    'c = InstallationConfig.find_or_initialize_by(name: "DASHBOARD_SCRIPTS"); c.value = ENV.fetch("LINE"); c.save!';
  return `docker compose exec -e LINE='${line}' rails bundle exec rails runner '${change}'`;
}
