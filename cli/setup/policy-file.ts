import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { POLICY_PATH } from '../../adapters/policy/meant-policy';

const OUR_FOLDER = join(__dirname, '../..');
const EXAMPLE = join(basename(OUR_FOLDER) === 'dist' ? dirname(OUR_FOLDER) : OUR_FOLDER, 'policy.example.yaml');
/**
 * Puts a policy with the usual values beside the environment file where there is none yet, and gives the variable that names
 * it. An older `policy.yaml` beside it goes on, and so does a POLICY_FILE that somebody wrote.
 */
export function beginPolicy(
  envFile: string,
  written: ReadonlyMap<string, string>,
): { variables: readonly (readonly [string, string])[]; made: boolean } {
  const folder = dirname(envFile);
  if (written.get('POLICY_FILE') || existsSync(join(folder, 'policy.yaml'))) return { variables: [], made: false };
  const file = join(folder, POLICY_PATH);
  const made = !existsSync(file);
  if (made) {
    mkdirSync(dirname(file), { recursive: true });
    // An editor finds the schema from where the file stands.
    const text = readFileSync(EXAMPLE, 'utf8').replace('$schema=./', '$schema=../');
    writeFileSync(file, text, { flag: 'wx' });
  }
  return { variables: [['POLICY_FILE', POLICY_PATH]], made };
}
