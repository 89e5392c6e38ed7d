import { addContact, addContactInbox, findContactInbox } from './contacts';
import { openConversation } from './conversations';
import { FIRST_INBOXES } from './first-day';
import { addMessage, changeMessage, setReceipt } from './messages';
import type { Conversation, JsonObject, Message } from './nouns';
import { byId, contactOf, inboxOf, type World } from './world';

const AFTER_MS = { accepted: [700, 1_600], delivered: [1_200, 4_000], late: [800, 1_500] } as const;

/** See faults.ts. */
type Odds = { smsLateSent: number; smsUndelivered: number };

/**
 * Twilio as Chatwoot uses it: a public text gets its SID about a second after it was stored, unless it has one; then status
 * callbacks come, saved as they are: a late `sent` undoes `delivered`, an error text stays after a later `delivered`.
 */
export function connectLine(world: World, odds: Odds): void {
  world.listen((notice) => {
    if (notice.name !== 'message.created') return;
    const { message, conversation } = notice;
    if (message.message_type !== 'outgoing' || message.private || message.source_id !== null) return;
    if (inboxOf(world, conversation).channel_type === 'Channel::TwilioSms') send(world, odds, conversation, message);
  });
}

function send(world: World, odds: Odds, conversation: Conversation, message: Message): void {
  const { clock, random, line } = world;
  const to = contactOf(world, conversation).phone_number ?? '';
  clock.after(random.between(...AFTER_MS.accepted), () => {
    if (line.optedOut.has(to)) {
      setReceipt(world, message, 'failed', '[HTTP 400] 21610 : The recipient has opted out of texts from this number');
      return;
    }
    const sid = newSid(world);
    changeMessage(world, message, { source_id: sid });
    if (!line.answersByItself) return;
    clock.after(random.between(...AFTER_MS.delivered), () => {
      if (random.chance(odds.smsUndelivered)) return smsStatus(world, sid, 'undelivered', '30003');
      smsStatus(world, sid, 'delivered');
      const late = (): void => smsStatus(world, sid, 'sent');
      if (random.chance(odds.smsLateSent)) clock.after(random.between(...AFTER_MS.late), late);
    });
  });
}

const newSid = (world: World): string => `SM${world.random.uuid().replaceAll('-', '')}`;

/** What Twilio's own log says of a text. */
export const logged = ({ line }: World, sid: string): JsonObject =>
  line.log.get(sid) ?? { sid, status: 'queued', error_code: null, num_segments: '0' };

/** A status callback. Nobody checks who sent it; unknown SIDs and in-between states are dropped without a word. */
export function smsStatus(world: World, sid: string, status: string, errorCode = 'unknown'): void {
  // One that is sent late is no news to who sent it.
  const told = { sid, status, error_code: Number(errorCode) || null, num_segments: '1' };
  if (status !== 'sent' || !world.line.log.has(sid)) world.line.log.set(sid, told);
  const message = [...world.conversations.values()]
    .flatMap((conversation) => conversation.messages)
    .find((each) => each.source_id === sid && each.message_type === 'outgoing');
  if (!message) return;
  if (status === 'sent' || status === 'delivered') setReceipt(world, message, status);
  const failed = status === 'undelivered' || status === 'failed';
  if (failed) setReceipt(world, message, 'failed', `Error code: ${errorCode}`);
}

const PLACE = { from_state: null, from_country: 'US', from_zip_code: null };

/** A text arrives. The same SID again makes a second message with the same source_id, as Chatwoot does. */
export function smsArrives(world: World, from: string, body: string, sid = newSid(world)): Conversation {
  const inbox = byId(world.inboxes, FIRST_INBOXES.text);
  const word = body.trim().toUpperCase();
  if (word === 'STOP') world.line.optedOut.add(from);
  if (word === 'START') world.line.optedOut.delete(from);
  const caller = { name: from.slice(1), phone_number: from, additional_attributes: PLACE };
  const row =
    findContactInbox(world, { inbox_id: inbox.id, source_id: from }) ??
    addContactInbox(world, addContact(world, caller), inbox, from);
  const last = [...world.conversations.values()].filter((each) => each.contact_inbox_id === row.id).at(-1);
  const reuse = last && (last.status !== 'resolved' || inbox.settings['lock_to_single_conversation'] === true);
  const conversation = reuse ? last : openConversation(world, row, { additional_attributes: PLACE });
  const sender = { type: 'Contact', id: row.contact_id } as const;
  addMessage(world, conversation, { message_type: 'incoming', content: body, source_id: sid, sender });
  return conversation;
}
