import type { Carrier } from '../twilio/carrier';
import { isRefused } from '../twilio/nouns';
import { sendText, textArrives } from '../twilio/texts';
import { addContact, addContactInbox, findContactInbox } from './contacts';
import { openConversation } from './conversations';
import { FIRST_INBOXES } from './first-day';
import { addMessage, changeMessage, setReceipt } from './messages';
import type { Contact, Conversation, Inbox, Message } from './nouns';
import { byId, contactOf, inboxOf, type World } from './world';

const ACCEPTED_AFTER_MS = [700, 1_600] as const;

/**
 * Chatwoot's inbox for texts at the carrier: a public text gets its SID about a second after it was stored, unless it has
 * one; then reports come, saved as they are: a late `sent` undoes `delivered`, an error text stays after a later
 * `delivered`. What clients text to its number is handed to it.
 */
export function connectLine(world: World, carrier: Carrier): void {
  carrier.numbers.set(numberOf(textInbox(world)), {
    takesText: ({ from, body, sid }) => void smsArrives(world, from, body, sid),
  });
  world.listen((notice) => {
    if (notice.name !== 'message.created') return;
    const { message, conversation } = notice;
    if (message.message_type !== 'outgoing' || message.private || message.source_id !== null) return;
    if (inboxOf(world, conversation).channel_type !== 'Channel::TwilioSms') return;
    world.clock.after(world.random.between(...ACCEPTED_AFTER_MS), () => send(world, carrier, conversation, message));
  });
}

/** The account whose SID and token the inbox was given. */
export function lineAccount(world: World, { twilioToken }: { twilioToken?: string }): Carrier['account'] {
  const { account_sid: sid, auth_token: token } = textInbox(world).settings;
  return { sid: String(sid), token: twilioToken ?? String(token), keys: new Map() };
}

const textInbox = (world: World): Inbox => byId(world.inboxes, FIRST_INBOXES.text);
/** Texts come to it and go from it. */
export const numberOf = ({ settings }: Inbox): string => String(settings['phone_number']);

function send(world: World, carrier: Carrier, conversation: Conversation, message: Message): void {
  const to = world.contacts.get(conversation.contact_id)?.phone_number;
  // Forgotten meanwhile.
  if (to === undefined) return;
  const sent = sendText(carrier, {
    from: numberOf(inboxOf(world, conversation)),
    to: to ?? '',
    body: message.content,
    tell: (status, code) =>
      isRefused(sent) || smsStatus(world, sent.sid, status, code === null ? undefined : String(code)),
  });
  if (!isRefused(sent)) return changeMessage(world, message, { source_id: sent.sid });
  const { code, message: words, status } = sent;
  setReceipt(world, message, 'failed', `[HTTP ${status}] ${code} : ${words}`);
}

/** A status callback. Nobody checks who sent it; unknown SIDs and in-between states are dropped without a word. */
export function smsStatus(world: World, sid: string, status: string, errorCode = 'unknown'): void {
  const message = [...world.conversations.values()]
    .flatMap((conversation) => conversation.messages)
    .find((each) => each.source_id === sid && each.message_type === 'outgoing');
  if (!message) return;
  if (status === 'sent' || status === 'delivered') setReceipt(world, message, status);
  const failed = status === 'undelivered' || status === 'failed';
  if (failed) setReceipt(world, message, 'failed', `Error code: ${errorCode}`);
}

/** A client texts the inbox's number. Answers their conversation; none if the carrier lost their first text. */
export function clientTexts(world: World, carrier: Carrier, from: string, body: string): Conversation | undefined {
  textArrives(carrier, { from, to: numberOf(textInbox(world)), body });
  return [...world.conversations.values()]
    .filter((each) => each.inbox_id === FIRST_INBOXES.text && contactOf(world, each).phone_number === from)
    .at(-1);
}

const PLACE = { from_state: null, from_country: 'US', from_zip_code: null };

/** A text is handed over. The same SID again makes a second message with the same source_id, as Chatwoot does. */
export function smsArrives(world: World, from: string, body: string, sid: string): Conversation {
  const inbox = textInbox(world);
  const row =
    findContactInbox(world, { inbox_id: inbox.id, source_id: from }) ??
    addContactInbox(world, callerOf(world, from), inbox, from);
  const last = [...world.conversations.values()].filter((each) => each.contact_inbox_id === row.id).at(-1);
  const reuse = last && (last.status !== 'resolved' || inbox.settings['lock_to_single_conversation'] === true);
  const conversation = reuse ? last : openConversation(world, row, { additional_attributes: PLACE });
  const sender = { type: 'Contact', id: row.contact_id } as const;
  addMessage(world, conversation, { message_type: 'incoming', content: body, source_id: sid, sender });
  return conversation;
}

const callerOf = (world: World, from: string): Contact =>
  addContact(world, { name: from.slice(1), phone_number: from, additional_attributes: PLACE });
