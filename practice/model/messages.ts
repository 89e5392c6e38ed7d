import { changeConversation, touch } from './change-conversation';
import { changeContact } from './contacts';
import type { Conversation, Message, Receipt } from './nouns';
import { alter } from './spelling';
import { contactOf, inboxOf, type World } from './world';

/** `echoId` comes back in the answer and on the cable and is never stored: the same one twice makes two messages. */
export type Draft = Pick<Message, 'message_type' | 'content' | 'sender'> & Partial<Message> & { echoId?: string };
const CONTACT_UPDATE_MS = 80;
export function addMessage(world: World, conversation: Conversation, { echoId, ...draft }: Draft): Message {
  const now = world.clock.now();
  const incoming = draft.message_type === 'incoming';
  const first = incoming && !conversation.messages.some((each) => each.message_type === 'incoming');
  // Stored is "sent": Chatwoot's dashboard draws it with two ticks, whether anybody received it or not.
  const message: Message = {
    ...{ content_type: 'text', content_attributes: {}, private: false, status: 'sent', source_id: null },
    ...draft,
    ...{ id: world.nextId('message'), conversation_id: conversation.id, created_at: now, updated_at: now },
  };
  conversation.messages.push(message);
  conversation.last_activity_at = now;
  touch(world, conversation);
  const reopened = incoming && reopen(world, conversation);
  follow(world, conversation, message);
  world.announce({ name: 'message.created', message, conversation, ...(echoId === undefined ? {} : { echoId }) });
  if (reopened) addActivity(world, conversation, 'A new message from the client reopened this conversation');
  if (incoming) {
    const contact = contactOf(world, conversation);
    world.clock.after(CONTACT_UPDATE_MS, () => changeContact(world, contact, { last_activity_at: world.clock.now() }));
  }
  if (first) askForEmail(world, conversation);
  return message;
}

/** A grey line in the thread. */
export function addActivity(world: World, conversation: Conversation, content: string): void {
  addMessage(world, conversation, { message_type: 'activity', content, sender: null });
}

function reopen(world: World, conversation: Conversation): boolean {
  if (conversation.status !== 'resolved' && conversation.status !== 'snoozed') return false;
  if (contactOf(world, conversation).blocked) return false;
  return changeConversation(world, conversation, { status: 'open', snoozed_until: null });
}

/** A client's message starts the waiting, a person's or bot's public one ends it; a person's first is the first reply. */
function follow(world: World, conversation: Conversation, message: Message): void {
  if (message.message_type === 'incoming' && conversation.waiting_since === null) {
    changeConversation(world, conversation, { waiting_since: message.created_at });
  }
  if (message.message_type !== 'outgoing' || message.private || !message.sender) return;
  const first = message.sender.type === 'User' && conversation.first_reply_created_at === null;
  const reply = first ? { first_reply_created_at: message.created_at } : {};
  changeConversation(world, conversation, { ...reply, waiting_since: null });
}

/** On by default in Chatwoot: a client of the web widget who wrote first is asked for an e-mail address. */
function askForEmail(world: World, conversation: Conversation): void {
  const inbox = inboxOf(world, conversation);
  if (inbox.channel_type !== 'Channel::WebWidget' || inbox.settings['enable_email_collect'] !== true) return;
  if (contactOf(world, conversation).email) return;
  const ask = { message_type: 'template', sender: null } as const;
  addMessage(world, conversation, { ...ask, content: 'You can leave the team a way to reach you.' });
  addMessage(world, conversation, { ...ask, content: 'Be told of an answer by e-mail', content_type: 'input_email' });
}

/** Changes the message's row only: its conversation is neither stamped nor seen by `updated_within`. */
export function changeMessage(world: World, message: Message, wanted: Partial<Message>): void {
  const changes = alter(message, wanted, world.clock.now());
  const conversation = world.conversations.get(message.conversation_id);
  if (conversation && changes.length > 0) world.announce({ name: 'message.updated', message, conversation, changes });
}

/** A plain save: any status may follow any other. The error text is touched only when one is given. */
export function setReceipt(world: World, message: Message, status: Receipt, error?: string | null): void {
  const said = error === undefined ? {} : { external_error: error };
  changeMessage(world, message, { status, content_attributes: { ...message.content_attributes, ...said } });
}

/** The words go, and with them every content attribute: a marker of ours too. The status stays. */
export function deleteMessage(world: World, message: Message): void {
  const content = 'This message was deleted';
  changeMessage(world, message, { content, content_attributes: { deleted: true } });
}
