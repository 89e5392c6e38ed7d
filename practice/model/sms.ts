import { addContact, addContactInbox, findContactInbox } from './contacts';
import { openConversation } from './conversations';
import { addMessage, changeMessage, setReceipt } from './messages';
import type { Conversation, Message } from './nouns';
import { contactOf, inboxOf, must, type World } from './world';

const ACCEPTED_AFTER_MS = [700, 1_600] as const;
const DELIVERED_AFTER_MS = [1_200, 4_000] as const;
const LATE_AFTER_MS = [800, 1_500] as const;

/**
 * Twilio as Chatwoot uses it: a public text gets its SID about a second after it was stored, then status callbacks come,
 * saved as they are: a late `sent` undoes `delivered`, and an error text stays after a later `delivered`.
 * A message that was given a source_id counts as sent already.
 */
export function connectLine(world: World): void {
  world.listen((notice) => {
    if (notice.name !== 'message.created') return;
    const { message, conversation } = notice;
    if (message.message_type !== 'outgoing' || message.private || message.source_id !== null) return;
    if (inboxOf(world, conversation).channel_type === 'Channel::TwilioSms') send(world, conversation, message);
  });
}

function send(world: World, conversation: Conversation, message: Message): void {
  const { clock, random, line } = world;
  clock.after(random.between(...ACCEPTED_AFTER_MS), () => {
    if (line.optedOut.has(contactOf(world, conversation).phone_number ?? '')) {
      setReceipt(world, message, 'failed', '[HTTP 400] 21610 : The recipient has opted out of texts from this number');
      return;
    }
    const sid = `SM${random.uuid().replaceAll('-', '')}`;
    changeMessage(world, message, { source_id: sid });
    if (!line.answersByItself) return;
    clock.after(random.between(...DELIVERED_AFTER_MS), () => {
      if (random.chance(line.undelivered)) return smsStatus(world, sid, 'undelivered', '30003');
      smsStatus(world, sid, 'delivered');
      if (random.chance(line.lateSent)) {
        clock.after(random.between(...LATE_AFTER_MS), () => smsStatus(world, sid, 'sent'));
      }
    });
  });
}

/** A status callback. Nobody checks who sent it; unknown SIDs and in-between states are dropped without a word. */
export function smsStatus(world: World, sid: string, status: string, errorCode = 'unknown'): void {
  const message = [...world.conversations.values()]
    .flatMap((conversation) => conversation.messages)
    .find((each) => each.source_id === sid && each.message_type === 'outgoing');
  if (!message) return;
  if (status === 'sent' || status === 'delivered') setReceipt(world, message, status);
  if (status === 'undelivered' || status === 'failed') {
    setReceipt(world, message, 'failed', `Error code: ${errorCode}`);
  }
}

const PLACE = { from_state: null, from_country: 'US', from_zip_code: null };

/** A text arrives. The same SID again makes a second message with the same source_id, as Chatwoot does. */
export function smsArrives(world: World, from: string, body: string, sid: string): Conversation {
  const inbox = must(
    world.inboxes.find((each) => each.channel_type === 'Channel::TwilioSms'),
    'SMS inbox',
  );
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
