import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import type { Reached } from '../../adapters/chatwoot/way-to';
import type { Clock } from '../../adapters/clock';
import { isLoopback, isPrivateAddress } from '../../adapters/config/private-address';
import { secret, webAddress } from '../../adapters/config/schemas';
import { readPolicyFile } from '../../adapters/policy/read-policy';
import { IN_DOCKER_URL } from './address-variables';
import type { Ask } from './ask';
import { Complaint } from './complaint';
import { introduce } from './introduce';
import { reachChatwoot } from './reach-chatwoot';
import type { Wanted } from './set-up';

/** The command line. What is not given is asked for. */
export type SetupOptions = {
  url?: string;
  tokenFile?: string;
  account?: string;
  pluginUrl?: string;
  panelUrl?: string;
  internalUrl?: string;
  dryRun?: boolean;
  yes?: boolean;
  envFile: string;
  /** Whether a policy to begin with is put beside the environment file. */
  policy?: boolean;
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
  const internalUrl = await internalUrlOf(url, options, terminal, known.get('CHATWOOT_INTERNAL_URL'));
  const accountId = await accountOf(options, terminal, { url, internalUrl }, adminToken);
  const question = 'The address at which Chatwoot reaches this plugin';
  const usual = written.get('WEBHOOK_URL') || written.get('PUBLIC_URL') || (internalUrl ? IN_DOCKER_URL : undefined);
  const pluginUrl = await valueOf(options.pluginUrl, question, '--plugin-url', webAddress, terminal, usual);
  const panelUrl = await panelUrlOf(url, pluginUrl, options, terminal, browsersUrl(written));
  return {
    ...{ url, internalUrl, written, accountId, adminToken, pluginUrl, panelUrl, clock: terminal.clock },
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

/** Where browsers reach us by an earlier run; nothing where it said one address for all, which may be another by now. */
function browsersUrl(written: ReadonlyMap<string, string>): string | undefined {
  return written.get('PANEL_URL') || (written.get('WEBHOOK_URL') ? written.get('PUBLIC_URL') : undefined);
}

/**
 * Where browsers reach the panel: asked for when they may not know what Chatwoot does, a name or number of a private network.
 * A name of one word is only ever a container's, and Docker's own name for its host is known in containers alone: the usual
 * answer is then another port on Chatwoot's own host.
 */
function panelUrlOf(
  url: string,
  pluginUrl: string,
  options: SetupOptions,
  terminal: Terminal,
  before?: string,
): Promise<string> {
  const isAsked = terminal.ask !== null && (before !== undefined || isPrivateAddress(pluginUrl));
  if (options.panelUrl === undefined && !isAsked) return Promise.resolve(before ?? pluginUrl);
  const { hostname } = new URL(pluginUrl);
  const isDockers = !hostname.includes('.') || hostname.endsWith('.docker.internal');
  const usual = before ?? (isDockers && !isLoopback(pluginUrl) ? besideChatwoot(url) : pluginUrl);
  const question = 'The address at which the advocates’ browsers reach this plugin';
  return valueOf(options.panelUrl, question, '--panel-url', webAddress, terminal, usual);
}

/** As in docker/proxy, and without a proxy the port that docker/compose.yaml opens on that machine. */
function besideChatwoot(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}:${protocol === 'https:' ? 8443 : 4000}`;
}

/** Where we reach Chatwoot ourselves; null: where browsers do. */
async function internalUrlOf(
  url: string,
  { internalUrl }: SetupOptions,
  terminal: Terminal,
  known: string | undefined,
): Promise<string | null> {
  if (internalUrl === undefined) return reachChatwoot(url, known || null, terminal);
  return valueOf(internalUrl, '', '--internal-url', webAddress, terminal);
}

/** Never as an argument, which other users of the machine and the shell's history can see. */
async function tokenOf({ tokenFile }: SetupOptions, { ask }: Terminal, known?: string): Promise<string> {
  const question = `An administrator's access token${known ? ', Enter for the one in use' : ''}`;
  const text = tokenFile ? fileText(tokenFile) : await (ask ?? nobody('--token-file')).secret(question);
  const read = secret.safeParse(text.trim() || (known ?? ''));
  if (read.success) return read.data;
  throw new Complaint('That is no access token: Profile settings of an administrator, Access token.');
}

async function accountOf(options: SetupOptions, terminal: Terminal, chatwoot: Reached, token: string): Promise<number> {
  const { ask } = terminal;
  const accounts = await introduce(chatwoot, token, terminal);
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
