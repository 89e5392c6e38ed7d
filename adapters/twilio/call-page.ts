import { z } from 'zod';
import type { Logged } from '../../core/credits/compare';
import { nextOf, type LogAsked, type LogPage } from './log-page';
import { minutesBilled } from './minutes-billed';
import { twilioCall } from './twilio-payloads';

const listed = twilioCall.extend({
  direction: z.string().catch(''),
  from: z.string().nullish().catch(null),
  to: z.string().nullish().catch(null),
  start_time: z.string().nullish().catch(null),
  date_created: z.string().nullish().catch(null),
});
const listing = z.object({ calls: z.array(listed), next_page_uri: z.string().nullish().catch(null) });

/** Null when it is no such page. What is not of the number that was asked for is left out. */
export function readCallPage(body: unknown, asked: LogAsked): LogPage | null {
  const found = listing.safeParse(body);
  if (!found.success) return null;
  return {
    logged: found.data.calls.flatMap((one) => loggedOf(one, asked) ?? []),
    next: nextOf(found.data.next_page_uri ?? null),
  };
}

function loggedOf(one: z.infer<typeof listed>, { line, way, isOnCall }: LogAsked): Logged | null {
  const at = Date.parse(one.start_time ?? one.date_created ?? '');
  const isIn = one.direction === 'inbound';
  // Of a messaging service no call comes and none goes to it.
  const isOurs = line.number !== null && one[way] === line.number;
  if (!Number.isFinite(at) || !isOurs || isIn !== (way === 'to')) return null;
  return {
    ...{ id: one.sid, at, channel: 'voice' },
    // A call that a call was put through to: by the carrier's own rules, not by us.
    way: isIn ? 'in' : one.direction === 'outbound-dial' ? 'passed-on' : 'out',
    toOnCall: !isIn && isOnCall(one.to ?? ''),
    units: minutesBilled(one.status, one.duration ?? null),
  };
}
