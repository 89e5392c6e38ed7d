import { z } from 'zod';
import type { Logged } from '../../core/credits/compare';
import type { Listing } from '../../core/kernel/reconcile';
import { twilioMessage } from './twilio-payloads';

/**
 * A number of ours: an inbox's, or the one that pages come from. `number` null: the inbox is a whole messaging service, and
 * its texts are known by the service alone.
 */
export type OurLine = { inboxId: number; number: string | null; service: string | null };

/** A page of one listing. `isOnCall`: whether a number is that of somebody on call; it is asked here and kept nowhere. */
export type TextsAsked = {
  line: OurLine;
  way: Listing['way'];
  /** The first day (GMT), such as 2026-11-01. */
  since: string;
  page: { number: string; token: string } | null;
  isOnCall: (number: string) => boolean;
};

/** What of a page matters, without numbers and words, and the page after it. */
export type TextPage = { texts: readonly Logged[]; next: { number: string; token: string } | null };

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
export function readTextPage(body: unknown, asked: TextsAsked): TextPage | null {
  const found = listing.safeParse(body);
  if (!found.success) return null;
  return {
    texts: found.data.messages.flatMap((one) => loggedOf(one, asked) ?? []),
    next: nextOf(found.data.next_page_uri ?? null),
  };
}

function loggedOf(one: z.infer<typeof listed>, { line, way, isOnCall }: TextsAsked): Logged | null {
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

/** Of the next page's address only its place in the list: the rest holds our number. */
function nextOf(uri: string | null): TextPage['next'] {
  const query = uri === null ? null : new URL(uri, 'http://there').searchParams;
  const token = query?.get('PageToken') ?? null;
  return token === null ? null : { token, number: query?.get('Page') ?? '1' };
}
