import type { Author, ConversationSnapshot, HelplineEvent } from '../kernel/event';
import type { Channel } from '../kernel/channel';
import type { CreditChannel, Direction, Entry } from '../kernel/credits';
import type { Owed } from '../kernel/credits-memory';
import { isConfirmation } from '../kernel/confirmation-cause';

/**
 * What a message that was just heard of costs, before it is known in which inbox it stands. Null: it costs nothing, or
 * not yet: a text that the carrier has not taken has no id of its, and may never be sent.
 */
export function owedFor(event: HelplineEvent): Owed | null {
  switch (event.kind) {
    case 'client-wrote': {
      const { messageId, providerId, at, text } = event;
      return {
        messageId,
        providerId,
        at,
        direction: 'inbound',
        segments: text.characters === 0 ? null : text.segments,
      };
    }
    case 'reply-sent': {
      const { messageId, providerId, at, author, intent, text } = event;
      const { segments = null, tollFree } = text ?? {};
      const direction = directionOf(author, intent);
      return { messageId, providerId, at, direction, segments, ...(tollFree === undefined ? {} : { tollFree }) };
    }
    default:
      return null;
  }
}

function directionOf(author: Author, intent: string | null): Direction {
  if (author.kind === 'advocate') return 'outbound';
  return author.kind === 'our-bot' && isConfirmation(intent) ? 'confirmation' : 'automatic';
}

/** The entry of the ledger, once the conversation is known; null when it costs nothing (yet). */
export function entryOf(owed: Owed, snapshot: ConversationSnapshot, isTollFree: boolean): Entry | null {
  const { messageId, providerId, at, direction } = owed;
  // Refused before the carrier took it, or not yet taken: the ledger hears of it again with its id.
  if (snapshot.channel === 'sms' && providerId === null && direction !== 'inbound') return null;
  const channel = channelOf(snapshot.channel, providerId);
  const segments = isTollFree && direction !== 'inbound' ? (owed.tollFree ?? owed.segments) : owed.segments;
  const units = channel === 'sms' ? segments && Math.max(1, segments) : 1;
  return { id: providerId ?? `m${messageId}`, at, inboxId: snapshot.inboxId, direction, channel, units };
}

/** Twilio's id of a text begins with SM, of one with a picture with MM. */
function channelOf(channel: Channel, providerId: string | null): CreditChannel {
  if (providerId !== null) return providerId.startsWith('MM') ? 'mms' : 'sms';
  return channel === 'other' ? 'chat' : channel;
}
