import { createRandom, type Random } from '../random';
import type { Channel, Inbox, JsonObject } from './nouns';
import { each } from './spelling';
import type { World } from './world';

const PEOPLE = ['Ada Admin', 'Ana Advocate', 'Ben Advocate', 'Cleo Advocate'];

/** The account before anybody writes: an administrator, three advocates, three inboxes. A seed always gives the same tokens. */
export function settleIn(world: World, seed: number): void {
  const tokens = createRandom(seed);
  for (const name of PEOPLE) {
    world.users.push({
      ...{ id: world.nextId('user'), name, availability: 'online', created_at: world.clock.now(), ui_settings: {} },
      email: `${name.split(' ')[0]?.toLowerCase()}@helpline.example`,
      role: name.endsWith('Admin') ? 'administrator' : 'agent',
      ...{ access_token: tokens.token(24), pubsub_token: tokens.token(24) },
      session: { token: tokens.token(22), client: tokens.token(22) },
      selected_email_flags: ['email_conversation_assignment'],
      selected_push_flags: ['push_conversation_assignment'],
    });
  }
  const agents = world.users.filter((user) => user.role === 'agent').map((user) => user.id);
  addInbox(world, 'Chat', 'Channel::WebWidget', agents, tokens);
  addInbox(world, 'API', 'Channel::Api', agents, tokens);
  addInbox(world, 'Text', 'Channel::TwilioSms', agents, tokens);
}

export function addInbox(world: World, name: string, channel: Channel, members: number[], tokens: Random): Inbox {
  const now = world.clock.now();
  const inbox: Inbox = {
    ...{
      id: world.nextId('inbox'),
      name,
      channel_type: channel,
      channel_id: world.nextId(channel),
      member_ids: members,
    },
    settings: { ...COMMON, ...OF_CHANNEL[channel](() => tokens.token(24)) },
    ...{ created_at: now, updated_at: now },
  };
  world.inboxes.push(inbox);
  return inbox;
}

const weekday = (day: number, closed: boolean): JsonObject => ({
  ...{ day_of_week: day, closed_all_day: closed, open_hour: closed ? null : 9, open_minutes: closed ? null : 0 },
  ...{ close_hour: closed ? null : 17, close_minutes: closed ? null : 0, open_all_day: false },
});

/** As a new account has it: collecting e-mail addresses and auto-assignment are on. */
const COMMON: JsonObject = {
  ...each('enable_email_collect enable_auto_assignment allow_messages_after_resolved', true),
  ...each(
    'greeting_enabled working_hours_enabled csat_survey_enabled lock_to_single_conversation hmac_mandatory',
    false,
  ),
  ...each(
    'greeting_message out_of_office_message callback_webhook_url business_name allowed_domains widget_color',
    null,
  ),
  ...each('website_url welcome_title welcome_tagline web_widget_script website_token selected_feature_flags', null),
  ...each('reply_time messaging_service_sid phone_number provider', null),
  ...each('csat_config auto_assignment_config', {}),
  working_hours: [0, 1, 2, 3, 4, 5, 6].map((day) => weekday(day, day === 0 || day === 6)),
  timezone: 'UTC',
  sender_name_type: 'friendly',
};

const field = (name: string, type: string, label: string, required: boolean): JsonObject => ({
  ...{ name, type, label, enabled: false, required, field_type: 'standard' },
});
const PRE_CHAT = {
  pre_chat_fields: [
    field('emailAddress', 'email', 'E-mail', true),
    field('fullName', 'text', 'Name', false),
    field('phoneNumber', 'text', 'Phone', false),
  ],
  pre_chat_message: 'You may tell us a little first.',
};

const OF_CHANNEL: Record<Channel, (token: () => string) => JsonObject> = {
  'Channel::Api': (token) => ({
    ...{ hmac_token: token(), secret: token(), inbox_identifier: token(), webhook_url: '', additional_attributes: {} },
  }),
  'Channel::TwilioSms': (token) => ({
    ...{ hmac_mandatory: null, callback_webhook_url: '/twilio/callback', phone_number: '+15550000001', medium: 'sms' },
    ...{ content_templates: {}, auth_token: token(), account_sid: `AC${'1'.repeat(32)}`, api_key_sid: null },
    ...each('voice_enabled voice_configured has_api_key_secret', false),
    inbound_calls_enabled: true,
  }),
  'Channel::WebWidget': (token) => ({
    ...{ allowed_domains: '', widget_color: '#2781f6', website_url: '/helpline', welcome_title: 'Hello' },
    ...{ welcome_tagline: '', web_widget_script: '<script src="/practice/pages/widget.js"></script>' },
    ...{ website_token: token(), hmac_token: token(), reply_time: 'in_a_few_minutes', continuity_via_email: true },
    selected_feature_flags: ['attachments', 'emoji_picker', 'end_conversation'],
    ...{ pre_chat_form_enabled: false, pre_chat_form_options: PRE_CHAT },
  }),
};

/** Left out of the answers that agents get. */
export const SECRET_SETTINGS: readonly string[] = ['hmac_token', 'secret', 'auth_token', 'webhook_url'];
