// Which file of secrets a command reads. Plain JavaScript: it runs before anything is built.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { ROOT } from './prepare.mjs';

/** Written by `npm run setup`. */
export const ENV_FILE = join(ROOT, '.env');
/** Written by `npm start` for the practice desk, anew each time. */
export const PRACTICE_ENV_FILE = join(ROOT, 'data/practice/practice.env');

/**
 * The environment a command runs in: what is set already wins over the file, as everywhere. The file is `ENV_FILE` if that
 * is set, else `.env`, else that of the practice desk. `ENV_FILE` is passed on, so that its rights are checked too.
 */
export function environment(env = process.env) {
  const file = env.ENV_FILE ?? [ENV_FILE, PRACTICE_ENV_FILE].find((path) => existsSync(path));
  if (env.CHATWOOT_URL && !env.ENV_FILE && file === PRACTICE_ENV_FILE) return { ...env };
  if (!file || !existsSync(file)) return { ...env };
  return { ...parseEnv(readFileSync(file, 'utf8')), ...env, ENV_FILE: file };
}
