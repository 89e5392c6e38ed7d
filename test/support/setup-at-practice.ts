import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../adapters/clock';
import type { Ask } from '../../cli/setup/ask';
import type { SetupOptions } from '../../cli/setup/collect';
import { readEnvFile } from '../../cli/setup/env-file';
import { runSetup } from '../../cli/setup/run-setup';
import { startPractice, type Practice } from '../../practice/start';

export const PLUGIN = 'https://helpline.example.org';

/** A stand-in Chatwoot and a folder of its own for each test of the file that calls this, and `setup` run there. */
export function setupAtPractice() {
  const at = {
    practice: null as unknown as Practice,
    folder: '',
    envFile: '',
    async reopen(): Promise<void> {
      at.practice = await startPractice({ speed: 0 });
    },
    /** What stands in the file that a run wrote. */
    environment: (): Record<string, string> => Object.fromEntries(readEnvFile(at.envFile)),
    /** What a run said, and its exit code. Everything is given on the command line unless taken away. */
    async run(options: Partial<SetupOptions> = {}, ask: Ask | null = null): Promise<{ code: number; said: string }> {
      const said: string[] = [];
      const { url } = at.practice;
      const given = { url, tokenFile: join(at.folder, 'token'), pluginUrl: PLUGIN, yes: true, envFile: at.envFile };
      const print = (text: string): void => void said.push(text);
      const terminal = { ask, print, clock: systemClock(), requestsPerSecond: 1_000 };
      const code = await runSetup({ ...given, ...options }, terminal);
      return { code, said: said.join('\n') };
    },
  };
  beforeEach(async () => {
    await at.reopen();
    at.folder = mkdtempSync(join(tmpdir(), 'helpline-setup-'));
    at.envFile = join(at.folder, '.env');
    writeFileSync(join(at.folder, 'token'), `${at.practice.tokens.admin}\n`, { mode: 0o600 });
  });
  afterEach(async () => {
    await at.practice.close();
    rmSync(at.folder, { recursive: true, force: true });
  });
  return at;
}
