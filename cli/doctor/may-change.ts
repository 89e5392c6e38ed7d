import type { Fix } from '../../core/preflight/fix';
import { nobody } from '../setup/collect';
import type { Doctor } from './doctor';
import { sayChange } from './say-change';
import { sentences } from './sentences';

/** Shows every change and asks, unless a yes was given with the command. @throws Complaint when nobody can be asked */
export async function mayChange({ say, ask, language }: Doctor, fixes: readonly Fix[], yes: boolean): Promise<boolean> {
  const words = sentences[language];
  say(words.changes);
  for (const fix of fixes) say(`  ${sayChange(fix, words)}`);
  return yes || (await (ask ?? nobody('--yes')).yes(words.mayChange));
}
