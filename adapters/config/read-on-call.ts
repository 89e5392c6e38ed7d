import type { Fault, Reading } from '../faults';
import { readNumbers } from '../on-call/numbers-file';
import { isPrivateAddress } from './private-address';
import { readVariables, variableFault, type Environment } from './variable';
import { ON_CALL_VARIABLES } from './on-call-variables';

/** How those on call are reached. Without `from` and `authToken` only the webhook is left. */
export type OnCallConfig = {
  numbersFile: string;
  from: string | null;
  /** Twilio signs what it posts to us with it; an API key cannot stand in for it. */
  authToken: string | null;
  webhook: { url: string; secret: string } | null;
  /** Where Twilio reaches us; it signs the whole address. */
  publicUrl: string;
};

const ALL = ['ONCALL_NUMBERS_FILE', 'ONCALL_FROM', 'ONCALL_WEBHOOK_URL', 'ONCALL_WEBHOOK_SECRET'] as const;

/** Everything that pages need, nothing of it (null), or what is missing of the part that was given. */
export function readOnCall(env: Environment): Reading<OnCallConfig | null> {
  const isSet = (name: string): boolean => (env[name]?.trim() ?? '') !== '';
  if (!ALL.some(isSet)) return { ok: true, value: null };
  const { values, faults } = readVariables(ON_CALL_VARIABLES, env);
  const missing: Fault[] = [];
  const needs = (name: keyof typeof ON_CALL_VARIABLES, wanted: boolean): void => {
    if (wanted && !isSet(name)) missing.push(variableFault(name, ON_CALL_VARIABLES[name], env[name]));
  };
  needs('ONCALL_NUMBERS_FILE', isSet('ONCALL_FROM'));
  needs('ONCALL_WEBHOOK_SECRET', isSet('ONCALL_WEBHOOK_URL'));
  const publicUrl = addressForTwilio(env);
  const elsewhere = (name: 'TWILIO_AUTH_TOKEN' | 'PUBLIC_URL', isThere: boolean): void => {
    if (!isSet('ONCALL_FROM') || isThere) return;
    const remedy = 'Twilio tells us there what became of a page, and signs it with the auth token.';
    missing.push({ where: name, got: 'nothing', expected: 'a value, because ONCALL_FROM is set', remedy });
  };
  elsewhere('TWILIO_AUTH_TOKEN', isSet('TWILIO_AUTH_TOKEN'));
  elsewhere('PUBLIC_URL', publicUrl !== '');
  const file = values.ONCALL_NUMBERS_FILE;
  const numbers = file === undefined ? null : readNumbers(file);
  const all = [...faults, ...missing, ...(numbers && !numbers.ok ? numbers.faults : [])];
  if (all.length > 0) return { ok: false, faults: all };
  const { ONCALL_WEBHOOK_URL: url, ONCALL_WEBHOOK_SECRET: secret } = values;
  return {
    ok: true,
    value: {
      numbersFile: file ?? '',
      from: values.ONCALL_FROM ?? null,
      authToken: env['TWILIO_AUTH_TOKEN']?.trim() || null,
      webhook: url !== undefined && secret !== undefined ? { url, secret } : null,
      publicUrl,
    },
  };
}

/**
 * PUBLIC_URL; where that is a name of a private network, which nobody outside can reach, PANEL_URL, where browsers reach us.
 * Written by `setup` before WEBHOOK_URL was, PUBLIC_URL may be such a name. Without a slash at its end; '' when there is none.
 */
function addressForTwilio(env: Environment): string {
  const [fromOutside, forBrowsers] = ['PUBLIC_URL', 'PANEL_URL'].map((name) => env[name]?.trim().replace(/\/+$/, ''));
  const isPrivate = fromOutside && URL.canParse(fromOutside) && isPrivateAddress(fromOutside);
  return (isPrivate ? forBrowsers || fromOutside : fromOutside || forBrowsers) ?? '';
}
