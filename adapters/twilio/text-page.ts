import { z } from 'zod';
import type { Logged } from '../../core/credits/compare';
import { nextOf, type LogAsked, type LogPage } from './log-page';
import { twilioMessage } from './twilio-payloads';

const listed = twilioMessage.extend({
  direction: z.string().catch(''),
  from: z.string().nullish().catch(null),
  to: z.string().nullish().catch(null),
  messaging_service_sid: z.string().nullish().catch(null),
  date_sent: z.string().nullish().catch(null),
  date_created: z.string().nullish().catch(null),
});
const listing = z.object({ messages: z.array(listed), next_page_uri: z.string().nullish().catch(null) });

/** Null when it is no such page. What is not of the number that was asked for is left out. */
export function readTextPage(body: unknown, asked: LogAsked): LogPage | null {
  const found = listing.safeParse(body);
  if (!found.success) return null;
  return {
    logged: found.data.messages.flatMap((one) => loggedOf(one, asked) ?? []),
    next: nextOf(found.data.next_page_uri ?? null),
  };
}

function loggedOf(one: z.infer<typeof listed>, { line, way, isOnCall }: LogAsked): Logged | null {
  const at = Date.parse(one.date_sent ?? one.date_created ?? '');
  const isIn = one.direction === 'inbound';
  const isOurs = line.number === null ? one.messaging_service_sid === line.service : one[way] === line.number;
  if (!Number.isFinite(at) || !isOurs || isIn !== (way === 'to')) return null;
  const channel = one.sid.startsWith('MM') ? 'mms' : 'sms';
  const segments = Number(one.num_segments ?? 0) || null;
  return {
    ...{ id: one.sid, at, channel },
    way: isIn ? 'in' : one.direction === 'outbound-api' ? 'out' : 'reply',
    toOnCall: !isIn && isOnCall(one.to ?? ''),
    // Called off before it left: nothing is billed. A picture is one message, in however many parts.
    units: one.status === 'canceled' ? 0 : channel === 'mms' ? segments && 1 : segments,
  };
}
