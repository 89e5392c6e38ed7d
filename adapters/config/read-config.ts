import { describeFaults, type Fault, type Reading } from '../faults';
import { checkEnvFile } from './check-env-file';
import type { ChatwootConfig, Config, LocalConfig } from './config';
import { readVariables, variableFault, type Environment, type Values } from './variable';
import { readPanel } from './read-panel';
import { readOnCall } from './read-on-call';
import { readTwilio } from './read-twilio';
import { CHATWOOT_VARIABLES, LOCAL_VARIABLES } from './variables';

const REDIS_CACHE = './.cache/redis';

/** Reads the whole environment, or tells everything that is wrong with it at once. */
export function readConfig(env: Environment = process.env): Reading<Config> {
  const local = readLocalConfig(env);
  const chatwoot = readVariables(CHATWOOT_VARIABLES, env);
  const twilio = readTwilio(env);
  const panel = readPanel(env);
  const onCall = readOnCall(env);
  const faults = [
    ...chatwoot.faults,
    ...swappedTokens(env),
    ...faultsIn(panel),
    ...faultsIn(twilio),
    ...faultsIn(onCall),
    ...faultsIn(local),
  ];
  if (faults.length > 0 || !local.ok || !twilio.ok || !panel.ok || !onCall.ok) return { ok: false, faults };
  const { values } = chatwoot;
  const value = {
    ...local.value,
    chatwoot: chatwootConfig(values),
    cable: values.CHATWOOT_CABLE,
    panel: panel.value,
    twilio: twilio.value,
    onCall: onCall.value,
  };
  return { ok: true, value };
}

/** The same without Chatwoot: for commands that only look at our own Redis and files. */
export function readLocalConfig(env: Environment = process.env): Reading<LocalConfig> {
  const { values, faults } = readVariables(LOCAL_VARIABLES, env);
  faults.push(...fasterThanReality(env), ...checkEnvFile(env['ENV_FILE']));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: localConfig(values, env) };
}

const faultsIn = (reading: Reading<unknown>): readonly Fault[] => (reading.ok ? [] : reading.faults);

/** The value, or all faults on the standard error and the end of the process with code 1. */
export function valueOrExit<T>(reading: Reading<T>): T {
  if (reading.ok) return reading.value;
  const { length } = reading.faults;
  const title = `Not started: ${length} ${length === 1 ? 'setting is' : 'settings are'} wrong or missing.`;
  process.stderr.write(`${describeFaults(title, reading.faults)}\n`);
  process.exit(1);
}

function chatwootConfig(values: Values<typeof CHATWOOT_VARIABLES>): ChatwootConfig {
  return {
    url: values.CHATWOOT_URL,
    internalUrl: values.CHATWOOT_INTERNAL_URL ?? null,
    accountId: values.CHATWOOT_ACCOUNT_ID,
    adminToken: values.CHATWOOT_ADMIN_TOKEN,
    botToken: values.CHATWOOT_BOT_TOKEN,
    botId: values.CHATWOOT_BOT_ID,
    webhookSecrets: values.CHATWOOT_WEBHOOK_SECRETS,
    deskConversationId: values.CHATWOOT_DESK_CONVERSATION_ID,
    requestsPerSecond: values.CHATWOOT_REQUESTS_PER_SECOND,
  };
}

function localConfig(values: Values<typeof LOCAL_VARIABLES>, env: Environment): LocalConfig {
  const dataDir = values.DATA_DIR;
  return {
    role: values.ROLE,
    http: { host: values.HOST, port: values.PORT, webhookUrl: values.WEBHOOK_URL ?? values.PUBLIC_URL ?? null },
    beaconOrigins: values.BEACON_ORIGINS ?? [],
    redis: {
      url: values.REDIS_URL ?? null,
      bin: values.REDIS_BIN ?? null,
      dataDir,
      cacheDir: REDIS_CACHE,
      searchPath: env['PATH'] ?? '',
    },
    policyFile: values.POLICY_FILE,
    policyNamed: (env['POLICY_FILE']?.trim() ?? '') !== '',
    dataDir,
    logLevel: values.LOG_LEVEL,
    practice: values.PRACTICE,
    time: { speed: values.SIM_SPEED, since: values.SIM_SINCE ?? null },
  };
}

/** Before a real Chatwoot, time runs as it does: a client's minute is a minute. */
function fasterThanReality(env: Environment): Fault[] {
  const speed = env['SIM_SPEED']?.trim();
  if (!speed || speed === '1' || env['PRACTICE'] === 'true') return [];
  const remedy = 'Leave it out: only the practice desk (`npm start` without CHATWOOT_URL) may run faster.';
  return [
    {
      ...variableFault('SIM_SPEED', LOCAL_VARIABLES.SIM_SPEED, speed),
      expected: '1, as for every real Chatwoot',
      remedy,
    },
  ];
}

/** The bot's token pasted in both places would give our notes the name of a person. */
function swappedTokens(env: Environment): Fault[] {
  const [admin, bot] = [env['CHATWOOT_ADMIN_TOKEN']?.trim(), env['CHATWOOT_BOT_TOKEN']?.trim()];
  if (!admin || admin !== bot) return [];
  const expected = "the agent bot's own token, not the administrator's";
  return [{ ...variableFault('CHATWOOT_BOT_TOKEN', CHATWOOT_VARIABLES.CHATWOOT_BOT_TOKEN, bot), expected }];
}
