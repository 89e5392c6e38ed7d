import type { Config } from '../adapters/config/config';
import { readConfig, readLocalConfig } from '../adapters/config/read-config';
import type { Fault, Reading } from '../adapters/faults';
import { readPolicyFile } from '../adapters/policy/read-policy';

/**
 * Everything that a person set, environment and policy file together, so that all that is wrong with it is told at once
 * and before anything has begun.
 */
export function readSettings(): Reading<Config> {
  const config = readConfig();
  const local = readLocalConfig();
  const policy = local.ok ? policyFaults(local.value.policyFile) : [];
  if (config.ok && policy.length === 0) return config;
  return { ok: false, faults: [...(config.ok ? [] : config.faults), ...policy] };
}

function policyFaults(file: string): Fault[] {
  // Whether there is such an inbox, only Chatwoot knows; it is asked later.
  const reading = readPolicyFile(file, 'later');
  return reading.ok ? [] : reading.faults;
}
