import type { HelplineEvent } from '../../core/kernel/event';
import { makeFingerprint } from '../../adapters/chatwoot/fingerprint';
import { translateWebhook, type Heard, type Us } from '../../adapters/chatwoot/translate-webhook';
import { recordedWebhooks } from './recorded-webhooks';

/** Who we were when the webhooks were recorded. */
export const RECORDED_US: Us = {
  accountId: 1,
  botId: 1,
  deskConversationId: 8,
  fingerprint: makeFingerprint('some-secret-0123456789'),
};

export const HEARD: Heard = { heardAt: 1_795_310_600_500, sentAt: 1_795_310_600_000 };

/** The recorded webhooks as the door has them: parsed, with the times they came with. */
export const recorded = recordedWebhooks().map(({ raw, headers, received_at_ms, path }) => ({
  path,
  body: JSON.parse(raw) as Record<string, unknown>,
  heard: { heardAt: received_at_ms, sentAt: Number(headers['x-chatwoot-timestamp']) * 1000 },
}));

/** What a webhook says; it must not be odd. */
export function eventsOf(body: unknown, heard = HEARD, us = RECORDED_US): readonly HelplineEvent[] {
  const translated = translateWebhook(body, heard, us);
  if (translated === 'odd') throw new Error('odd');
  return translated;
}

/** The recorded webhook at this place, some of its fields changed. */
export function recording(index: number, changes: Record<string, unknown> = {}): Record<string, unknown> {
  const one = recorded[index];
  if (!one) throw new Error('no such recording');
  return { ...structuredClone(one.body), ...changes };
}

export const kindsOf = (events: readonly HelplineEvent[]) => events.map(({ kind }) => kind);
