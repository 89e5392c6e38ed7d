import { randomBytes } from 'node:crypto';
import { ChatwootError } from '../../adapters/chatwoot/chatwoot-error';
import { setupCalls } from '../../adapters/chatwoot/setup-calls';
import type { Clock } from '../../adapters/clock';
import { addressVariables } from './address-variables';
import { attributesStep } from './attributes-step';
import { agentWords } from './agent-words';
import { addressesStep } from './addresses-step';
import { botStep } from './bot-step';
import { dashboardAppStep } from './dashboard-app-step';
import { dangersStep } from './dangers-step';
import { deskStep } from './desk-step';
import { createHand, type Line } from './hand';
import { labelsStep } from './labels-step';
import { webhookStep } from './webhook-step';

/** What has to be known to set up. The addresses without a slash at their ends. */
export type Wanted = {
  url: string;
  /** Where we reach Chatwoot ourselves; null or left out: there too. */
  internalUrl?: string | null;
  accountId: number;
  adminToken: string;
  pluginUrl: string;
  /** Where the advocates' browsers reach the panel. */
  panelUrl: string;
  /** The environment as an earlier run, or a person, wrote it. */
  written?: ReadonlyMap<string, string>;
  /** Agents' ids, from the policy. */
  supervisors: readonly number[];
  /** What an earlier run wrote down; kept as long as Chatwoot still has it. */
  known: {
    botId: number | null;
    deskConversationId: number | null;
    webhookSecrets: readonly string[];
    panelSecret: string | null;
  };
  clock: Clock;
  requestsPerSecond: number;
  /** Says what is missing and changes nothing. */
  onlyLook: boolean;
};

/** What was found, made and warned of, and the environment that goes with it; null as long as something is missing. */
export type SetUp = { lines: readonly Line[]; environment: ReadonlyMap<string, string> | null };

/**
 * Makes in Chatwoot whatever we need there and is not there yet; run again it makes nothing. @throws ChatwootError when
 * Chatwoot does not do it; what was made until then is found by the next run.
 */
export async function setUp(wanted: Wanted): Promise<SetUp> {
  const { url, accountId, adminToken, pluginUrl, panelUrl, known, clock, requestsPerSecond } = wanted;
  const { internalUrl = null, written = new Map<string, string>() } = wanted;
  const calls = setupCalls({ url, internalUrl, accountId, requestsPerSecond, clock }, adminToken);
  const hand = createHand(wanted.onlyLook);
  const [inboxes, agents, profile, notifications] = [
    await calls.inboxes(),
    await calls.agents(),
    await calls.profile(),
    await calls.notifications().catch(notSeen),
  ];
  const secret = await webhookStep(calls, hand, pluginUrl);
  const bot = await botStep(calls, hand, known.botId);
  await attributesStep(calls, hand);
  await labelsStep(calls, hand);
  await dashboardAppStep(calls, hand, panelUrl);
  const { supervisors } = wanted;
  const desk = await deskStep(calls, hand, {
    inboxes,
    agents,
    supervisors,
    knownConversation: known.deskConversationId,
  });
  addressesStep(hand, { url, internalUrl, pluginUrl, panelUrl, written });
  hand.found(`agents: ${agents.map(agentWords).join(', ')}`);
  dangersStep(hand, { pluginUrl, inboxes, bots: await calls.bots(), agents, profile, notifications });
  if (secret === null || bot === null || desk === null) return { lines: hand.lines, environment: null };
  const environment = new Map<string, string>([
    ['CHATWOOT_URL', url],
    ...(internalUrl === null ? [] : [['CHATWOOT_INTERNAL_URL', internalUrl] as const]),
    ['CHATWOOT_ACCOUNT_ID', String(accountId)],
    ['CHATWOOT_ADMIN_TOKEN', adminToken],
    ['CHATWOOT_BOT_TOKEN', bot.token],
    ['CHATWOOT_BOT_ID', String(bot.id)],
    ['CHATWOOT_WEBHOOK_SECRETS', secretsWith(secret, known.webhookSecrets).join(',')],
    ['CHATWOOT_DESK_CONVERSATION_ID', String(desk)],
    ...addressVariables({ pluginUrl, panelUrl }, written),
    ['PANEL_SECRET', known.panelSecret ?? randomBytes(32).toString('hex')],
  ]);
  return { lines: hand.lines, environment };
}

/** They are only looked at to warn of them; where Chatwoot does not tell them, we say so. */
function notSeen(error: unknown): null {
  if (error instanceof ChatwootError) return null;
  throw error;
}

/** The webhook's own first; others stay, as they do while a secret is being replaced. */
function secretsWith(secret: string, known: readonly string[]): readonly string[] {
  return known.includes(secret) ? known : [secret, ...known];
}
