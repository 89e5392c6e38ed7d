import { z } from 'zod';
import { id } from './payload-parts';

/** Chatwoot's answers about its settings, only what `setup` reads. Inboxes answer with secrets, the profile with a token. */

export const version = z.object({ version: z.string() });

export const profile = z.object({
  id,
  name: z.string(),
  accounts: z.array(z.object({ id, name: z.string().nullish(), role: z.string() })),
});

const webhook = z.object({
  id,
  name: z.string().nullish(),
  url: z.string(),
  subscriptions: z.array(z.string()),
  secret: z.string().min(16),
});
export const webhooks = z.object({ payload: z.object({ webhooks: z.array(webhook) }) });
export const oneWebhook = z.object({ payload: z.object({ webhook }) });

/** A bot of the whole installation has no token for us. */
export const bot = z.object({
  id,
  name: z.string(),
  outgoing_url: z.string().nullish(),
  access_token: z.string().nullish(),
});
export const bots = z.array(bot);

export const definition = z.object({
  attribute_key: z.string(),
  attribute_display_type: z.string(),
  attribute_model: z.string(),
});
export const definitions = z.array(definition);

export const inbox = z.object({
  id,
  name: z.string(),
  channel_type: z.string(),
  enable_auto_assignment: z.boolean().nullish(),
  enable_email_collect: z.boolean().nullish(),
  continuity_via_email: z.boolean().nullish(),
  webhook_url: z.string().nullish(),
});
export const inboxes = z.object({ payload: z.array(inbox) });

export const label = z.object({ title: z.string() });
export const labels = z.object({ payload: z.array(label) });

/** The panel's tab: what it is called, and which pages stand in it. */
export const dashboardApp = z.object({ id, title: z.string(), content: z.array(z.object({ url: z.string() })) });
export const dashboardApps = z.array(dashboardApp);

export const members = z.object({ payload: z.array(z.object({ id, name: z.string(), role: z.string() })) });

export const contact = z.object({
  payload: z.object({ contact: z.object({ id }), contact_inbox: z.object({ source_id: z.string() }) }),
});

export const conversation = z.object({ id, inbox_id: id });
export const conversations = z.object({ data: z.object({ payload: z.array(conversation) }) });

export const notifications = z.object({
  selected_email_flags: z.array(z.string()),
  selected_push_flags: z.array(z.string()),
});

export type Profile = z.infer<typeof profile>;
export type Webhook = z.infer<typeof webhook>;
export type Bot = z.infer<typeof bot>;
export type Definition = z.infer<typeof definition>;
export type Label = z.infer<typeof label>;
export type DashboardApp = z.infer<typeof dashboardApp>;
export type Inbox = z.infer<typeof inbox>;
export type Member = z.infer<typeof members>['payload'][number];
export type Notifications = z.infer<typeof notifications>;
