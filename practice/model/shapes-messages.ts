import type { Conversation, JsonObject, Message } from './nouns';
import { type Place, senderPush } from './shapes-people';
import { epochOf, fields, isoOf, seconds } from './spelling';
import { must, type World } from './world';

const KIND_NUMBER = { incoming: 0, outgoing: 1, activity: 2, template: 3 } as const;
const MOST_UNREAD = 10;

/** What the client can see: no notes, no grey lines. */
export const isPublic = (message: Message): boolean => !message.private && message.message_type !== 'activity';

/** The client's messages since an agent last opened the thread; Chatwoot stops counting at ten. */
export function unreadCount(conversation: Conversation): number {
  const seen = conversation.agent_last_seen_at ?? 0;
  const unread = conversation.messages.filter((each) => each.message_type === 'incoming' && each.created_at > seen);
  return Math.min(MOST_UNREAD, unread.length);
}

const senderOf = (world: World, message: Message, place: Place): JsonObject =>
  message.sender ? { sender: senderPush(world, message.sender, place) } : {};

/** Every column, as in nested `messages[]` of webhooks, in the conversation answers and on the cable. */
export const messagePush = (world: World, of: Conversation, message: Message, place: Place): JsonObject => ({
  ...fields(message, 'id content conversation_id private status source_id content_type content_attributes'),
  ...{ account_id: world.account.id, inbox_id: of.inbox_id, message_type: KIND_NUMBER[message.message_type] },
  ...{ created_at: epochOf(message.created_at), updated_at: isoOf(message.updated_at), sentiment: {} },
  ...{ sender_type: message.sender?.type ?? null, sender_id: message.sender?.id ?? null },
  ...{ external_source_ids: {}, additional_attributes: {}, processed_message_content: message.content },
  conversation: {
    ...{ assignee_id: of.assignee_id, unread_count: unreadCount(of), ...seconds(of, 'last_activity_at') },
    contact_inbox: { source_id: must(world.contactInboxes.get(of.contact_inbox_id), 'contact inbox').source_id },
  },
  ...senderOf(world, message, place),
});

/** As `GET messages` and the answer to `POST messages` spell it. */
export const messageRest = (world: World, of: Conversation, message: Message, echoId?: string): JsonObject => ({
  ...fields(message, 'id content conversation_id content_type status content_attributes private source_id'),
  ...{ inbox_id: of.inbox_id, message_type: KIND_NUMBER[message.message_type], ...seconds(message, 'created_at') },
  ...(echoId === undefined ? {} : { echo_id: echoId }),
  ...senderOf(world, message, 'request'),
});
