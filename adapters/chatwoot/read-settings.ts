import type { z } from 'zod';
import type { AccountSettings, InboxSettings, Settings } from '../../core/preflight/settings';
import { ChatwootError } from './chatwoot-error';
import type { Manners } from './contract';
import type { ChatwootHttp } from './http';
import * as answers from './preflight-answers';
import { WEBHOOK_PATH } from './webhook-path';

/** Reads one kind of thing below the account's address. */
type Read = <S extends z.ZodType>(what: string, path: string, answer: S) => Promise<z.output<S>>;

/**
 * What Chatwoot tells of the settings that could hurt a client: some ten requests, and one for each inbox. A kind that it
 * refuses or does not have is told as null, for a person to be asked. @throws ChatwootError when it cannot be asked at all
 */
export async function readSettings(http: ChatwootHttp, token: string, manners?: Manners): Promise<Settings> {
  const read: Read = (what, path, answer) =>
    http.direct({ what, writes: false, answer, manners }, { token }, { method: 'GET', path });
  const account = await read('read the account', `/api/v1/accounts/${http.accountId}`, answers.account);
  const inboxes = (await read('list inboxes', 'inboxes', answers.inboxes)).payload;
  const isOurs = oursAmong((await read('list webhooks', 'webhooks', answers.webhooks)).payload.webhooks);
  const bots = await read('list bots', 'agent_bots', answers.bots);
  const notifications = await told(read('read notification settings', 'notification_settings', answers.notifications));
  const automations = await told(read('list automation rules', 'automation_rules', answers.automations));
  const macros = await told(read('list macros', 'macros', answers.macros));
  const campaigns = await told(read('list campaigns', 'campaigns', answers.campaigns));
  const integrations = await told(read('list integrations', 'integrations/apps', answers.integrations));
  return {
    account: accountOf(account),
    inboxes: await Promise.all(inboxes.map(async (inbox) => inboxOf(inbox, isOurs, await botOf(read, inbox.id)))),
    ownNotifications: notifications && [...notifications.selected_email_flags, ...notifications.selected_push_flags],
    botsToUs: bots.filter(({ outgoing_url: url }) => isOurs(url)).map(({ id }) => id),
    automations: automations && automations.payload.filter((rule) => rule.active && sends(rule)).map(({ id }) => id),
    macros: macros && macros.payload.filter(sends).map(({ id }) => id),
    campaigns: campaigns && campaigns.filter(({ enabled }) => enabled).map(({ id }) => id),
    integrations: integrations && integrations.payload.filter(isElsewhere).map(({ id }) => id),
    popupShown: null,
    textValidity: null,
  };
}

/** Null when Chatwoot will not tell, or tells it in a way that we do not understand. */
async function told<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof ChatwootError)) throw error;
    if (error.kind === 'refused' || error.kind === 'not-found' || error.kind === 'odd-answer') return null;
    throw error;
  }
}

async function botOf(read: Read, inboxId: number): Promise<InboxSettings['botId']> {
  const answer = await told(read('read an inbox’s bot', `inboxes/${inboxId}/agent_bot`, answers.botOfInbox));
  return answer === null ? 'unread' : (answer.agent_bot?.id ?? null);
}

/** Whether an address is this plugin's: by its path, or by standing where the account's webhook goes. */
function oursAmong(webhooks: readonly { url: string }[]): (url: string | null | undefined) => boolean {
  const hosts = webhooks.filter(({ url }) => url.endsWith(WEBHOOK_PATH)).flatMap(({ url }) => hostOf(url) ?? []);
  return (url) => Boolean(url && (url.endsWith(WEBHOOK_PATH) || hosts.includes(hostOf(url) ?? '-')));
}

const hostOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).host : null);

/** By the names of what Chatwoot can do: `send_message`, `send_email_transcript`, `send_webhook_event`, … */
const sends = ({ actions }: { actions: readonly { action_name: string }[] }): boolean =>
  actions.some(({ action_name: name }) => name.startsWith('send_'));

/** Webhooks and dashboard apps are ways to us, not to another company. */
const isElsewhere = ({ id, enabled }: { id: string; enabled?: boolean | null | undefined }): boolean =>
  Boolean(enabled) && id !== 'webhook' && id !== 'dashboard_apps';

function accountOf({ settings, features }: z.infer<typeof answers.account>): AccountSettings {
  return {
    autoResolveAfter: settings?.auto_resolve_after ?? null,
    autoResolveSends: Boolean(settings?.auto_resolve_message?.trim()),
    autoResolveIgnoresWaiting: settings?.auto_resolve_ignore_waiting ?? false,
    continuityOnApi: features?.['email_continuity_on_api_channel'] === true,
    ipLookup: features?.['ip_lookup'] === true,
  };
}

const CHANNELS: Readonly<Record<string, InboxSettings['channel']>> = {
  'Channel::WebWidget': 'chat',
  'Channel::TwilioSms': 'sms',
  'Channel::Sms': 'sms',
  'Channel::Email': 'email',
  'Channel::Api': 'api',
};

function inboxOf(
  inbox: answers.InboxAnswer,
  isOurs: ReturnType<typeof oursAmong>,
  botId: InboxSettings['botId'],
): InboxSettings {
  const asks = (name: string): boolean =>
    Boolean(inbox.pre_chat_form_enabled) &&
    Boolean(inbox.pre_chat_form_options?.pre_chat_fields?.some((field) => field.name === name && field.enabled));
  return {
    id: inbox.id,
    channel: CHANNELS[inbox.channel_type] ?? 'other',
    continuityEmail: inbox.continuity_via_email ?? false,
    emailCollect: inbox.enable_email_collect ?? false,
    csat: inbox.csat_survey_enabled ?? false,
    greeting: inbox.greeting_enabled ?? false,
    workingHours: inbox.working_hours_enabled ?? false,
    hasOutOfOffice: Boolean(inbox.out_of_office_message?.trim()),
    autoAssignment: inbox.enable_auto_assignment ?? false,
    preChatEmail: asks('emailAddress'),
    preChatPhone: asks('phoneNumber'),
    attachments: inbox.selected_feature_flags?.includes('attachments') ?? false,
    webhookToUs: isOurs(inbox.webhook_url) ? (inbox.webhook_url ?? null) : null,
    messagingService: inbox.messaging_service_sid?.trim() || null,
    botId,
  };
}
