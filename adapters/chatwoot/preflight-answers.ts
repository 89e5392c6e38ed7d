import { z } from 'zod';
import { id } from './payload-parts';

/** Chatwoot's answers about settings that could hurt a client: only what is looked at. Inboxes answer with secrets. */

const flag = z.boolean().nullish();
const words = z.string().nullish();

export const account = z.object({
  settings: z
    .object({
      auto_resolve_after: z.number().nullish(),
      auto_resolve_message: words,
      auto_resolve_ignore_waiting: flag,
    })
    .nullish(),
  features: z.record(z.string(), z.unknown()).nullish(),
});

/** Whole, because Chatwoot replaces the form: what is not looked at goes back as it came. */
const preChatForm = z.looseObject({
  pre_chat_fields: z.array(z.looseObject({ name: z.string(), enabled: flag })).nullish(),
});

export const inbox = z.object({
  id,
  channel_type: z.string(),
  continuity_via_email: flag,
  enable_email_collect: flag,
  csat_survey_enabled: flag,
  greeting_enabled: flag,
  working_hours_enabled: flag,
  out_of_office_message: words,
  enable_auto_assignment: flag,
  pre_chat_form_enabled: flag,
  pre_chat_form_options: preChatForm.nullish(),
  selected_feature_flags: z.array(z.string()).nullish(),
  webhook_url: words,
  messaging_service_sid: words,
});
export const inboxes = z.object({ payload: z.array(inbox) });

export const webhooks = z.object({ payload: z.object({ webhooks: z.array(z.object({ url: z.string() })) }) });
export const bots = z.array(z.object({ id, outgoing_url: words }));

/** No bot is an empty object. */
export const botOfInbox = z.object({ agent_bot: z.object({ id: id.nullish() }).nullish() });

export const notifications = z.object({
  selected_email_flags: z.array(z.string()),
  selected_push_flags: z.array(z.string()),
});

const actions = z.array(z.object({ action_name: z.string() }));
export const automations = z.object({ payload: z.array(z.object({ id, active: flag, actions })) });
export const macros = z.object({ payload: z.array(z.object({ id, actions })) });
export const campaigns = z.array(z.object({ id, enabled: flag }));
export const integrations = z.object({ payload: z.array(z.object({ id: z.string(), enabled: flag })) });

export type InboxAnswer = z.infer<typeof inbox>;
export type PreChatForm = z.infer<typeof preChatForm>;
