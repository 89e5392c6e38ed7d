import type { Fault, Reading } from '../faults';
import type { TwilioConfig } from './config';
import { readVariables, variableFault, type Environment, type Values } from './variable';
import { TWILIO_VARIABLES } from './twilio-variables';

type Name = keyof typeof TWILIO_VARIABLES;

const ALL: readonly Name[] = ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_API_KEY', 'TWILIO_API_SECRET'];

/** Everything of Twilio, nothing of it (null), or what is missing of the half that was given. */
export function readTwilio(env: Environment): Reading<TwilioConfig | null> {
  const isSet = (name: Name): boolean => (env[name]?.trim() ?? '') !== '';
  const { values, faults } = readVariables(TWILIO_VARIABLES, env);
  const byKey = isSet('TWILIO_API_KEY') || isSet('TWILIO_API_SECRET');
  const needed: readonly Name[] = byKey ? ['TWILIO_API_KEY', 'TWILIO_API_SECRET'] : ['TWILIO_AUTH_TOKEN'];
  const wanted = ALL.some(isSet);
  const missing = wanted ? (['TWILIO_ACCOUNT_SID', ...needed] as const).filter((name) => !isSet(name)) : [];
  const all = [
    ...faults,
    ...missing.map((name) => variableFault(name, TWILIO_VARIABLES[name], env[name])),
    ...elsewhere(env),
  ];
  return all.length > 0 ? { ok: false, faults: all } : { ok: true, value: wanted ? configOf(values) : null };
}

/** The token goes to Twilio and to nobody else. */
function elsewhere(env: Environment): Fault[] {
  const url = env['TWILIO_API_URL']?.trim();
  if (!url || env['PRACTICE'] === 'true') return [];
  const fault = variableFault('TWILIO_API_URL', TWILIO_VARIABLES.TWILIO_API_URL, url);
  return [{ ...fault, expected: 'nothing, as for every real Twilio' }];
}

function configOf(values: Values<typeof TWILIO_VARIABLES>): TwilioConfig {
  const accountSid = values.TWILIO_ACCOUNT_SID ?? '';
  return {
    url: values.TWILIO_API_URL,
    accountSid,
    user: values.TWILIO_API_KEY ?? accountSid,
    password: values.TWILIO_API_SECRET ?? values.TWILIO_AUTH_TOKEN ?? '',
  };
}
