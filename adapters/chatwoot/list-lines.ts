import { z } from 'zod';
import type { Manners } from './contract';
import type { ChatwootHttp } from './http';
import { id } from './payload-parts';

/** A number that clients text, by the inbox it belongs to; or the messaging service that has several of them. */
export type TextLine = { inboxId: number; number: string | null; service: string | null };

const TWILIO = 'Channel::TwilioSms';
/** The answer holds secrets of the channels; none of them is looked at. */
const inboxes = z.object({
  payload: z.array(
    z.object({
      id,
      channel_type: z.string(),
      phone_number: z.string().nullish().catch(null),
      messaging_service_sid: z.string().nullish().catch(null),
    }),
  ),
});

/** @throws ChatwootError */
export async function listTextLines(
  http: ChatwootHttp,
  token: string,
  manners?: Manners,
): Promise<readonly TextLine[]> {
  const asked = { what: 'list inboxes', writes: false, answer: inboxes, manners };
  const { payload } = await http.direct(asked, { token }, { method: 'GET', path: 'inboxes' });
  return payload
    .filter(({ channel_type: channel }) => channel === TWILIO)
    .map((one) => ({
      inboxId: one.id,
      number: one.phone_number || null,
      service: one.messaging_service_sid || null,
    }))
    .filter(({ number, service }) => number !== null || service !== null);
}
