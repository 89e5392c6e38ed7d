import { SECOND, type Duration } from '../../core/kernel/instant';
import { endingOf } from '../chatwoot/ending';
import { axios, withCall } from '../chatwoot/shared-axios';
import type { Paged } from '../twilio/twilio-pager';

/** A page for whatever the helpline has: its own mail relay, a pager, a chat. Agents by their ids in Chatwoot. */
export type WebhookPage = { page: string; agentId: number; purpose: string; letter: string; text: string };
export type WebhookPager = { send(page: WebhookPage): Promise<Paged> };

const REQUEST_TIMEOUT: Duration = 9 * SECOND;

/** Posts each page as JSON, with the secret as a bearer. `page` is the same when it comes twice. */
export function webhookPager({ url, secret }: { url: string; secret: string }): WebhookPager {
  return {
    async send(page) {
      const ending = endingOf(REQUEST_TIMEOUT);
      const seen = { status: null, retryAfter: null };
      const settings = { headers: { Authorization: `Bearer ${secret}` }, validateStatus: () => true, maxRedirects: 0 };
      try {
        const { status } = await withCall({ signal: ending.signal, seen }, () =>
          axios.post<unknown>(url, page, settings),
        );
        if (status < 300) return { kind: 'sent', sid: null };
        return status < 500 && status !== 429 ? { kind: 'refused', code: null } : { kind: 'unknown' };
      } catch {
        return { kind: 'unknown' };
      } finally {
        ending.release();
      }
    },
  };
}
