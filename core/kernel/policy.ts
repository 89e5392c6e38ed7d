import type { Duration } from './instant';
import { MINUTE, SECOND } from './instant';
import type { Channel } from './channel';

/**
 * The agency's policy, read, checked and normalised: durations in ms, everything present. Only what a coordinator
 * decides stands here; addresses and secrets are configuration.
 */
export type Policy = {
  /** IANA zone of the desk's wall clock. */
  zone: string;
  language: Language;
  waiting: WaitingPolicy;
  connection: ConnectionPolicy;
  /** Weekly shifts, in the desk's zone. */
  shifts: readonly Shift[];
  /** Chatwoot agent ids of those who supervise. */
  supervisors: readonly number[];
  /** What differs in one inbox, by its Chatwoot id. */
  inboxes: Readonly<Record<number, InboxPolicy>>;
  sweep: SweepPolicy;
  /** Whether the carrier's own log can be asked. No coordinator decides it: it is so where Twilio is configured. */
  carrierLog?: boolean;
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

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** Wall-clock minutes since midnight; `to` at or before `from` means the next day. */
export type Shift = { days: readonly Weekday[]; from: number; to: number; people: readonly number[] };

export type InboxPolicy = {
  waiting?: Partial<Pick<WaitingPolicy, 'repeatAfter' | 'readingPause'>> & {
    firstAnswer?: Duration;
    laterTurn?: Duration;
  };
};

export type SweepPolicy = {
  /** The usual time between two sweeps; while webhooks are late or silent it goes down to `fastest`. */
  every: Duration;
  fastest: Duration;
  /** How often all open conversations are paged through, for Chatwoot's dot of quiet clients. */
  openPages: Duration;
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
  sweep: { every: 30 * SECOND, fastest: 5 * SECOND, openPages: 60 * SECOND },
};
