import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import type { Clock } from '../../adapters/clock';
import { secret, webAddress } from '../../adapters/config/schemas';
import { readPolicyFile } from '../../adapters/policy/read-policy';
import type { Ask } from './ask';
import { Complaint } from './complaint';
import { introduce } from './introduce';
import type { Wanted } from './set-up';

/** The command line. What is not given is asked for. */
export type SetupOptions = {
  url?: string;
  tokenFile?: string;
  account?: string;
  pluginUrl?: string;
  panelUrl?: string;
  dryRun?: boolean;
  yes?: boolean;
  envFile: string;
};

/** `requestsPerSecond`: at most so many are made to Chatwoot. */
export type Terminal = { ask: Ask | null; print: (text: string) => void; clock: Clock; requestsPerSecond: number };

/** Chatwoot's address, checked, without a slash at its end. @throws Complaint */
export function addressOf(
  options: SetupOptions,
  terminal: Terminal,
  written: ReadonlyMap<string, string>,
): Promise<string> {
  return valueOf(options.url, "Chatwoot's address", '--url', webAddress, terminal, written.get('CHATWOOT_URL'));
}

/**
 * All that has to be known, from the command line, the environment file of an earlier run, and the person at the
 * terminal. @throws Complaint, or ChatwootError when Chatwoot does not answer.
 */
export async function collect(
  url: string,
  options: SetupOptions,
  terminal: Terminal,
  written: ReadonlyMap<string, string>,
): Promise<Omit<Wanted, 'onlyLook'>> {
  // Another Chatwoot has other bots, secrets and conversations: nothing of the old one's holds.
  const known = written.get('CHATWOOT_URL') === url ? written : new Map<string, string>();
  const adminToken = await tokenOf(options, terminal, known.get('CHATWOOT_ADMIN_TOKEN'));
  const accountId = await accountOf(options, terminal, url, adminToken);
  const question = 'The address at which Chatwoot reaches this plugin';
  const usual = written.get('PUBLIC_URL');
  const pluginUrl = await valueOf(options.pluginUrl, question, '--plugin-url', webAddress, terminal, usual);
  const panelUrl = await panelUrlOf(pluginUrl, options, terminal, written.get('PANEL_URL'));
  return {
    ...{ url, accountId, adminToken, pluginUrl, panelUrl, clock: terminal.clock },
    requestsPerSecond: terminal.requestsPerSecond,
    supervisors: supervisorsOf(written.get('POLICY_FILE') || './policy.yaml'),
    known: {
      botId: numberOf(known.get('CHATWOOT_BOT_ID')),
      deskConversationId: numberOf(known.get('CHATWOOT_DESK_CONVERSATION_ID')),
      panelSecret: known.get('PANEL_SECRET') || null,
      webhookSecrets: listOf(known.get('CHATWOOT_WEBHOOK_SECRETS')),
    },
  };
}

async function valueOf(
  given: string | undefined,
  question: string,
  flag: string,
  schema: z.ZodType<string, string>,
  { ask }: Terminal,
  usual?: string,
): Promise<string> {
  const text = given ?? (await (ask ?? nobody(flag)).text(question, usual || null));
  const read = schema.safeParse(text.trim());
  if (read.success) return read.data;
  throw new Complaint(
    `${flag}: an address such as https://chat.example.org is needed, without user, query or fragment.`,
  );
}

/** Where browsers reach the panel: asked for only when they certainly cannot reach what Chatwoot does. */
function panelUrlOf(pluginUrl: string, options: SetupOptions, terminal: Terminal, usual?: string): Promise<string> {
  const { hostname } = new URL(pluginUrl);
  const isContainer = !hostname.includes('.') && hostname !== 'localhost';
  if (options.panelUrl === undefined && !usual && (!isContainer || terminal.ask === null)) {
    return Promise.resolve(pluginUrl);
  }
  const question = 'The address at which the advocates’ browsers reach this plugin';
  return valueOf(
    options.panelUrl ?? (terminal.ask ? undefined : usual),
    question,
    '--panel-url',
    webAddress,
    terminal,
    usual,
  );
}

/** Never as an argument, which other users of the machine and the shell's history can see. */
async function tokenOf({ tokenFile }: SetupOptions, { ask }: Terminal, known?: string): Promise<string> {
  const question = `An administrator's access token${known ? ', Enter for the one in use' : ''}`;
  const text = tokenFile ? fileText(tokenFile) : await (ask ?? nobody('--token-file')).secret(question);
  const read = secret.safeParse(text.trim() || (known ?? ''));
  if (read.success) return read.data;
  throw new Complaint('That is no access token: Profile settings of an administrator, Access token.');
}

async function accountOf(options: SetupOptions, terminal: Terminal, url: string, token: string): Promise<number> {
  const { ask } = terminal;
  const accounts = await introduce(url, token, terminal);
  const list = accounts.map(({ id, name }) => `${id} (${name})`).join(', ');
  const [only] = accounts;
  const wanted =
    options.account ??
    (accounts.length === 1
      ? String(only?.id)
      : await (ask ?? nobody('--account')).text(`Which account: ${list}`, null));
  const chosen = accounts.find(({ id }) => String(id) === wanted);
  if (chosen) return chosen.id;
  throw new Complaint(`The token's owner is no administrator of account ${wanted}, but of ${list}.`);
}

/** A policy that cannot be read is for `npm start` to complain of; administrators are members of the desk anyway. */
function supervisorsOf(policyFile: string): readonly number[] {
  const policy = readPolicyFile(policyFile, null);
  return policy.ok ? policy.value.supervisors : [];
}

function numberOf(text: string | undefined): number | null {
  return text && /^\d+$/.test(text) ? Number(text) : null;
}

function listOf(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
}

function fileText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new Complaint(`--token-file: ${path} cannot be read.`);
  }
}

/** Nobody to ask, and not said either. */
export function nobody(flag: string): never {
  throw new Complaint(`There is no terminal to ask at: say ${flag}.`);
}
