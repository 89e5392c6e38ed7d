import { z } from 'zod';
import { assertNever } from '../../core/kernel/assert-never';
import type { InboxSwitch, Place, Value } from '../../core/preflight/fix';
import type { ChatwootHttp } from './http';
import { jsonBody, type Json, type JsonBody } from './json-body';
import * as answers from './preflight-answers';

/** What each setting of the preflight is to be. */
export type Wanted = Readonly<Record<string, Value>>;

/**
 * Changes settings in one place of Chatwoot, and nothing else there: of a list only what is named. By hand of an
 * administrator, through `npm run doctor`; nothing else changes settings. @throws ChatwootError
 */
export async function changeSettings(http: ChatwootHttp, token: string, place: Place, wanted: Wanted): Promise<void> {
  const send = async (method: 'POST' | 'PATCH', path: string, body: JsonBody): Promise<void> => {
    const asked = { what: 'change a setting', writes: true, answer: z.unknown() };
    await http.direct(asked, { token }, { method, path, body: jsonBody(body) });
  };
  switch (place.kind) {
    case 'account':
      return send('PATCH', `/api/v1/accounts/${http.accountId}`, renamed(wanted, IN_ACCOUNT));
    case 'inbox':
      return changeInbox(http, token, place.id, wanted, send);
    case 'own-notifications':
      return send('PATCH', 'notification_settings', await notificationsWith(http, token, wanted));
    case 'automation':
      return send('PATCH', `automation_rules/${place.id}`, { active: wanted['on'] ?? false });
    case 'campaign':
      return send('PATCH', `campaigns/${place.id}`, { enabled: wanted['on'] ?? false });
    default:
      return assertNever(place);
  }
}

type Send = (method: 'POST' | 'PATCH', path: string, body: JsonBody) => Promise<void>;

const IN_ACCOUNT: Readonly<Record<string, string>> = {
  autoResolveAfter: 'auto_resolve_after',
  autoResolveIgnoresWaiting: 'auto_resolve_ignore_waiting',
};

const IN_INBOX: Readonly<Partial<Record<InboxSwitch, string>>> = {
  emailCollect: 'enable_email_collect',
  csat: 'csat_survey_enabled',
  greeting: 'greeting_enabled',
  workingHours: 'working_hours_enabled',
};

/** Those named in the table, by Chatwoot's names. */
function renamed(wanted: Wanted, table: Readonly<Record<string, string>>): { [key: string]: Json } {
  const named = new Map<string, Json>();
  for (const [setting, value] of Object.entries(wanted)) {
    const name = table[setting];
    if (name !== undefined) named.set(name, value);
  }
  return Object.fromEntries(named);
}

async function changeInbox(http: ChatwootHttp, token: string, id: number, wanted: Wanted, send: Send): Promise<void> {
  const { botId, ...rest } = wanted;
  const channel = await channelWith(http, token, id, rest);
  const body = { ...renamed(rest, IN_INBOX), ...(Object.keys(channel).length > 0 ? { channel } : {}) };
  if (Object.keys(body).length > 0) await send('PATCH', `inboxes/${id}`, body);
  if (botId !== undefined) await send('POST', `inboxes/${id}/set_agent_bot`, { agent_bot: botId });
}

/** What belongs to the channel. Of the form and of the features Chatwoot wants the whole, so that is read first. */
async function channelWith(
  http: ChatwootHttp,
  token: string,
  id: number,
  { continuityEmail, webhookToUs, preChatEmail, preChatPhone, attachments }: Wanted,
): Promise<{ [key: string]: Json }> {
  const channel: { [key: string]: Json } = {};
  if (continuityEmail !== undefined) channel['continuity_via_email'] = continuityEmail;
  if (webhookToUs !== undefined) channel['webhook_url'] = webhookToUs ?? '';
  const fields = new Map([
    ...(preChatEmail === undefined ? [] : [['emailAddress', preChatEmail] as const]),
    ...(preChatPhone === undefined ? [] : [['phoneNumber', preChatPhone] as const]),
  ]);
  if (fields.size === 0 && attachments === undefined) return channel;
  const asked = { what: 'read an inbox', writes: false, answer: answers.inbox };
  const inbox = await http.direct(asked, { token }, { method: 'GET', path: `inboxes/${id}` });
  if (fields.size > 0) channel['pre_chat_form_options'] = formWith(inbox.pre_chat_form_options ?? {}, fields);
  if (attachments !== undefined) {
    const others = (inbox.selected_feature_flags ?? []).filter((flag) => flag !== 'attachments');
    channel['selected_feature_flags'] = attachments ? ['attachments', ...others] : others;
  }
  return channel;
}

function formWith(form: answers.PreChatForm, enabled: ReadonlyMap<string, Value>): Json {
  const fields = (form.pre_chat_fields ?? []).map((field) =>
    enabled.has(field.name) ? { ...field, enabled: enabled.get(field.name) } : field,
  );
  return { ...form, pre_chat_fields: fields } as { [key: string]: Json };
}

async function notificationsWith(http: ChatwootHttp, token: string, wanted: Wanted): Promise<JsonBody> {
  const asked = { what: 'read notification settings', writes: false, answer: answers.notifications };
  const now = await http.direct(asked, { token }, { method: 'GET', path: 'notification_settings' });
  const chosen = (prefix: string, selected: readonly string[]): string[] => {
    const named = Object.keys(wanted).filter((flag) => flag.startsWith(prefix));
    return [...selected.filter((flag) => !named.includes(flag)), ...named.filter((flag) => wanted[flag] === true)];
  };
  return {
    notification_settings: {
      selected_email_flags: chosen('email_', now.selected_email_flags),
      selected_push_flags: chosen('push_', now.selected_push_flags),
    },
  };
}
