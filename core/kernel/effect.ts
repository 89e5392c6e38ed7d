import type { Boundary } from './boundary';
import type { Day } from './calendar';
import type { Channel } from './channel';
import type { LineTrouble, NoteMarker } from './event';
import type { Instant } from './instant';
import type { LockWhy } from './lock';
import type { LadderText, QuietStep } from './quiet-memory';
import type { ReconcileEffect } from './reconcile';
import type { SaidEffect } from './said-effect';
import type { RingTold, ToldWait } from './on-call-events';
import type { Stance } from './stance';
import type { Subject } from './subject';

/**
 * Something a rule wants done to the world. Plain data; `worker/perform` does it. How often it may happen differs by
 * kind (design section 6): a text to a client at most once, always; notes and attributes at least once, converging.
 * `deadline`: after it the effect is dropped, because a late message is worse than none.
 */
export type Effect =
  | NoteEffect
  | TextToClientEffect
  | ShowAttributesEffect
  | SetLabelsEffect
  | AssignEffect
  | SetStatusEffect
  | FetchMessagesEffect
  | FetchHistoryEffect
  | TellEffect
  | FetchCarrierEffect
  | ReconcileEffect
  | TellOpenConversationsEffect
  | CountEffect
  | RecordWaitEffect
  | SaidEffect
  | PageOnCallEffect;

/**
 * A private note by our bot, in the conversation or, for the desk, in the "Helpline desk" conversation. `mention` names
 * agents who should be called; only those online when it is posted are mentioned, because a mention makes Chatwoot send
 * e-mails and pushes, unless `mentionAway` says that they are to find it when they come. `about` is the room that asked.
 */
export type NoteEffect = {
  kind: 'note';
  about: string;
  text: string;
  mention: readonly number[];
  mentionAway?: true;
  /** A Chatwoot team to call as a whole. */
  mentionTeam?: number;
  /** The name of a rota: whoever is on call by it when the note is posted is called too; nobody is, and it is not posted. */
  mentionOnCall?: string;
  /** An agent whose open conversations without a hand-off are listed when it is posted; called is only from the first of them. */
  unwrittenOf?: number;
  marker: NoteMarker;
  /** Only true of somebody who is an agent when it is posted; `otherwise` is posted of anybody else. */
  ifAgent?: { agentId: number; otherwise: { text: string; marker: NoteMarker } };
  deadline: Instant;
};

/**
 * A text the client will see. Goes through every room's `holdsBack`, when it is planned and again before it is sent.
 * `automatic`: no person clicked for this very text; then it also needs a green preflight (core/preflight).
 */
export type TextToClientEffect = {
  kind: 'text-to-client';
  about: string;
  text: string;
  automatic: boolean;
  /** Left out: a text like any other. The others are the three exceptions of law 2. */
  purpose?: TextPurpose;
  /** The silence that it speaks into, and after which message of ours: when either is another one by now, it is not said. */
  silence?: { since: Instant; ours: number | null; step: QuietStep };
  /** By a person's click: it is this text of the ladder. It goes into a longer silence too, while the ladder offers it. */
  offered?: LadderText;
  /** It answers this wait by itself: a range of the wait is put in, and it stays where Chatwoot answers by itself too. */
  answers?: { messageId: number; inboxId: number; channel: 'chat' | 'sms' };
  /** A first text to somebody who has not written to us: it is all that ever waits for message credits. */
  outreach?: boolean;
  deadline: Instant;
};

/** The one confirmation of an opt-out, the one text to a client who is not safe, the neutral question before a lift. */
export type TextPurpose = 'opt-out-confirmation' | 'not-safe-text' | 'safety-question';

/**
 * The sidebar's attributes, our own keys only. `revision` grows by one each time; only the newest is ever written.
 * `parted`: they tell of a leave or a quick exit; `locked`: of a lock; both left out when they do not. `atOnce`: one of these
 * or its end, which goes before all others, or what takes its place before it stands there.
 */
export type ShowAttributesEffect = {
  kind: 'show-attributes';
  revision: number;
  parted?: Parted;
  locked?: LockWhy;
  atOnce?: true;
  values: Readonly<Record<string, string>>;
  deadline: Instant;
};

export type Parted = 'left' | 'quick-exit';

/** Labels of the conversation, ours to put and to take; the others' stay. */
export type SetLabelsEffect = {
  kind: 'set-labels';
  add: readonly string[];
  remove: readonly string[];
  deadline: Instant;
};

/**
 * Make this agent Chatwoot's assignee, or nobody (null), if it still shows `was`: what a person chose meanwhile stays.
 * `taking`: for which take, made at `takenAt` by `by`.
 */
export type AssignEffect = {
  kind: 'assign';
  agentId: number | null;
  was: number | null;
  taking: string;
  takenAt: Instant;
  deadline: Instant;
};

/** Resolve the conversation, if the client wrote nothing after this message of theirs. Nothing is sent to anybody. */
export type SetStatusEffect = { kind: 'set-status'; status: 'resolved'; upTo: number | null; deadline: Instant };

/** Ask Chatwoot for all conversations of this client, so that nothing said in an old one is forgotten. */
export type FetchHistoryEffect = { kind: 'fetch-history'; contactId: number; deadline: Instant };

/** Ask Chatwoot for the messages after this one (0: all it gives); what it says comes back as events. */
export type FetchMessagesEffect = { kind: 'fetch-messages'; afterMessageId: number; deadline: Instant };

/** Ask the carrier's own log for this text, the `n`th time; what it says comes back as a receipt. `sid`: its id there. */
export type FetchCarrierEffect = {
  kind: 'fetch-carrier';
  messageId: number;
  sid: string;
  n: number;
  deadline: Instant;
};

/** Tell another subject something: with the next one, the only way an effect reaches beyond its own subject. */
export type TellEffect = { kind: 'tell'; to: Subject; what: Told; deadline: Instant };

/** Tell every open conversation of the desk something that holds for all of them. */
export type TellOpenConversationsEffect = { kind: 'tell-open-conversations'; what: Told; deadline: Instant };

/**
 * Count, for the desk as a whole, that a verdict took a side, or that later evidence disproved the one that did. `n` is
 * the how manyth of this conversation, `claims` the moment it spoke of; only the side, the kind of verdict and the source
 * it rested on first are counted, in the week of `shownAt`. The last three an older version left out.
 */
export type CountEffect = {
  kind: 'count';
  counts: 'shown' | 'disproved';
  stance: Stance;
  n: number;
  claims: Instant;
  verdict?: string;
  source?: string;
  shownAt?: Instant;
  deadline: Instant;
};

/** A wait for a person began (`waited` null) or ended, so that the next is told an honest range. Times only. */
export type RecordWaitEffect = {
  kind: 'record-wait';
  messageId: number;
  since: Instant;
  waited: number | null;
  deadline: Instant;
};

/**
 * A page to somebody on call, without a word of any client in it (B7.3). Their number is fetched when it is sent. At least
 * once; `letter`: what they reply to take it. A `wake` goes out only while nobody has taken it.
 */
export type PageOnCallEffect = {
  kind: 'page-on-call';
  ring: string;
  /** The step of the ring: a page of a step that another has overtaken is not sent. */
  n: number;
  agentId: number;
  purpose: 'wake' | 'remind' | 'stand-down';
  by: 'text' | 'call';
  letter: string;
  text: string;
  deadline: Instant;
};

/** What one subject may tell another. */
export type Told =
  | { kind: 'conversation-of-client'; conversationId: number; channel: Channel }
  | { kind: 'boundary'; contactId: number; boundary: Boundary }
  | { kind: 'wait'; wait: ToldWait }
  | { kind: 'phone-line'; messageId: number; until: Instant }
  | { kind: 'ring'; ring: RingTold }
  | { kind: 'muted-wrote'; conversationId: number; messageId: number; wroteAt: Instant }
  | { kind: 'left-from-before'; conversationId: number; messageId: number; lastAt: Instant }
  | { kind: 'left-answered'; conversationId: number; messageId: number }
  | { kind: 'lead-wanted'; conversationId: number; messageId: number }
  | { kind: 'hand-off-wanting'; conversationId: number; about: 'unread' | 'unwritten'; ref: number }
  | { kind: 'line-changed'; trouble: LineTrouble | null; since: Instant }
  | { kind: 'sending-switched'; stopped: boolean; since: Instant }
  /** Whether the carrier has been away for long, and when the count was last compared with its bill; null: never. */
  | { kind: 'comparison-told'; away: boolean; comparedAt: Instant | null }
  /** Of the period that begins on `from`, this threshold is reached (percent; 0: none). It ends before `until`. */
  | { kind: 'credits-told'; from: Day; percent: number; until: Day };

/** An effect with an identity, saved before it is done: "subject:cause:kind". */
export type Intent = { id: string; subject: string; effect: Effect };

/** What a room wants. `cause` names the occasion, so that the same occasion asked for twice is the same intent. */
export type Wish = { cause: string; effect: Effect };

/** The identity of a wish: two of the same subject, cause and kind are one. */
export function intentOf(subject: string, wish: Wish): Intent {
  return { id: `${subject}:${wish.cause}:${wish.effect.kind}`, subject, effect: wish.effect };
}

/** The sidebar's causes: the second goes before all others, and the bell knows it by its name. */
export const SIDEBAR = { inTurn: 'sidebar', atOnce: 'sidebar-at-once' } as const;

/** Intents that are pointless once this one is saved, unless somebody has begun them: an older sidebar tells less. */
export function replacedBy({ subject, effect }: Intent): readonly string[] {
  if (effect.kind !== 'show-attributes') return [];
  return Object.values(SIDEBAR).map((cause) => `${subject}:${cause}-${effect.revision - 1}:${effect.kind}`);
}

/** Whether others may go before it: a sidebar that tells of no leave and no lock may come a moment later. */
export const mayWait = (intentId: string): boolean =>
  intentId.endsWith(':show-attributes') && !intentId.includes(`:${SIDEBAR.atOnce}-`);
