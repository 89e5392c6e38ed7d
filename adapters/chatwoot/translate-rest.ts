import type { HelplineEvent } from '../../core/kernel/event';
import { SECOND, toSecond, type Instant } from '../../core/kernel/instant';
import type { RestConversation, RestMessage } from './rest-payloads';
import { channelOf, tellConversation } from './tell-conversation';
import { tellMessage, type ToldMessage } from './tell-message';
import { tellReceipt } from './tell-receipt';
import { tellingOf, type Telling, type Us } from './us';

/**
 * A conversation from a list or on its own, as the same events that its webhooks would have given, and Chatwoot's dot,
 * which no webhook tells. `fetchedAt`: when the answer came.
 */
export function translateConversation(
  conversation: RestConversation,
  fetchedAt: Instant,
  us: Us,
): readonly HelplineEvent[] {
  if (conversation.id === us.deskConversationId) return [];
  const telling = tellingOf(us, conversation.id, fetchedAt, 'sweep');
  const contact_inbox = conversation.last_non_activity_message?.conversation.contact_inbox;
  const told = { ...conversation, channel: conversation.meta.channel, contact_inbox };
  return [...tellConversation(told, telling, us), ...tellDot(conversation, telling)];
}

/** Who writes by SMS or e-mail has no page and so no dot; theirs is always off and says nothing. */
function tellDot({ id, meta }: RestConversation, telling: Telling): HelplineEvent[] {
  const dot = meta.sender?.availability_status;
  const channel = channelOf(meta.channel);
  if (!dot || channel === 'sms' || channel === 'email') return [];
  const at = toSecond(telling.heardAt);
  return [{ kind: 'dot-seen', id: `dot:${id}:${at}`, at, online: dot !== 'offline', ...telling }];
}

/** Messages of one conversation, in our words and without theirs. */
export function translateMessages(
  conversationId: number,
  messages: readonly RestMessage[],
  fetchedAt: Instant,
  us: Us,
): readonly HelplineEvent[] {
  const telling = tellingOf(us, conversationId, fetchedAt, 'sweep');
  return messages.flatMap((message) => translateMessage(message, telling, us));
}

function translateMessage(message: RestMessage, telling: Telling, us: Us): HelplineEvent[] {
  const told = toldMessage(message);
  if (!told) return [];
  const events = tellMessage(told, telling, us);
  const hasReceipt =
    told.kind !== 'incoming' && !told.private && telling.subject.conversationId !== us.deskConversationId;
  if (!hasReceipt || !message.status) return events;
  // REST does not say since when it is so; only that a message was stored when it was made is sure.
  const at = message.status === 'sent' && !told.attributes.external_error ? told.at : telling.heardAt;
  const receipt = { messageId: told.id, status: message.status, externalError: told.attributes.external_error, at };
  return [...events, ...tellReceipt(receipt, telling)];
}

const KINDS: Readonly<Record<number, ToldMessage['kind']>> = { 0: 'incoming', 1: 'outgoing', 3: 'template' };

/** As a list or the live feed has it; null for a grey line of Chatwoot's own, which nobody said. */
export function toldMessage(message: RestMessage): ToldMessage | null {
  const kind = KINDS[message.message_type];
  if (!kind) return null;
  return {
    id: message.id,
    kind,
    private: message.private,
    at: message.created_at * SECOND,
    content: message.content ?? null,
    sourceId: message.source_id ?? null,
    sender: message.sender,
    attributes: message.content_attributes ?? {},
  };
}
