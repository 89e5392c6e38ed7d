import { createRandom, type Random } from '../random';
import type { Channel, Inbox, JsonObject } from './nouns';
import { each } from './spelling';
import type { World } from './world';

/** The ids of the first inboxes; those that `setup` makes come after. */
export const FIRST_INBOXES = { chat: 1, api: 2, text: 3 } as const;
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
    });
  }
  const inboxes = { Chat: 'Channel::WebWidget', API: 'Channel::Api', Text: 'Channel::TwilioSms' } as const;
  for (const [name, channel] of Object.entries(inboxes)) addInbox(world, name, channel, [2, 3, 4], tokens);
}

export function addInbox(world: World, name: string, channel: Channel, members: number[], tokens: Random): Inbox {
  const now = world.clock.now();
  const inbox: Inbox = {
    ...{ id: world.nextId('inbox'), name, member_ids: members, created_at: now, updated_at: now },
    ...{ channel_type: channel, channel_id: world.nextId(channel) },
    settings: { ...COMMON, ...OF_CHANNEL[channel](() => tokens.token(24)) },
  };
  world.inboxes.push(inbox);
  return inbox;
}

const weekday = (day: number): JsonObject => {
  const open = day > 0 && day < 6;
  const hours = { open_hour: open ? 9 : null, close_hour: open ? 17 : null };
  const minutes = each('open_minutes close_minutes', open ? 0 : null);
  return { day_of_week: day, closed_all_day: !open, open_all_day: false, ...hours, ...minutes };
};

/** As a new account has it: collecting e-mail addresses and auto-assignment are on. */
const COMMON: JsonObject = {
  ...each('enable_email_collect enable_auto_assignment allow_messages_after_resolved', true),
  ...each('greeting_enabled working_hours_enabled csat_survey_enabled', false),
  ...each('lock_to_single_conversation hmac_mandatory', false),
  ...each('greeting_message out_of_office_message callback_webhook_url business_name allowed_domains', null),
  ...each('website_url welcome_title welcome_tagline web_widget_script website_token selected_feature_flags', null),
  ...each('widget_color reply_time messaging_service_sid phone_number provider', null),
  ...{ csat_config: {}, auto_assignment_config: {}, timezone: 'UTC', sender_name_type: 'friendly' },
  working_hours: [0, 1, 2, 3, 4, 5, 6].map(weekday),
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
    ...{ selected_feature_flags: ['emoji_picker'], pre_chat_form_enabled: false },
    pre_chat_form_options: { pre_chat_fields: [], pre_chat_message: '' },
  }),
};

/** Left out of the answers that agents get. */
export const SECRET_SETTINGS: readonly string[] = ['hmac_token', 'secret', 'auth_token', 'webhook_url'];
