import type { Author, HelplineEvent, NoteMarker } from '../../core/kernel/event';
import type { Instant } from '../../core/kernel/instant';
import { readText } from '../../core/kernel/read-text';
import { readSentText } from '../../core/kernel/sent-text';
import { readCommand } from '../../core/kernel/read-command';
import { saidIn } from '../../core/kernel/said-marker';
import { desk } from '../../core/kernel/subject';
import { errorCodeOf } from './error-code';
import { readMarker } from './our-marker';
import type { ContentAttributes, Sender } from './payload-parts';
import type { Telling, Us } from './us';

/** What the carrier answers when the number has opted out of texts (B8.6). */
const OPTED_OUT = 21610;

/** A message as webhook and REST both know it. `at` is cut to the second, because REST knows no more. */
export type ToldMessage = {
  id: number;
  kind: 'incoming' | 'outgoing' | 'template';
  private: boolean;
  at: Instant;
  content: string | null;
  sourceId: string | null;
  sender: Sender;
  attributes: ContentAttributes;
};

/**
 * That a message exists, by whom it was written, and of a client's text what the door keeps. Here the words end. The id
 * is the message's, so a copy, a re-delivery and the sweep all say the same; it is longer only where a later account of
 * the same message tells something else (its carrier's id is known, or it was deleted and its marker with it).
 */
export function tellMessage(message: ToldMessage, telling: Telling, us: Us): HelplineEvent[] {
  const { id: messageId, at } = message;
  const deleted = message.attributes.deleted ? ':deleted' : '';
  if (telling.subject.conversationId === us.deskConversationId) return tellDesk(message, telling, us);
  if (message.kind === 'incoming') {
    const text = readText(deleted ? '' : (message.content ?? ''), us.moreWords?.());
    const providerId = carrierId(message.sourceId);
    return [{ kind: 'client-wrote', id: `wrote:${messageId}${deleted}`, at, messageId, providerId, text, ...telling }];
  }
  if (message.private) {
    // A deleted note has lost its marker; if it were told, it could pass for the first account of that note.
    if (deleted) return [];
    const note = noteOf(message, us);
    return [
      { kind: 'note-written', id: `note:${messageId}`, at, messageId, ...note, ...telling },
      ...tellCommand(message, note.author, telling),
      ...tellSaid(message, note.marker, telling),
    ];
  }
  const author = authorOf(message, us);
  const providerId = carrierId(message.sourceId);
  const ours = author.kind === 'advocate' || author.kind === 'our-bot';
  const intent = ours ? readMarker(message.attributes).intent : null;
  const id = `sent:${messageId}${providerId === null ? '' : `:${providerId}`}${deleted}`;
  const said = ours ? (us.whichText?.(message.content ?? '') ?? null) : null;
  const cost = deleted ? {} : { text: readSentText(message.content ?? '') };
  const reply = { kind: 'reply-sent', id, at, messageId, author, intent, providerId, ...cost } as const;
  return [
    said === null ? { ...reply, ...telling } : { ...reply, said, ...telling },
    ...tellCommand(message, author, telling),
    ...tellBlocked(message, telling),
  ];
}

/** What an advocate says by "/", in a note or, by mistake, to the client: it counts there too, and they are told. */
function tellCommand(message: ToldMessage, author: Author, telling: Telling): HelplineEvent[] {
  const { id: messageId, at, private: isPrivate } = message;
  if (author.kind !== 'advocate' || message.attributes.deleted) return [];
  const command = readCommand(message.content ?? '');
  if (command === null) return [];
  const what = { messageId, agentId: author.agentId, command, public: !isPrivate };
  return [{ kind: 'advocate-command', id: `command:${messageId}`, at, ...what, ...telling }];
}

/** A command with words that an advocate gave through the panel stands in a note of our bot's, and counts as theirs. */
export function tellSaid(
  { id: messageId, at }: Pick<ToldMessage, 'id' | 'at'>,
  marker: NoteMarker | null,
  telling: Telling,
): HelplineEvent[] {
  const said = marker && saidIn(marker);
  if (!said) return [];
  return [{ kind: 'advocate-command', id: `command:${messageId}`, at, messageId, ...said, public: false, ...telling }];
}

/** The carrier refused a text because they had opted out. The time is that of the text, so it is the same however late. */
function tellBlocked({ id: messageId, at, attributes }: ToldMessage, telling: Telling): HelplineEvent[] {
  if (errorCodeOf(attributes.external_error) !== OPTED_OUT) return [];
  return [{ kind: 'texts-blocked', id: `blocked:${messageId}`, at, messageId, ...telling }];
}

/** Of the "Helpline desk" conversation only the notes are of interest. */
function tellDesk(message: ToldMessage, { heardAt, via }: Telling, us: Us): HelplineEvent[] {
  if (!message.private || message.kind === 'incoming' || message.attributes.deleted) return [];
  const { id: messageId, at } = message;
  const subject = desk(us.accountId);
  return [
    { kind: 'note-written', id: `note:${messageId}`, subject, at, heardAt, via, messageId, ...noteOf(message, us) },
  ];
}

/**
 * A marker is believed only on a note that stands under our own bot's name, which no client can write. It is no proof
 * against advocates: any user token may post as a bot of its account, and every agent can read the bot's token. So a
 * marker may never give anybody a right; an advocate who forges one could as well have pressed the button.
 */
function noteOf(message: ToldMessage, us: Us) {
  const author = authorOf(message, us);
  return { author, ...(author.kind === 'our-bot' ? readMarker(message.attributes) : { intent: null, marker: null }) };
}

function authorOf({ kind, sender, attributes }: ToldMessage, us: Us): Author {
  if (kind === 'template' || !sender || attributes.automation_rule_id) return { kind: 'automatic' };
  if (sender.type === 'user') return { kind: 'advocate', agentId: sender.id };
  return sender.type === 'agent_bot' && sender.id === us.botId ? { kind: 'our-bot' } : { kind: 'other-bot' };
}

/** A Twilio SID. Other channels keep here what may hold a name, such as an e-mail's Message-ID. */
function carrierId(sourceId: string | null): string | null {
  return sourceId !== null && /^(SM|MM)\w{1,40}$/.test(sourceId) ? sourceId : null;
}
