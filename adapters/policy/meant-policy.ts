import { existsSync } from 'node:fs';
import type { Policy } from '../../core/kernel/policy';
import type { Fault, Reading } from '../faults';
import { readPolicyFile } from './read-policy';
import type { KnownInboxes } from './resolve-inboxes';

type Named = { policyFile: string; policyNamed?: boolean };

/** The place for all ways of running: docker/compose.yaml puts this folder beside the program in its containers. */
export const POLICY_PATH = './policy/policy.yaml';

/**
 * The policy that the settings mean. One that was named and is not there is a fault: what coordinators decided would be left
 * aside without a word. Without a name the usual policy holds until there is a file.
 */
export function readMeantPolicy(named: Named, known: KnownInboxes): Reading<Policy> {
  const faults = absentPolicy(named);
  return faults.length > 0 ? { ok: false, faults } : readPolicyFile(named.policyFile, known);
}

/**
 * The same for a start. Docker names the one place for everybody, also where nobody ever wrote a policy: that is told
 * (`absentPolicy`) and is no reason to leave clients alone.
 */
export function readPolicyToBegin(named: Named, known: KnownInboxes): Reading<Policy> {
  return named.policyFile === POLICY_PATH ? readPolicyFile(named.policyFile, known) : readMeantPolicy(named, known);
}

export function absentPolicy({ policyFile, policyNamed }: Named): Fault[] {
  return policyNamed && !existsSync(policyFile) ? [noFile(policyFile)] : [];
}

export function noFile(file: string): Fault {
  const remedy =
    'Run `npm run setup`, or copy policy.example.yaml there. With Docker it is policy/policy.yaml beside .env (docs/install.md).';
  return { where: `POLICY_FILE ${file}`, got: 'no such file', expected: 'the policy that it names', remedy };
}
