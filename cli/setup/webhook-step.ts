import type { SetupCalls } from '../../adapters/chatwoot/setup-calls';
import { WEBHOOK_PATH } from '../../adapters/chatwoot/webhook-path';
import type { Hand } from './hand';

/** Exactly what we hear. Not the contact events: they tell nothing that we need, and each text brings one. */
export const EVENTS = [
  'message_created',
  'message_updated',
  'conversation_created',
  'conversation_updated',
  'conversation_status_changed',
  'conversation_typing_on',
  'conversation_typing_off',
] as const;

const NAME = 'Helpline';

/** The webhook at our address with our events; its secret, or null when it is only looked for and missing. */
export async function webhookStep(calls: SetupCalls, hand: Hand, pluginUrl: string): Promise<string | null> {
  const url = `${pluginUrl}${WEBHOOK_PATH}`;
  const webhooks = await calls.webhooks();
  const ours = webhooks.find((webhook) => webhook.url === url);
  for (const other of webhooks.filter((one) => one !== ours && one.url.endsWith(WEBHOOK_PATH))) {
    hand.warn(`Another webhook goes to ${other.url}. If that is an old address of this plugin, delete it in Chatwoot.`);
  }
  if (!ours) {
    const made = await hand.change(`webhook to ${url}`, () =>
      calls.createWebhook({ name: NAME, url, subscriptions: EVENTS }),
    );
    return made?.secret ?? null;
  }
  const same =
    ours.subscriptions.length === EVENTS.length && EVENTS.every((event) => ours.subscriptions.includes(event));
  if (same) hand.found(`webhook to ${url}`);
  else await hand.change(`events of the webhook to ${url}`, () => calls.changeWebhook(ours.id, EVENTS));
  return ours.secret;
}
