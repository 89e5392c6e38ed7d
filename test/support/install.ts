import type { ChatwootConfig } from '../../adapters/config/config';

/** What we listen for: the same events that `setup` asks Chatwoot for. */
const EVENTS = [
  'message_created',
  'message_updated',
  'conversation_created',
  'conversation_updated',
  'conversation_status_changed',
  'conversation_typing_on',
  'conversation_typing_off',
];

/** Makes in the practice Chatwoot, by its API, what the plugin needs, and gives the configuration that goes with it. */
export async function install(url: string, adminToken: string, webhookUrl: string): Promise<ChatwootConfig> {
  const post = async <T>(path: string, body: object): Promise<T> => {
    const answer = await fetch(`${url}/api/v1/accounts/1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'Api-Access-Token': adminToken },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`the practice Chatwoot answered ${path} with ${answer.status}`);
    return (await answer.json()) as T;
  };
  const bot = await post<{ id: number; access_token: string }>('/agent_bots', { name: 'Helpline' });
  const { payload } = await post<{ payload: { webhook: { secret: string } } }>('/webhooks', {
    url: webhookUrl,
    subscriptions: EVENTS,
  });
  const inbox = await post<{ id: number }>('/inboxes', { name: 'Helpline desk', channel: { type: 'api' } });
  const made = await post<{ payload: { contact: { id: number }; contact_inbox: { source_id: string } } }>('/contacts', {
    inbox_id: inbox.id,
    name: 'Helpline desk',
  });
  const desk = await post<{ id: number }>('/conversations', {
    source_id: made.payload.contact_inbox.source_id,
    inbox_id: inbox.id,
    contact_id: made.payload.contact.id,
  });
  for (const [key, name] of [
    ['helpline_connection', 'Connection'],
    ['helpline_next_step', 'Next step'],
  ]) {
    await post('/custom_attribute_definitions', {
      attribute_display_name: name,
      attribute_key: key,
      attribute_model: 'conversation_attribute',
      attribute_display_type: 'text',
      attribute_description: name,
    });
  }
  return {
    url,
    accountId: 1,
    adminToken,
    botToken: bot.access_token,
    botId: bot.id,
    webhookSecrets: [payload.webhook.secret],
    deskConversationId: desk.id,
    requestsPerSecond: 20,
  };
}
