import { z } from 'zod';
import { SECOND, type Duration } from '../../core/kernel/instant';
import { endingOf } from '../chatwoot/ending';
import { axios, withCall } from '../chatwoot/shared-axios';
import type { TwilioConfig } from '../config/config';

const REQUEST_TIMEOUT: Duration = 10 * SECOND;

/** Of a Messaging Service only how long Twilio may hold a text that it could not hand to the carrier, in seconds. */
const service = z.object({ sid: z.string(), validity_period: z.int().positive() });

/**
 * For how long (ms) Twilio may hold a text of any of these Messaging Services (B2.7: ten hours where nobody changed it), the
 * longest of them. Null: there is none, or Twilio does not tell of one of them, so a person is asked.
 */
export async function longestValidity(twilio: TwilioConfig, services: readonly string[]): Promise<Duration | null> {
  if (services.length === 0) return null;
  const periods: Duration[] = [];
  for (const sid of new Set(services)) {
    const period = await validityOf(twilio, sid);
    if (period === null) return null;
    periods.push(period);
  }
  return Math.max(...periods);
}

async function validityOf({ url, user, password }: TwilioConfig, sid: string): Promise<Duration | null> {
  // Twilio keeps its services at a host of their own, beside that of its log.
  const address = `${url.replace('//api.', '//messaging.')}/v1/Services/${encodeURIComponent(sid)}`;
  const seen = { status: null, retryAfter: null };
  const ending = endingOf(REQUEST_TIMEOUT);
  try {
    const request = { auth: { username: user, password }, headers: { Accept: 'application/json' } };
    const { data } = await withCall({ signal: ending.signal, seen }, () => axios.get<unknown>(address, request));
    const read = service.safeParse(data);
    return read.success && read.data.sid === sid ? read.data.validity_period * SECOND : null;
  } catch {
    // Refused, away or odd: none of it may be kept, for it holds the token. A person is asked instead.
    return null;
  } finally {
    ending.release();
  }
}
