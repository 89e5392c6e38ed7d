import type { z } from 'zod';
import { listAgents } from './agents';
import type { Agent } from './contract';
import { chatwootHttp, type Asked, type HttpSettings } from './http';
import { jsonBody, type JsonBody } from './json-body';
import * as answers from './setup-answers';

/** What only `setup` asks of Chatwoot, with an administrator's token. Every call throws a ChatwootError. */
export type SetupCalls = {
  version(): Promise<string>;
  profile(): Promise<answers.Profile>;
  agents(): Promise<readonly Agent[]>;
  notifications(): Promise<answers.Notifications>;
  webhooks(): Promise<readonly answers.Webhook[]>;
  createWebhook(wanted: { name: string; url: string; subscriptions: readonly string[] }): Promise<answers.Webhook>;
  changeWebhook(id: number, subscriptions: readonly string[]): Promise<answers.Webhook>;
  bots(): Promise<readonly answers.Bot[]>;
  createBot(wanted: { name: string; description: string }): Promise<answers.Bot>;
  definitions(): Promise<readonly answers.Definition[]>;
  createDefinition(wanted: { key: string; name: string; description: string }): Promise<void>;
  labels(): Promise<readonly answers.Label[]>;
  createLabel(wanted: { title: string; description: string }): Promise<void>;
  dashboardApps(): Promise<readonly answers.DashboardApp[]>;
  createDashboardApp(wanted: { title: string; url: string }): Promise<void>;
  changeDashboardApp(id: number, wanted: { title: string; url: string }): Promise<void>;
  inboxes(): Promise<readonly answers.Inbox[]>;
  createApiInbox(name: string): Promise<answers.Inbox>;
  stopAutoAssignment(inboxId: number): Promise<void>;
  members(inboxId: number): Promise<readonly answers.Member[]>;
  addMembers(inboxId: number, agentIds: readonly number[]): Promise<void>;
  /** The ids of an inbox's conversations, smallest first. */
  conversationsOf(inboxId: number): Promise<readonly number[]>;
  /** A conversation with a contact that stands for nobody. */
  createConversation(inboxId: number, contactName: string): Promise<number>;
};

/**
 * By the SDK what it does rightly: the profile, agents, bots, attribute definitions, inboxes and their members. Webhooks
 * by axios (the SDK knows neither their name nor the typing events), and inboxes of our kind (it makes web widgets only).
 */
export function setupCalls(settings: HttpSettings, token: string): SetupCalls {
  const http = chatwootHttp(settings);
  const { accountId } = settings;
  const get = <S extends z.ZodType>(what: string, answer: S, path: string, query?: Record<string, string | number>) =>
    http.direct({ what, writes: false, answer }, { token }, { method: 'GET', path, ...(query && { query }) });
  const send = <S extends z.ZodType>(what: string, answer: S, method: 'POST' | 'PATCH', path: string, body: JsonBody) =>
    http.direct({ what, writes: true, answer }, { token }, { method, path, body: jsonBody(body) });
  const sdk = <S extends z.ZodType>(asked: Asked<S>, request: Parameters<typeof http.bySdk>[2]) =>
    http.bySdk(asked, token, request);
  const reading = <S extends z.ZodType>(what: string, answer: S) => ({ what, writes: false, answer });
  const making = <S extends z.ZodType>(what: string, answer: S) => ({ what, writes: true, answer });

  return {
    version: async () => (await get('ask for the version', answers.version, '/api')).version,
    profile: () => sdk(reading('ask whose token this is', answers.profile), (s) => s.profile.profile()),
    agents: () => listAgents(http, token),
    notifications: () => get('read notification settings', answers.notifications, 'notification_settings'),

    webhooks: async () => (await get('list webhooks', answers.webhooks, 'webhooks')).payload.webhooks,
    createWebhook: async ({ name, url, subscriptions }) =>
      (await send('make a webhook', answers.oneWebhook, 'POST', 'webhooks', { name, url, subscriptions })).payload
        .webhook,
    changeWebhook: async (id, subscriptions) =>
      (await send('change a webhook', answers.oneWebhook, 'PATCH', `webhooks/${id}`, { subscriptions })).payload
        .webhook,

    bots: () => sdk(reading('list bots', answers.bots), (s) => s.accountAgentBots.list({ accountId })),
    createBot: (data) => sdk(making('make a bot', answers.bot), (s) => s.accountAgentBots.create({ accountId, data })),

    definitions: () =>
      sdk(reading('list attributes', answers.definitions), (s) =>
        s.customAttributes.list({ accountId, attributeModel: '0' }),
      ),
    createDefinition: async ({ key, name, description }) => {
      const shown = { attribute_display_name: name, attribute_description: description };
      const data = { ...shown, attribute_key: key, attribute_display_type: 0, attribute_model: 0 };
      await sdk(making('define an attribute', answers.definition), (s) =>
        s.customAttributes.create({ accountId, data }),
      );
    },

    labels: async () => (await get('list labels', answers.labels, 'labels')).payload,
    createLabel: async ({ title, description }) => {
      await send('make a label', answers.label, 'POST', 'labels', { title, description, show_on_sidebar: false });
    },

    dashboardApps: () => get('list dashboard apps', answers.dashboardApps, 'dashboard_apps'),
    createDashboardApp: async (wanted) => {
      await send('make a dashboard app', answers.dashboardApp, 'POST', 'dashboard_apps', appBody(wanted));
    },
    changeDashboardApp: async (id, wanted) => {
      await send('change a dashboard app', answers.dashboardApp, 'PATCH', `dashboard_apps/${id}`, appBody(wanted));
    },

    inboxes: async () =>
      (await sdk(reading('list inboxes', answers.inboxes), (s) => s.inboxes.list({ accountId }))).payload,
    createApiInbox: (name) =>
      send('make an inbox', answers.inbox, 'POST', 'inboxes', { name, channel: { type: 'api' } }),
    stopAutoAssignment: async (id) => {
      const data = { enable_auto_assignment: false };
      await sdk(making('change an inbox', answers.inbox), (s) => s.inboxes.update({ accountId, id, data }));
    },
    members: async (inboxId) =>
      (await sdk(reading('list members', answers.members), (s) => s.inboxes.listAgents({ accountId, inboxId })))
        .payload,
    addMembers: async (inboxId, agentIds) => {
      const data = { inbox_id: String(inboxId), user_ids: [...agentIds] };
      await sdk(making('add members', answers.members), (s) => s.inboxes.addAgent({ accountId, data }));
    },

    conversationsOf: async (inboxId) => {
      const query = { status: 'all', inbox_id: inboxId, sort_by: 'created_at_asc' };
      const found = (await get('list conversations', answers.conversations, 'conversations', query)).data.payload;
      // A server that ignored the inbox would make us write into a client's conversation.
      return found
        .filter(({ inbox_id }) => inbox_id === inboxId)
        .map(({ id }) => id)
        .sort((a, b) => a - b);
    },
    createConversation: async (inboxId, contactName) => {
      const { payload } = await send('make a contact', answers.contact, 'POST', 'contacts', {
        name: contactName,
        inbox_id: inboxId,
      });
      const body = { source_id: payload.contact_inbox.source_id, inbox_id: inboxId, contact_id: payload.contact.id };
      return (await send('make a conversation', answers.conversation, 'POST', 'conversations', body)).id;
    },
  };
}

/** Flat, as its own form posts it: what is in `content` is all that stands in the tab. */
const appBody = ({ title, url }: { title: string; url: string }): JsonBody => ({
  title,
  content: [{ type: 'frame', url }],
});
