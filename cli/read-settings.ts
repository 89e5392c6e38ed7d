import type { Config, LocalConfig } from '../adapters/config/config';
import { readConfig, readLocalConfig } from '../adapters/config/read-config';
import type { Fault, Reading } from '../adapters/faults';
import { readPolicyToBegin } from '../adapters/policy/meant-policy';

/**
 * Everything that a person set, environment and policy file together, so that all that is wrong with it is told at once
 * and before anything has begun.
 */
export function readSettings(): Reading<Config> {
  const config = readConfig();
  const local = readLocalConfig();
  const policy = local.ok ? policyFaults(local.value) : [];
  if (config.ok && policy.length === 0) return config;
  return { ok: false, faults: [...(config.ok ? [] : config.faults), ...policy] };
}

function policyFaults(local: LocalConfig): Fault[] {
  // Whether there is such an inbox, only Chatwoot knows; it is asked later.
  const reading = readPolicyToBegin(local, 'later');
  return reading.ok ? [] : reading.faults;
}
