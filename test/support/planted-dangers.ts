import type { DangerId } from '../../core/preflight/dangers';
import type { Ward } from './doctor-at-practice';

type Plant = (ward: Ward) => void;

/** Each danger that can be read, and how it is planted. */
export const PLANTED: readonly [DangerId, Plant][] = [
  ['continuity-email', (ward) => void (ward.inbox(1)['continuity_via_email'] = true)],
  ['continuity-api', (ward) => void (ward.rest.settings.features['email_continuity_on_api_channel'] = true)],
  ['email-collect', (ward) => void (ward.inbox(1)['enable_email_collect'] = true)],
  ['pre-chat-contact', (ward) => preChat(ward, ['emailAddress', 'phoneNumber'])],
  ['csat', (ward) => void (ward.inbox(3)['csat_survey_enabled'] = true)],
  ['auto-resolve', (ward) => account(ward, { auto_resolve_after: 60, auto_resolve_ignore_waiting: true })],
  [
    'auto-resolve-message',
    (ward) =>
      account(ward, { auto_resolve_after: 60, auto_resolve_ignore_waiting: true, auto_resolve_message: 'Bye for now' }),
  ],
  ['auto-resolve-waiting', (ward) => account(ward, { auto_resolve_after: 60, auto_resolve_ignore_waiting: false })],
  ['greeting', (ward) => void (ward.inbox(3)['greeting_enabled'] = true)],
  [
    'out-of-office',
    (ward) =>
      void Object.assign(ward.inbox(1), { working_hours_enabled: true, out_of_office_message: 'We are closed' }),
  ],
  ['automation-sends', (ward) => ward.rest.settings.automations.push(rule(1, true), rule(2, false), rule(3, true))],
  ['campaign', (ward) => ward.rest.settings.campaigns.push({ id: 4, enabled: true }, { id: 5, enabled: false })],
  ['bot-in-inbox', (ward) => void (ward.rest.settings.bots['1'] = 1)],
  ['inbox-webhook', (ward) => void (ward.inbox(2)['webhook_url'] = `${ward.road.pluginUrl}/webhooks/chatwoot`)],
  [
    'own-notifications',
    (ward) =>
      void Object.assign(ward.rest.settings.notifications, {
        selected_email_flags: ['email_conversation_assignment'],
        selected_push_flags: ['push_conversation_mention', 'push_conversation_assignment'],
      }),
  ],
  ['integrations', (ward) => ward.rest.settings.integrations.push({ id: 'openai', enabled: true })],
  ['attachments', (ward) => void (ward.inbox(1)['selected_feature_flags'] = ['attachments', 'emoji_picker'])],
  [
    'macro-sends',
    (ward) => ward.rest.settings.macros.push({ id: 1, actions: [{ action_name: 'send_email_transcript' }] }),
  ],
  [
    'bot-webhook',
    (ward) => void ward.road.practice.model.bots.forEach((bot) => (bot['outgoing_url'] = `${ward.road.pluginUrl}/x`)),
  ],
  ['auto-assignment', (ward) => void (ward.inbox(1)['enable_auto_assignment'] = true)],
  ['ip-lookup', (ward) => void (ward.rest.settings.features['ip_lookup'] = true)],
];

/** What comes with it by its nature. */
export const WITH: Partial<Record<DangerId, DangerId[]>> = {
  'auto-resolve-message': ['auto-resolve'],
  'auto-resolve-waiting': ['auto-resolve'],
};

const rule = (id: number, active: boolean) => ({ id, active, actions: [{ action_name: 'send_message' }] });
const account = (ward: Ward, settings: object): void =>
  void Object.assign(ward.road.practice.model.account.settings, settings);
function preChat(ward: Ward, names: string[]): void {
  const fields = ['emailAddress', 'fullName', 'phoneNumber'].map((name) => {
    return { name, type: 'text', label: name, enabled: names.includes(name), required: true, field_type: 'standard' };
  });
  const form = { pre_chat_fields: fields, pre_chat_message: 'Is it safe to write?' };
  Object.assign(ward.inbox(1), { pre_chat_form_enabled: true, pre_chat_form_options: form });
}
