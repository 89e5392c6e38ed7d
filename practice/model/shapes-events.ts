import type { Change, Conversation, Json, JsonObject, Message, Sender } from './nouns';
import { conversationPush } from './shapes-conversations';
import { isPublic, messagePush } from './shapes-messages';
import { accountRef, contactPush, contactWebhook, senderPush, senderWebhook } from './shapes-people';
import { fields, isoOf } from './spelling';
import { contactOf, inboxOf, type Notice, type World } from './world';

const TOLD = ['created', 'updated', 'status_changed', 'typing_on', 'typing_off', 'triggered'];

/** `message.created` becomes `message_created`. Reads, assignments as such and grey lines are never told by webhook. */
export function webhookEventOf(notice: Notice): string | null {
  if ('message' in notice && notice.message.message_type === 'activity') return null;
  const [what, did] = notice.name.split('.');
  return TOLD.includes(did ?? '') ? `${what}_${did}` : null;
}

const conversationWebhook = (world: World, of: Conversation): JsonObject => {
  return { ...conversationPush(world, of), account: accountRef(world) };
};

/** No status and no updated_at: what the plugin must cope with. */
const messageWebhook = (world: World, of: Conversation, message: Message): JsonObject => ({
  ...fields(message, 'id content content_type content_attributes message_type private source_id'),
  ...{ account: accountRef(world), additional_attributes: {}, created_at: isoOf(message.created_at) },
  ...{ inbox: fields(inboxOf(world, of), 'id name'), sender: senderWebhook(world, message.sender) },
  conversation: conversationWebhook(world, of),
});

/** The body of a webhook, told from what is stored now, not from what was true when it happened. */
export function webhookBody(world: World, notice: Notice): JsonObject {
  const event = webhookEventOf(notice);
  // Null for a status change in every recording: what changed is only in the conversation_updated beside it.
  const changes = 'changes' in notice ? notice.changes.map(changeWebhook) : null;
  const changed = changes || notice.name === 'conversation.status_changed' ? { changed_attributes: changes } : {};
  if ('message' in notice) return { ...messageWebhook(world, notice.conversation, notice.message), event };
  if ('contact' in notice) return { ...contactWebhook(world, notice.contact), event, ...changed };
  if ('by' in notice) {
    const conversation = conversationWebhook(world, notice.conversation);
    return { event, user: senderWebhook(world, notice.by), conversation, is_private: notice.hidden };
  }
  if ('conversation' in notice) return { ...conversationWebhook(world, notice.conversation), event, ...changed };
  const { contactInbox: row, eventInfo } = notice;
  return {
    ...{ ...fields(row, 'id source_id'), event, event_info: eventInfo, current_conversation: null },
    ...{ account: accountRef(world), inbox: fields(inboxOf(world, row), 'id name') },
    contact: contactWebhook(world, contactOf(world, row)),
  };
}

const changeWebhook = ({ name, before, after }: Change): JsonObject => {
  return { [name]: { previous_value: before, current_value: after } };
};
const changeCable = ({ name, before, after }: Change): [string, Json] => [name, [before, after]];

/** What the cable broadcasts, and whether the visitor's own page gets it too; null: nothing. */
export function cableMessage(world: World, notice: Notice): { data: JsonObject; toVisitor: boolean } | null {
  const account_id = world.account.id;
  /** The person or bot who acted. */
  const performer = (by: Sender | null): JsonObject =>
    by && by.type !== 'Contact' ? { performer: senderPush(world, by, 'request') } : {};
  if ('message' in notice) {
    const { message, conversation } = notice;
    const more: JsonObject =
      notice.name === 'message.created'
        ? { ...(notice.echoId === undefined ? {} : { echo_id: notice.echoId }), ...performer(message.sender) }
        : { previous_changes: Object.fromEntries(notice.changes.map(changeCable)) };
    return { data: { ...messagePush(world, conversation, message, 'request'), ...more }, toVisitor: isPublic(message) };
  }
  if ('contact' in notice) return { data: { ...contactPush(notice.contact), account_id }, toVisitor: false };
  if (!('conversation' in notice)) return null;
  const conversation = conversationPush(world, notice.conversation);
  if ('by' in notice) {
    const user = senderPush(world, notice.by, 'request');
    const data = { conversation, user, is_private: notice.hidden, account_id, ...performer(notice.by) };
    return { data, toVisitor: notice.by.type !== 'Contact' };
  }
  const toVisitor = ['conversation.created', 'conversation.updated', 'conversation.status_changed'];
  return { data: { ...conversation, account_id }, toVisitor: toVisitor.includes(notice.name) };
}
