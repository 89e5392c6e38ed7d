import type { HelplineEvent } from '../../core/kernel/event';
import { toSecond, type Instant } from '../../core/kernel/instant';
import { cableMessage, cableToldMessage, type CableToldMessage } from './cable-payloads';
import { tellConversation } from './tell-conversation';
import { tellMessage } from './tell-message';
import { tellReceipt } from './tell-receipt';
import { tellTyping } from './tell-typing';
import { toldMessage } from './translate-rest';
import type { Translated } from './translate-webhook';
import { tellingOf, type Us } from './us';
import { webhookConversation, webhookTyping } from './webhook-payloads';

/**
 * What the live feed told, in our words and without anybody's: the same events, with the same ids, as webhooks and sweep
 * give of the same thing. It knows three things sooner or better: that the chat was opened, who types (0.1 to 0.6 s after
 * the act) and the status of the very message that changed. Presence is not believed: it is told to those who ping, which
 * would show our administrator as online. 'odd': something we know lacks what it is about.
 */
export function translateCable(message: unknown, heardAt: Instant, us: Us): Translated {
  const read = cableMessage.safeParse(message);
  if (!read.success) return 'odd';
  const { event, data } = read.data;
  if (data.account_id !== us.accountId) return [];
  switch (event) {
    case 'message.created':
    case 'message.updated':
      return translateMessage(data, event, heardAt, us);
    case 'conversation.created':
    case 'conversation.updated':
    case 'conversation.status_changed':
    case 'conversation.read':
    case 'conversation.contact_changed':
    case 'assignee.changed':
    case 'team.changed':
      return translateConversation(data, heardAt, us);
    case 'conversation.typing_on':
      return translateTyping(data, true, heardAt, us);
    case 'conversation.typing_off':
      return translateTyping(data, false, heardAt, us);
    default:
      return [];
  }
}

function translateMessage(data: unknown, event: string, heardAt: Instant, us: Us): Translated {
  const read = cableToldMessage.safeParse(data);
  if (!read.success) return 'odd';
  const message = read.data;
  const told = toldMessage(message);
  if (!told) return [];
  const telling = tellingOf(us, message.conversation_id, heardAt, 'cable');
  const events = tellMessage(told, telling, us);
  if (told.kind === 'incoming' || told.private || message.conversation_id === us.deskConversationId) return events;
  const externalError = told.attributes.external_error;
  const isNew = event === 'message.created' && message.status === 'sent' && !externalError;
  const at = isNew ? told.at : changedAt(message, heardAt);
  return [...events, ...tellReceipt({ messageId: told.id, status: message.status ?? '', externalError, at }, telling)];
}

/** Cut to the second, as webhooks tell it: with the same id they must say the same. */
const changedAt = ({ updated_at }: CableToldMessage, heardAt: Instant): Instant =>
  toSecond(updated_at ? Date.parse(updated_at) : heardAt);

function translateConversation(data: unknown, heardAt: Instant, us: Us): Translated {
  const read = webhookConversation.safeParse(data);
  if (!read.success) return 'odd';
  if (read.data.id === us.deskConversationId) return [];
  return tellConversation(read.data, tellingOf(us, read.data.id, heardAt, 'cable'), us);
}

/** Nor has it a time of its own here, but it comes at once. The conversation inside it may be odd: it is only a bonus. */
function translateTyping(data: Record<string, unknown>, on: boolean, heardAt: Instant, us: Us): Translated {
  const read = webhookTyping.safeParse(data);
  if (!read.success) return 'odd';
  const { user, is_private, conversation } = read.data;
  if (conversation.id === us.deskConversationId) return [];
  const telling = tellingOf(us, conversation.id, heardAt, 'cable');
  const typing = tellTyping({ user, isPrivate: is_private, on, at: toSecond(heardAt) }, telling);
  const inner: readonly HelplineEvent[] | 'odd' = translateConversation(data['conversation'], heardAt, us);
  return inner === 'odd' ? typing : [...typing, ...inner];
}
