import { faultSentence } from '../../adapters/faults';
import { isPrivateAddress } from '../../adapters/config/private-address';
import { readNumbers } from '../../adapters/on-call/numbers-file';
import { readPolicyFile } from '../../adapters/policy/read-policy';
import type { OnCallConfig } from '../../adapters/config/read-on-call';
import type { Facts } from '../../core/kernel/facts';
import type { Instant } from '../../core/kernel/instant';
import { onCallIn } from '../../core/kernel/on-call-in';
import type { Policy } from '../../core/kernel/policy';
import { uncovered } from '../../core/on-call/coverage';
import { sayUncovered } from '../../core/on-call/coverage-words';
import { changesFor } from '../../core/on-call/changes-for';
import { fault, type InstallFault } from './install-fault';

/** What is lost of those on call: without Twilio, without a number, and in the rota of the next 14 days. */
export function checkOnCall(
  { policyFile, onCall: ways, practice }: { policyFile: string; onCall: OnCallConfig | null; practice?: boolean },
  facts: Facts | null,
  now: Instant,
): readonly InstallFault[] {
  const read = readPolicyFile(policyFile, 'later');
  if (!read.ok || (read.value.onCall.rotas.length === 0 && read.value.onCall.faults.length === 0)) return [];
  const policy = read.value;
  const left = policy.onCall.faults.map((sentence) => fault('on-call-rota', sentence));
  const open = coverageLines(policy, facts, now).map((sentence) => fault('on-call-uncovered', sentence));
  return [...checkWays(ways), ...(practice ? [] : checkAddress(ways)), ...left, ...open];
}

/** How those on call are reached. */
export function checkWays(ways: OnCallConfig | null): readonly InstallFault[] {
  if (ways === null || (ways.from === null && ways.webhook === null)) return [fault('on-call-nothing')];
  if (ways.from === null) return [fault('on-call-webhook')];
  const numbers = readNumbers(ways.numbersFile);
  const faults = numbers.ok ? numbers.value.faults : numbers.faults;
  return faults.map((one) => fault('on-call-number', faultSentence(one)));
}

/** Twilio posts what became of a page, and what was pressed or answered; the practice desk's stand-in is on this machine. */
function checkAddress(ways: OnCallConfig | null): readonly InstallFault[] {
  if (!ways?.from || !isPrivateAddress(ways.publicUrl)) return [];
  return [fault('on-call-address', ways.publicUrl)];
}

/** What is not covered, a sentence each; agents by their numbers. */
export function coverageLines({ onCall, zone, language }: Policy, facts: Facts | null, now: Instant): string[] {
  const known = onCallIn(facts);
  return uncovered(onCall, known, (rota) => changesFor(rota, known), now).map((one) => {
    const here = onCall.rotas.find(({ name }) => name === one.rota)?.zone ?? zone;
    return sayUncovered(one, here, (id) => `#${id}`, language);
  });
}
