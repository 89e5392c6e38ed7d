import type { Duration } from './instant';
import { HOUR, MINUTE, SECOND } from './instant';
import type { Channel } from './channel';
import { NO_AUTO_RESPONSE, type AutoResponsePolicy } from './auto-response-policy';
import { USUAL_CREDITS, type CreditsPolicy } from './credits';
import { WIDEST, type DayTime } from './quiet-hours';
import { DEFAULT_QUIET, type InboxQuiet, type QuietPolicy } from './quiet-policy';
import { NO_ON_CALL, type OnCallPolicy } from './on-call-policy';
import type { Keyword } from './text-facts';
import type { Weekday } from './wall-clock';

/**
 * The agency's policy, read, checked and normalised: durations in ms, everything present. Only what a coordinator
 * decides stands here; addresses and secrets are configuration.
 */
export type Policy = {
  /** IANA zone of the desk's wall clock. */
  zone: string;
  language: Language;
  waiting: WaitingPolicy;
  quiet: QuietPolicy;
  connection: ConnectionPolicy;
  /** Weekly shifts, in the desk's zone. */
  shifts: readonly Shift[];
  /** Chatwoot agent ids of those who supervise. */
  supervisors: readonly number[];
  /** What differs in one inbox, by its Chatwoot id. */
  inboxes: Readonly<Record<number, InboxPolicy>>;
  sweep: SweepPolicy;
  texting: TextingPolicy;
  /** Who is called when nobody is at the desk. */
  onCall: OnCallPolicy;
  handOff: HandOffPolicy;
  autoResponse: AutoResponsePolicy;
  credits: CreditsPolicy;
  /** Whether the carrier's own log can be asked. No coordinator decides it: it is so where Twilio is configured. */
  carrierLog?: boolean;
  /** What a page links to, behind Chatwoot's login; no coordinator decides it. Left out: pages have no link. */
  pageLink?: string;
};

export type Language = 'en' | 'es';

/** How long a client may wait before the advocate is told (B2.2), by channel, in ms. */
export type WaitingPolicy = {
  firstAnswer: Readonly<Record<Channel, Duration>>;
  laterTurn: Readonly<Record<Channel, Duration>>;
  /** At most one note in this time. */
  repeatAfter: Duration;
  /** How long "I am here and reading" pauses the note. */
  readingPause: Duration;
};

export type ConnectionPolicy = {
  /** A client who wrote or typed within this time is never shown as anything but active. */
  activeGrace: Duration;
  /** "Typing" without a stop is believed this long. */
  typingHold: Duration;
  /** Chatwoot shows its dot this long after the page's last ping (B1.1). */
  dotWindow: Duration;
  /** An SMS without any receipt after this time: the carrier gave none (B1.10). */
  noReceiptAfter: Duration;
  /** Every page of the client said that it was left: it counts as left only after this, by device (B2.16). */
  leaveGrace: Readonly<Record<'desktop' | 'phone', Duration>>;
};

export type { Weekday };

/** Wall-clock minutes since midnight; `to` at or before `from` means the next day. */
export type Shift = { days: readonly Weekday[]; from: number; to: number; people: readonly number[] };

export type InboxPolicy = {
  /** Its number is a toll-free one (US, Canada): the parts of a long text hold less. */
  tollFree?: boolean;
  waiting?: Partial<Pick<WaitingPolicy, 'repeatAfter' | 'readingPause'>> & {
    firstAnswer?: Duration;
    laterTurn?: Duration;
  };
  quiet?: InboxQuiet;
};

export type SweepPolicy = {
  /** The usual time between two sweeps; while webhooks are late or silent it goes down to `fastest`. */
  every: Duration;
  fastest: Duration;
  /** How often all open conversations are paged through, for Chatwoot's dot of quiet clients. */
  openPages: Duration;
};

export type HandOffPolicy = {
  /** How long a hand-off may wait to be read back before people are told (B5.3), by channel, in ms. */
  readBackWithin: Readonly<Record<Channel, Duration>>;
  /** Whoever has so many open conversations is full: who hands on to them is warned, and may (B5.8, B6.1). */
  fullAt: number;
};

/** What may be sent to a client, and by whom. The hard stops are no part of it: they are no settings. */
export type TextingPolicy = {
  /** Nothing goes to a client without a person's click while this is off. It also takes a green preflight. */
  armed: boolean;
  /** One text that confirms an opt-out, where the carrier sends none (B8.3, B8.6). */
  optOutConfirmation: boolean;
  /** One text when an advocate says that it is not safe (B3.10). */
  notSafeText: boolean;
  /** An answer to HELP, at most once a day and never while a person is answering. */
  helpReply: boolean;
  /** When a text that answers nobody may be sent, on the recipient's clock: 8:00 to 21:00 or stricter (B8.11). */
  hours: DayTime;
  /** A client who writes after such a pause has come back: it may be someone else (B3.8). */
  returnAfter: Duration;
  /** Words beside those of the law that opt out, in, or ask for help, as a whole message. */
  words: Readonly<Record<Keyword, readonly string[]>>;
  /** Names of the agency, its places and people, in whatever spelling: no text to a client may hold one. */
  neverSay: readonly string[];
  /** The agency's own texts to clients, by their name; where there is none the shipped one is used. */
  own: Readonly<Record<Language, Readonly<Record<string, string>>>>;
};

/** What holds where the policy file says nothing; the defaults of rules B1.3, B1.10, B2.2 and design section 5. */
export const DEFAULT_POLICY: Policy = {
  zone: 'UTC',
  language: 'en',
  waiting: {
    firstAnswer: { chat: 60 * SECOND, sms: 5 * MINUTE, email: 60 * MINUTE, other: 5 * MINUTE },
    laterTurn: { chat: 3 * MINUTE, sms: 3 * MINUTE, email: 60 * MINUTE, other: 3 * MINUTE },
    repeatAfter: 10 * MINUTE,
    readingPause: 3 * MINUTE,
  },
  quiet: DEFAULT_QUIET,
  connection: {
    activeGrace: 120 * SECOND,
    typingHold: 30 * SECOND,
    dotWindow: 90 * SECOND,
    noReceiptAfter: 10 * MINUTE,
    leaveGrace: { desktop: 120 * SECOND, phone: 240 * SECOND },
  },
  shifts: [],
  supervisors: [],
  inboxes: {},
  sweep: { every: 30 * SECOND, fastest: 5 * SECOND, openPages: 30 * SECOND },
  handOff: {
    readBackWithin: { chat: 3 * MINUTE, sms: 15 * MINUTE, email: 60 * MINUTE, other: 3 * MINUTE },
    fullAt: 3,
  },
  texting: {
    armed: false,
    optOutConfirmation: false,
    notSafeText: false,
    helpReply: false,
    hours: WIDEST,
    returnAfter: 4 * HOUR,
    words: { stop: [], start: [], help: [] },
    neverSay: [],
    own: { en: {}, es: {} },
  },
  onCall: NO_ON_CALL,
  autoResponse: NO_AUTO_RESPONSE,
  credits: USUAL_CREDITS,
};
