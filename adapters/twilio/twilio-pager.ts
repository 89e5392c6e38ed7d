import { z } from 'zod';
import { SECOND, type Duration, type Instant } from '../../core/kernel/instant';
import { endingOf } from '../chatwoot/ending';
import { axios, withCall } from '../chatwoot/shared-axios';
import type { TwilioConfig } from '../config/config';

/** One page as Twilio takes it. The number goes to Twilio and nowhere else. */
export type TwilioPage = { to: string; from: string; statusUrl: string } & (
  { by: 'text'; text: string } | { by: 'call'; voiceUrl: string }
);

/**
 * How it ended. sent: Twilio has taken it. refused: it will not (a code such as 21610, they opted out). not-sent: surely not
 * taken, try again. unknown: nobody can tell; its log has to be looked at before a second try.
 */
export type Paged =
  { kind: 'sent'; sid: string | null } | { kind: 'refused'; code: number | null } | { kind: 'not-sent' | 'unknown' };

export type TwilioPager = {
  send(page: TwilioPage): Promise<Paged>;
  /** The SID of such a page since that moment, null when there is none, "unread" when the log could not be read. */
  find(page: TwilioPage, since: Instant): Promise<{ sid: string | null } | 'unread'>;
};

const REQUEST_TIMEOUT: Duration = 9 * SECOND;
/** Twilio's clock and ours, and its whole seconds. */
const EARLIER: Duration = 2 * SECOND;
const NEVER_LEFT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];

const taken = z.object({ sid: z.string() });
const refusal = z.object({ code: z.number().nullable().catch(null) }).catch({ code: null });
const logged = z.object({ sid: z.string(), to: z.string(), body: z.string().optional(), date_created: z.string() });
const log = z.object({ messages: z.array(logged).optional(), calls: z.array(logged).optional() });

export function twilioPager({ url, accountSid, user, password }: TwilioConfig): TwilioPager {
  const base = `${url}/2010-04-01/Accounts/${accountSid}`;
  const request = async (method: 'GET' | 'POST', address: string, form?: URLSearchParams) => {
    const ending = endingOf(REQUEST_TIMEOUT);
    const seen = { status: null, retryAfter: null };
    const settings = { auth: { username: user, password }, validateStatus: () => true, maxRedirects: 0 };
    try {
      return await withCall({ signal: ending.signal, seen }, () =>
        axios.request<unknown>({ method, url: address, data: form, ...settings }),
      );
    } finally {
      ending.release();
    }
  };
  return {
    async send(page) {
      const form = new URLSearchParams({ To: page.to, From: page.from, StatusCallback: page.statusUrl });
      if (page.by === 'text') form.set('Body', page.text);
      else form.set('Url', page.voiceUrl);
      const what = page.by === 'text' ? 'Messages' : 'Calls';
      let answer;
      try {
        answer = await request('POST', `${base}/${what}.json`, form);
      } catch (failure) {
        const code = String((failure as { code?: unknown }).code);
        // The failure itself holds the number and the token; it ends here.
        return { kind: NEVER_LEFT.includes(code) ? 'not-sent' : 'unknown' };
      }
      if (answer.status === 429) return { kind: 'not-sent' };
      if (answer.status >= 400 && answer.status < 500)
        return { kind: 'refused', code: refusal.parse(answer.data).code };
      const read = taken.safeParse(answer.data);
      return answer.status < 300 && read.success ? { kind: 'sent', sid: read.data.sid } : { kind: 'unknown' };
    },
    async find(page, since) {
      const what = page.by === 'text' ? 'Messages' : 'Calls';
      // By our own number: theirs stays out of every address.
      const query = new URLSearchParams({ From: page.from, PageSize: '100' });
      const answer = await request('GET', `${base}/${what}.json?${query.toString()}`).catch(() => null);
      const read = log.safeParse(answer?.data);
      if (answer?.status !== 200 || !read.success) return 'unread';
      const all = (page.by === 'text' ? read.data.messages : read.data.calls) ?? [];
      const found = all.find(
        ({ to, body, date_created }) =>
          to === page.to && (page.by === 'call' || body === page.text) && Date.parse(date_created) >= since - EARLIER,
      );
      return { sid: found?.sid ?? null };
    },
  };
}
