import type { HelplineEvent } from '../../core/kernel/event';
import { toSecond, type Instant } from '../../core/kernel/instant';
import { tellConversation } from './tell-conversation';
import { tellMessage, type ToldMessage } from './tell-message';
import { tellReceipt } from './tell-receipt';
import { tellTyping } from './tell-typing';
import { tellingOf, type Us } from './us';
import {
  webhookConversation,
  webhookEnvelope,
  webhookMessage,
  webhookTyping,
  type WebhookMessage,
} from './webhook-payloads';

export type { Us } from './us';

/** When a webhook reached us, and when Chatwoot posted it (its `X-Chatwoot-Timestamp`). Both in ms since 1970. */
export type Heard = { heardAt: Instant; sentAt: Instant };

export type Translated = readonly HelplineEvent[] | 'odd';

/**
 * A webhook in our words, and without the client's: text, names, numbers and addresses end here. All events are of one
 * subject: the conversation, or the desk when it is our desk's own. Webhooks of other accounts, and those that teach us
 * nothing, give none. The same payload always gives the same events, and the sweep gives the same again.
 * 'odd': a webhook that we know lacks what it is about.
 */
export function translateWebhook(body: unknown, heard: Heard, us: Us): Translated {
  const envelope = webhookEnvelope.safeParse(body);
  if (!envelope.success) return 'odd';
  const { event, account } = envelope.data;
  if (account && account.id !== us.accountId) return [];
  switch (event) {
    case 'message_created':
    case 'message_updated':
      return translateMessage(body, event, heard, us);
    case 'conversation_created':
    case 'conversation_updated':
    case 'conversation_status_changed':
      return translateConversation(body, heard, us);
    case 'conversation_typing_on':
      return translateTyping(body, true, heard, us);
    case 'conversation_typing_off':
      return translateTyping(body, false, heard, us);
    default:
      return [];
  }
}

function translateMessage(body: unknown, event: string, heard: Heard, us: Us): Translated {
  const read = webhookMessage.safeParse(body);
  if (!read.success) return 'odd';
  const message = read.data;
  const told = toldMessage(message);
  if (!told) return [];
  const telling = tellingOf(us, message.conversation.id, heard.heardAt, 'webhook');
  const receipts = event === 'message_updated' ? translateReceipt(message, told, heard, us) : [];
  // An update tells the message once more: if its first webhook was lost, nothing is missing.
  return [...tellMessage(told, telling, us), ...receipts, ...translateInner(conversationIn(body), heard, us)];
}

function toldMessage(message: WebhookMessage): ToldMessage | null {
  const kind = message.message_type;
  if (kind !== 'incoming' && kind !== 'outgoing' && kind !== 'template') return null;
  return {
    id: message.id,
    kind,
    private: message.private,
    at: toSecond(Date.parse(message.created_at)),
    content: message.content ?? null,
    sourceId: message.source_id ?? null,
    sender: message.sender,
    attributes: message.content_attributes ?? {},
  };
}

/**
 * The payload has no status of its own message. The conversation's newest message has one: it counts when it is the
 * same message. Otherwise something changed and we do not know what: it has to be fetched, and the best time known is
 * that of the posting. A client never sees a private note, though Chatwoot marks notes as read; their own texts have
 * no receipts.
 */
function translateReceipt(message: WebhookMessage, told: ToldMessage, heard: Heard, us: Us): HelplineEvent[] {
  const { id: messageId, conversation } = message;
  if (told.private || told.kind === 'incoming' || conversation.id === us.deskConversationId) return [];
  const telling = tellingOf(us, conversation.id, heard.heardAt, 'webhook');
  const newest = conversation.messages?.find((one) => one.id === messageId);
  if (!newest) {
    const at = toSecond(heard.sentAt);
    return [{ kind: 'receipt-unclear', id: `unclear:${messageId}:${at}`, at, messageId, ...telling }];
  }
  const at = toSecond(Date.parse(newest.updated_at));
  return tellReceipt({ messageId, status: newest.status, externalError: told.attributes.external_error, at }, telling);
}

function translateConversation(body: unknown, heard: Heard, us: Us): Translated {
  const read = webhookConversation.safeParse(body);
  if (!read.success) return 'odd';
  if (read.data.id === us.deskConversationId) return [];
  return tellConversation(read.data, tellingOf(us, read.data.id, heard.heardAt, 'webhook'), us);
}

/** The conversation inside another payload. An odd one (or one without a version) must not cost us what it came with. */
function translateInner(body: unknown, heard: Heard, us: Us): readonly HelplineEvent[] {
  const translated = translateConversation(body, heard, us);
  return translated === 'odd' ? [] : translated;
}

function conversationIn(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'conversation' in body ? body.conversation : undefined;
}

/** The payload has no time of its own; the time of posting is what is left, seconds late when Chatwoot's queue is long. */
function translateTyping(body: unknown, on: boolean, heard: Heard, us: Us): Translated {
  const read = webhookTyping.safeParse(body);
  if (!read.success) return 'odd';
  const { user, is_private, conversation } = read.data;
  if (conversation.account && conversation.account.id !== us.accountId) return [];
  if (conversation.id === us.deskConversationId) return [];
  const telling = tellingOf(us, conversation.id, heard.heardAt, 'webhook');
  const at = toSecond(heard.sentAt);
  return [
    ...tellTyping({ user, isPrivate: is_private, on, at }, telling),
    ...translateInner(conversationIn(body), heard, us),
  ];
}
