import { SUBJECT } from './history.arbitrary';
import type { Channel } from './kernel/channel';
import type {
  Author,
  ConversationEvent,
  ConversationSnapshot,
  LineTrouble,
  NoteMarker,
  ReceiptStatus,
} from './kernel/event';
import { noConversationFacts, type ConversationFacts } from './kernel/facts';
import { HOUR, SECOND, type Instant } from './kernel/instant';
import type { Page } from './kernel/page';
import type { LadderText, Letter } from './kernel/quiet-memory';
import { learn } from './learn';

/** Short names for events, so that a table test reads as what happened. All on one evening, by the clock "02:13:40". */
export const MIDNIGHT: Instant = Date.UTC(2026, 10, 22);

export function at(clock: string): Instant {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return MIDNIGHT + ((hours * 60 + minutes) * 60 + seconds) * SECOND;
}

const frame = (clock: string) => ({
  id: clock,
  subject: SUBJECT,
  at: at(clock),
  heardAt: at(clock),
  via: 'webhook' as const,
});
const TEXT = { segments: 1, encoding: 'gsm-7', characters: 3, keyword: null } as const;

export const wrote = (clock: string, messageId: number, providerId: string | null = null): ConversationEvent => ({
  ...frame(clock),
  kind: 'client-wrote',
  messageId,
  providerId,
  text: TEXT,
});

export const replied = (
  clock: string,
  messageId: number,
  more: { author?: Author; providerId?: string } = {},
): ConversationEvent => ({
  ...frame(clock),
  kind: 'reply-sent',
  messageId,
  author: more.author ?? { kind: 'advocate', agentId: 5 },
  intent: null,
  providerId: more.providerId ?? null,
});

export const receipt = (
  clock: string,
  messageId: number,
  status: ReceiptStatus,
  errorCode: number | null = null,
): ConversationEvent => ({
  ...frame(clock),
  kind: 'receipt-heard',
  messageId,
  status,
  errorCode,
});

export const typed = (clock: string, on = true): ConversationEvent => ({ ...frame(clock), kind: 'client-typing', on });
export const opened = (clock: string): ConversationEvent => ({ ...frame(clock), kind: 'client-opened' });
export const dot = (clock: string, online: boolean): ConversationEvent => ({
  ...frame(clock),
  kind: 'dot-seen',
  online,
});
export const unclear = (clock: string, messageId: number): ConversationEvent => ({
  ...frame(clock),
  kind: 'receipt-unclear',
  messageId,
});
export const fetched = (clock: string): ConversationEvent => ({ ...frame(clock), kind: 'messages-fetched' });
export const advocateTypes = (clock: string, on = true): ConversationEvent => ({
  ...frame(clock),
  kind: 'advocate-typing',
  on,
  agentId: 5,
});
export const reading = (clock: string): ConversationEvent => ({
  ...frame(clock),
  kind: 'advocate-reading',
  agentId: 5,
});
export const line = (clock: string, trouble: LineTrouble | null): ConversationEvent => ({
  ...frame(clock),
  kind: 'line-changed',
  trouble,
  since: at(clock),
});
export const sending = (clock: string, stopped: boolean): ConversationEvent => ({
  ...frame(clock),
  kind: 'sending-switched',
  stopped,
});
export const shown = (clock: string, revision: number, fingerprint = 'fp'): ConversationEvent => ({
  ...frame(clock),
  kind: 'attributes-shown',
  revision,
  fingerprint,
});

/** A page on a desktop, born at 2:00, visible since, its chat closed, unless `more` says otherwise. */
export const page = (id: string, seq: number, more: Partial<Page> = {}): Page => ({
  id,
  seq,
  device: 'desktop',
  state: 'visible',
  since: at('2:00'),
  chat: 'closed',
  lastHeardAt: at('2:00'),
  bornAt: at('2:00'),
  readyAt: null,
  shownAt: null,
  leftAt: null,
  offline: null,
  ...more,
});
export const pageHeard = (clock: string, id: string, seq: number, more: Partial<Page> = {}): ConversationEvent => ({
  ...frame(clock),
  via: 'beacon',
  kind: 'page-heard',
  page: page(id, seq, { since: at(clock), lastHeardAt: at(clock), ...more }),
});
export const inPage = (clock: string, messageId: number): ConversationEvent => ({
  ...frame(clock),
  kind: 'message-in-page',
  messageId,
});
export const onScreen = (clock: string, messageId: number): ConversationEvent => ({
  ...frame(clock),
  kind: 'message-on-screen',
  messageId,
});
export const popup = (clock: string, shown: boolean): ConversationEvent => ({
  ...frame(clock),
  kind: 'popup-setting',
  shown,
});
export const quickExit = (clock: string): ConversationEvent => ({ ...frame(clock), kind: 'quick-exit' });
export const source = (clock: string, key: string): ConversationEvent => ({
  ...frame(clock),
  kind: 'page-source',
  key,
});

export const noted = (clock: string, marker: NoteMarker, author: Author = { kind: 'our-bot' }): ConversationEvent => ({
  ...frame(clock),
  kind: 'note-written',
  messageId: 900,
  author,
  intent: null,
  marker,
});

export const snapshot = (clock: string, more: Partial<ConversationSnapshot> = {}): ConversationEvent => ({
  ...frame(clock),
  kind: 'conversation-changed',
  snapshot: {
    version: at(clock) / SECOND,
    createdAt: MIDNIGHT - HOUR,
    status: 'open',
    channel: 'chat',
    inboxId: 1,
    contactId: null,
    assigneeId: null,
    teamId: null,
    priority: null,
    attributes: null,
    ...more,
  },
});

/** The facts of an open conversation on this channel after these events. */
export function after(channel: Channel, events: readonly ConversationEvent[]): ConversationFacts {
  return [snapshot('0:00', { channel }), ...events].reduce(learn<ConversationFacts>, noConversationFacts(SUBJECT));
}

/** A text of the ladder went out, word for word. */
export const saidFromLadder = (clock: string, messageId: number, said: LadderText): ConversationEvent =>
  ({
    ...replied(clock, messageId),
    said,
  }) as ConversationEvent;
export const lettered = (clock: string, messageId: number, letter: Letter): ConversationEvent => ({
  ...frame(clock),
  kind: 'client-wrote',
  messageId,
  providerId: null,
  text: { ...TEXT, letter },
});
export const advocateLine = (clock: string, lost: boolean, agentId = 5): ConversationEvent => ({
  ...frame(clock),
  kind: 'advocate-line-changed',
  agentId,
  lost,
});
/** They said that they may be written to there, until a day later. */
export const safeSaid = (clock: string, channel: 'chat' | 'sms'): ConversationEvent =>
  noted(clock, {
    kind: 'lock',
    data: { deed: 'ok', at: at(clock), by: 5, message: 7, channel, until: at(clock) + 24 * HOUR },
  });
