import type { ConversationSnapshot, DangerAt, LineTrouble } from './event';
import { NO_BOUNDARY, type Boundary } from './boundary';
import { NO_CREDITS, NO_DESK_CREDITS, type CreditsMemory, type DeskCreditsMemory } from './credits-memory';
import type { ChatwootMemory } from './chatwoot-memory';
import type { Instant } from './instant';
import type { LeftMemory } from './left-memory';
import type { MustSeeMemory } from './must-see-memory';
import type { RingTold } from './on-call-events';
import type { OnCallMemory } from './on-call-memory';
import type { ClientSubject, ConversationSubject, DeskSubject, Subject } from './subject';
import { NO_PAGES, type PageFacts } from './page';
import { NO_QUIET, type QuietMemory } from './quiet-memory';
import { NO_HAND_OFFS, type HandOffMemory } from './hand-off';
import { NO_OWNERSHIP, type OwnershipMemory } from './ownership';
import type { SidebarMemory } from './sidebar-memory';
import { NO_SAFETY, type SafetyMemory } from './safety';
import { EMPTY_THREAD, type Thread } from './thread';
import type { Channel } from './channel';
import type { Stance } from './stance';

/** What we know of one subject, folded from events. Small, no text, and it can always be rebuilt. */
export type Facts = ConversationFacts | ClientFacts | DeskFacts;

export type ConversationFacts = ChatwootMemory & {
  kind: 'conversation';
  subject: ConversationSubject;
  /** Chatwoot's newest own account of the conversation. */
  snapshot: ConversationSnapshot | null;
  thread: Thread;
  presence: Presence;
  /** What our beacon told; empty without one. */
  beacon: PageFacts;
  /** The newest quick exit that was told to the advocate, by its own time. */
  quickExitNoted: Instant | null;
  /** What else of the connection was told by a note; left out until something was. */
  mustSee?: MustSeeMemory;
  waiting: WaitingMemory;
  quiet: QuietMemory;
  sidebar: SidebarMemory;
  fetching: FetchingMemory;
  meter: MeterMemory;
  line: Line | null;
  sending: SendingSwitch | null;
  /** Which client's subject was last told of this conversation. */
  clientTold: { contactId: number; at: Instant } | null;
  /** Whether this client may be written to, as far as this conversation knows. */
  safety: SafetyMemory;
  /** Whose it is, what was clicked about that, and how it ended. */
  ownership: OwnershipMemory;
  /** What was handed on here, and who read it back. */
  handOff: HandOffMemory;
  /** What was told or recorded of waits by itself, as "cause:kind", newest last. */
  autoResponse: { asked: readonly Asked[] };
  /** Left out in facts that were kept before there was a ledger. */
  credits?: CreditsMemory;
  /** What those on call are told of this client's wait; left out until there is a rota. */
  forwarding?: ForwardingMemory;
};

/** What was last told of the wait, when an advocate was last seen to look, which text took it back, and the phone line. */
export type ForwardingMemory = {
  told: { digest: string; at: Instant; open: boolean } | null;
  lookedAt: Instant | null;
  withdrawnBy: { messageId: number; at: Instant } | null;
  lineDue: { messageId: number; until: Instant } | null;
  lineAsked: readonly number[];
  /** The telephones that ring for them, as the desk told it last; left out until it did. */
  ring?: RingTold;
};

/** Signs of the client's page, each the latest moment it was seen; absence is never a sign of leaving (B1.4). */
export type Presence = {
  typingOn: Instant | null;
  typingOff: Instant | null;
  /** The chat was open on their screen at this moment (Chatwoot's `contact_last_seen_at`). */
  openedAt: Instant | null;
  /** When a sweep last saw Chatwoot's dot on, and when it last saw it off. */
  dotOn: Instant | null;
  dotOff: Instant | null;
};

export type WaitingMemory = {
  advocateTypingOn: Instant | null;
  advocateTypingOff: Instant | null;
  /** When an advocate last said "I am here and reading". */
  readingSaidAt: Instant | null;
  /** When our newest note about this wait was seen standing in the thread. */
  lastNoteAt: Instant | null;
  /** The newest text left from before of which the desk was told; left out until there was one. */
  leftTold?: number;
  /** Up to which of these texts the desk was told that they are answered; left out until it was. */
  leftAnswered?: number;
  /** The newest note we asked for: the message that waits, and the how manyth note about it. */
  asked: { messageId: number; n: number; at: Instant } | null;
};

export type FetchingMemory = {
  askedAt: Instant | null;
  doneAt: Instant | null;
  unclear: readonly Unclear[];
  /** Of which texts the carrier's log was asked, how many times, and when last. */
  carrier: readonly CarrierAsk[];
};
export type CarrierAsk = { messageId: number; n: number; at: Instant };
/** A message whose state changed in a way the payload did not tell. */
export type Unclear = { messageId: number; at: Instant };

/** Which sides our verdicts took, the newest of them, and which of these were counted as disproved. */
export type MeterMemory = { shown: readonly ShownStance[]; counted: readonly number[] };
/** The `n`th side taken in this conversation, shown from then on until the next. `claims`: the moment it spoke of. */
export type ShownStance = {
  n: number;
  stance: Stance;
  from: Instant;
  claims: Instant;
  /** The kind of verdict, and the source it rested on first: the one to blame. */
  verdict?: string;
  source?: string;
};

export type Line = { trouble: LineTrouble | null; since: Instant };
export type SendingSwitch = { stopped: boolean; since: Instant };

export type ClientFacts = {
  kind: 'client';
  subject: ClientSubject;
  conversations: readonly { conversationId: number; channel: Channel }[];
  /** What all their conversations have told. */
  boundary: Boundary;
  /** When Chatwoot was asked for all their conversations, and when all of these had told. */
  historyAskedAt: Instant | null;
  historyHeardAt: Instant | null;
  /** What was told to their conversations, as "cause:kind", newest last. */
  asked: readonly Asked[];
};

export type DeskFacts = {
  kind: 'desk';
  subject: DeskSubject;
  line: Line | null;
  /** The newest trouble with our line, whether it is over or not. */
  troubled: Line | null;
  sending: SendingSwitch | null;
  parked: readonly { parkedId: string; about: string; at: Instant }[];
  leads: readonly Lead[];
  /** Hand-offs that somebody should look after. */
  handOffs: readonly WantingHandOff[];
  /** What was already asked for, or already stands in the desk conversation, as "cause:kind", newest last. */
  asked: readonly Asked[];
  canaryAt: Instant | null;
  preflight: PreflightMemory;
  /** Left out in facts that were kept before there was a ledger. */
  credits?: DeskCreditsMemory;
  /** What muted clients wrote; left out until there was something. */
  muted?: readonly Lead[];
  /** Waits from before these tools were here; left out until there was one. */
  left?: LeftMemory;
  /** Those on call; left out until something of it was heard. */
  onCall?: OnCallMemory;
};

/** What is known of Chatwoot's dangerous settings, and what people were told of them. */
export type PreflightMemory = {
  /** The newest reading; `asked` is what it could not tell. */
  read: { dangers: readonly DangerAt[]; asked: readonly string[]; at: Instant } | null;
  /** What a person answered: the newest note about each question, and when. */
  answers: readonly { question: string; safe: boolean; noteId: number; at: Instant }[];
  /** What supervisors were last told, as a key of it. */
  told: { key: string; at: Instant } | null;
  /** When a setting was last changed or a question answered through us. */
  changedAt: Instant | null;
};

/** Something about this message that a supervisor has to know. `told`: supervisors were called. */
export type Lead = { conversationId: number; messageId: number; at: Instant; told: boolean };

/** A hand-off that nobody read back, or that its owner did not write before the shift ended. `ref`: which occasion. */
export type WantingHandOff = {
  conversationId: number;
  about: 'unread' | 'unwritten';
  ref: number;
  at: Instant;
  told: boolean;
};

export type Asked = { what: string; at: Instant };

/** The facts of a subject of which nothing is known yet. */
export function noFacts(subject: Subject): Facts {
  switch (subject.kind) {
    case 'conversation':
      return noConversationFacts(subject);
    case 'client':
      return {
        kind: 'client',
        subject,
        conversations: [],
        boundary: NO_BOUNDARY,
        historyAskedAt: null,
        historyHeardAt: null,
        asked: [],
      };
    case 'desk':
      return noDeskFacts(subject);
  }
}

function noDeskFacts(subject: DeskSubject): DeskFacts {
  return {
    kind: 'desk',
    subject,
    line: null,
    troubled: null,
    sending: null,
    parked: [],
    leads: [],
    handOffs: [],
    asked: [],
    canaryAt: null,
    preflight: { read: null, answers: [], told: null, changedAt: null },
    credits: NO_DESK_CREDITS,
  };
}

export function noConversationFacts(subject: ConversationSubject): ConversationFacts {
  return {
    kind: 'conversation',
    subject,
    snapshot: null,
    thread: EMPTY_THREAD,
    presence: { typingOn: null, typingOff: null, openedAt: null, dotOn: null, dotOff: null },
    beacon: NO_PAGES,
    quickExitNoted: null,
    waiting: { advocateTypingOn: null, advocateTypingOff: null, readingSaidAt: null, lastNoteAt: null, asked: null },
    quiet: NO_QUIET,
    sidebar: { revision: 0, values: {}, askedAt: null, shown: null },
    meter: { shown: [], counted: [] },
    fetching: { askedAt: null, doneAt: null, unclear: [], carrier: [] },
    line: null,
    sending: null,
    clientTold: null,
    safety: NO_SAFETY,
    ownership: NO_OWNERSHIP,
    handOff: NO_HAND_OFFS,
    autoResponse: { asked: [] },
    credits: NO_CREDITS,
  };
}
