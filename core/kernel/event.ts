import type { OwnershipAsked, ReadBackAsked } from './ask-event';
import type { Boundary } from './boundary';
import type { Channel } from './channel';
import type { Command } from './command';
import type { ComparisonToldEvent, CreditsToldEvent, DeskCreditsEvent } from './credits-events';
import type { Instant } from './instant';
import type { OnCallEvent, RingTold } from './on-call-events';
import type { Page } from './page';
import type { AdvocateLineChanged } from './quiet-events';
import type { LadderText } from './quiet-memory';
import type { Subject } from './subject';
import type { SentText, TextFacts } from './text-facts';
import type { Effect } from './effect';

/**
 * Something that happened, in our words. `id` makes hearing it twice harmless; `at` is the time inside the event;
 * `heardAt` is when it reached us (only lateness is measured by it); `via` says who told us.
 */
export type HelplineEvent = ConversationEvent | ClientEvent | DeskEvent;

export type Via = 'webhook' | 'sweep' | 'cable' | 'twilio' | 'beacon' | 'panel' | 'ourselves';

type Heard<S extends Subject['kind'], K extends string, T> = {
  kind: K;
  id: string;
  subject: Extract<Subject, { kind: S }>;
  at: Instant;
  heardAt: Instant;
  via: Via;
} & T;

type InConversation<K extends string, T> = Heard<'conversation', K, T>;
type OfClient<K extends string, T> = Heard<'client', K, T>;
type OfDesk<K extends string, T> = Heard<'desk', K, T>;

/** Who stands behind an outgoing message. Only an advocate is a person; robots never answer anybody. */
export type Author =
  { kind: 'advocate'; agentId: number } | { kind: 'our-bot' } | { kind: 'other-bot' } | { kind: 'automatic' };

/** Chatwoot's words for a message's state. On a web widget "sent" means stored and nothing more. */
export type ReceiptStatus = 'sent' | 'delivered' | 'read' | 'failed';

/** A marker that our bot put on one of its own private notes: durable truth, which no client can forge. */
export type NoteMarker = { kind: string; data: Readonly<Record<string, string | number | boolean | null>> };

export type ConversationEvent =
  /** `providerId` is the carrier's id of the text (a Twilio SID): the same one twice is one text heard twice. */
  | InConversation<'client-wrote', { messageId: number; providerId: string | null; text: TextFacts }>
  | InConversation<
      'reply-sent',
      /** `said`: it is, word for word, this text of the ladder. `text`: what it costs; left out of one that was deleted. */
      {
        messageId: number;
        author: Author;
        intent: string | null;
        providerId: string | null;
        said?: LadderText;
        text?: SentText;
      }
    >
  | InConversation<
      'note-written',
      { messageId: number; author: Author; intent: string | null; marker: NoteMarker | null }
    >
  /**
   * `errorCode`: the carrier's code, when the message failed or had failed before it was delivered. `askedAt`: it is the
   * word of the carrier's own log, which was asked then; left out in every other account.
   */
  | InConversation<
      'receipt-heard',
      { messageId: number; status: ReceiptStatus; errorCode: number | null; askedAt?: Instant }
    >
  /** Something about this message changed and the payload does not say what: it has to be fetched. */
  | InConversation<'receipt-unclear', { messageId: number }>
  /** Chatwoot's `contact_last_seen_at`: their chat was open on a screen. Never "read by them" (B1.6). */
  | InConversation<'client-opened', object>
  | InConversation<'client-typing', { on: boolean }>
  | InConversation<'advocate-typing', { on: boolean; agentId: number }>
  /** Chatwoot's dot, as the sweep saw it. */
  | InConversation<'dot-seen', { online: boolean }>
  | InConversation<'conversation-changed', { snapshot: ConversationSnapshot }>
  /** "I am here and reading", one click by an advocate. */
  | InConversation<'advocate-reading', { agentId: number }>
  /** A click in the panel: take it, undo that, put it back, finish it; read a hand-off back. */
  | InConversation<'ownership-asked', OwnershipAsked>
  | InConversation<'read-back-asked', ReadBackAsked>
  /** Chatwoot itself said twice that there is no such conversation any more: somebody deleted it. */
  | InConversation<'conversation-gone', object>
  /** Chatwoot lists it or answers for it, whatever it said before. */
  | InConversation<'conversation-there', object>
  /** These tools were set up at this Chatwoot then: what was said long before is no news to them. */
  | InConversation<'helpline-began', object>
  /** These tools were away for a week or more, from then until `at`. */
  | InConversation<'helpline-was-away', { from: Instant }>
  /** We asked Chatwoot for this conversation's messages and have told what we found. */
  | InConversation<'messages-fetched', object>
  /** The sidebar's attributes were written. `fingerprint` is what an untouched copy of them looks like to the door. */
  | InConversation<'attributes-shown', { revision: number; fingerprint: string }>
  /** One of our own rules asked for this and it was saved; so rules know what they have already asked for. */
  | InConversation<'effect-planned', { effect: Effect; cause: string }>
  /** The desk's trouble with its own line began or ended (B1.11). */
  | InConversation<'line-changed', { trouble: LineTrouble | null; since: Instant }>
  | InConversation<'sending-switched', { stopped: boolean }>
  | InConversation<'advocate-line-changed', AdvocateLineChanged>
  | CreditsToldEvent
  | ComparisonToldEvent
  | AboutTheBoundary
  | ToldByBeacon;

/** What bears on whether this client may be written to (design section 11). */
type AboutTheBoundary =
  /** A note that begins with "/". `public`: it was typed into the reply box, and the client can see it. */
  | InConversation<'advocate-command', { messageId: number; agentId: number; command: Command; public: boolean }>
  /** The carrier refused this text of ours because they opted out (21610). `at`: when the text was written. */
  | InConversation<'texts-blocked', { messageId: number }>
  /** Somebody wrote "no" where it is shown whether it is safe. Whoever it was: it can only make things stricter. */
  | InConversation<'safe-denied', object>
  /** The desk says: nobody has come to them yet, and their chat may be told the phone line. */
  | InConversation<'phone-line-due', { messageId: number; until: Instant }>
  /** The desk says whose telephones ring for them, who took it, or that it is over. */
  | InConversation<'ring-told', { ring: RingTold }>
  /** What the client's other conversations know; told by the client's own subject. */
  | InConversation<'boundary-told', { contactId: number; boundary: Boundary }>;

/**
 * What our beacon on the helpline's own page told (design section 8). Anybody may say such things of a page they hold, so
 * they move evidence and, for the quick exit, hold sending back; nothing else may ever follow from them.
 */
type ToldByBeacon =
  /** Which visitor this web chat belongs to: the keyed hash under which their pages are heard. From Chatwoot. */
  | InConversation<'page-source', { key: string }>
  /** The whole account of one page, when something about it changed or when we looked at who was heard lately. */
  | InConversation<'page-heard', { page: Page }>
  /** Chatwoot's script handed this message to their page, or showed it there while the page was visible. */
  | InConversation<'message-in-page', { messageId: number }>
  | InConversation<'message-on-screen', { messageId: number }>
  | InConversation<'popup-setting', { shown: boolean }>
  /** They left by the quick exit (B3.9, B3.17): nothing goes to them until they write again. */
  | InConversation<'quick-exit', object>;

/** Trouble on our side; it is named before anything is said of the client. */
export type LineTrouble = 'webhooks-late' | 'chatwoot-away' | 'redis-away';

/** A conversation as Chatwoot had it at `version` (its own `updated_at`, seconds with a fraction). No words in it. */
export type ConversationSnapshot = {
  version: number;
  createdAt: Instant;
  status: 'open' | 'resolved' | 'pending' | 'snoozed';
  channel: Channel;
  inboxId: number;
  contactId: number | null;
  assigneeId: number | null;
  teamId: number | null;
  priority: 'low' | 'medium' | 'high' | 'urgent' | null;
  /** Keyed fingerprint of the attributes that we project, null when none of them is there. */
  attributes: string | null;
  /** The client is muted in Chatwoot, which keeps the conversation closed and notifies nobody; left out when not. */
  blocked?: true;
  /** Whether our label for a locked client stands there; left out when Chatwoot did not tell the labels. */
  lockLabel?: boolean;
};

/** One danger, and in which inbox; null: in the account, or around it. */
export type DangerAt = { id: string; inboxId: number | null };

export type ClientEvent =
  /** One of this client's conversations exists; it tells nothing else. */
  | OfClient<'conversation-of-client', { conversationId: number; channel: Channel }>
  /** What one of their conversations knows of the boundary. */
  | OfClient<'boundary-told', { contactId: number; boundary: Boundary }>
  /** All conversations that Chatwoot has of them were read, and have told what they know. */
  | OfClient<'history-heard', object>
  | OfClient<'effect-planned', { effect: Effect; cause: string }>;

export type DeskEvent =
  | DeskCreditsEvent
  | OfDesk<'sending-switched', { stopped: boolean }>
  | OfDesk<'line-changed', { trouble: LineTrouble | null; since: Instant }>
  /** An event whose handler always throws was put aside, so that it cannot hold up others. */
  | OfDesk<'event-parked', { parkedId: string; about: string }>
  | OfDesk<'canary', object>
  /** Chatwoot's settings were read: what in them is dangerous to a client, and what only a person can tell. */
  | OfDesk<'preflight-read', { dangers: readonly DangerAt[]; asked: readonly string[] }>
  | (OnCallEvent & Omit<OfDesk<never, object>, 'kind'>)
  /** An advocate asks for a supervisor, by `/lead` in this message. */
  | OfDesk<'lead-wanted', { conversationId: number; messageId: number }>
  /** A client who is muted in Chatwoot wrote this, and nobody else is told of it. */
  | OfDesk<'muted-wrote', { conversationId: number; messageId: number }>
  /** Of before these tools were here: nobody has answered what this client wrote last, at `lastAt`. */
  | OfDesk<'left-from-before', { conversationId: number; messageId: number; lastAt: Instant }>
  /** What was told of as left from before, up to this text, waits no more: it was answered, or ended. */
  | OfDesk<'left-answered', { conversationId: number; messageId: number }>
  /** Nobody of those for whom it is has read this hand-off back in time; or a shift ends and its owner wrote none. */
  | OfDesk<'hand-off-wanting', { conversationId: number; about: 'unread' | 'unwritten'; ref: number }>
  | OfDesk<'effect-planned', { effect: Effect; cause: string }>
  | OfDesk<'note-written', { messageId: number; author: Author; intent: string | null; marker: NoteMarker | null }>;
