import type { Channel } from './channel';
import { MINUTE, SECOND, type Duration } from './instant';

/**
 * What the desk does when a client goes quiet (B2). Every time counts from our last message's arrival; null: this step is
 * not taken. The advocate is spoken to, not the client.
 */
export type QuietPolicy = {
  ladders: Readonly<Record<Channel, Ladder>>;
  /** A chat in which the client never wrote at all (B2.11). */
  neverWrote: Duration | null;
  /** Where nothing tells of the arrival, a message is taken to be there after this time, and it is said (B2.1). */
  arrivalUnknown: Readonly<Record<Channel, Duration>>;
  /** For how long at most a lost network, or an advocate's lost line, pauses the ladder (B2.5). */
  pauseAtMost: Duration;
  /** A check-in may go out by itself, where the texting policy is armed and this client said that it is OK. */
  automatic: boolean;
  /** A text that could not go out within this time is dropped (B2.7). */
  textWithin: Duration;
  /** How long a contact may last; people are told at 10 and 5 minutes left, and nothing else happens (B2.14). */
  session: Duration | null;
};

export type LadderStep = 'hint' | 'check-in' | 'closing' | 'finish';
export type Ladder = Readonly<Record<LadderStep, Duration | null>>;

/** What differs in one inbox; its ladder is given whole. */
export type InboxQuiet = Partial<
  Omit<QuietPolicy, 'ladders' | 'arrivalUnknown'> & { ladder: Ladder; arrivalUnknown: Duration }
>;

const NONE: Ladder = { hint: null, 'check-in': null, closing: null, finish: null };

/** The suggested defaults of B2: nobody found a standard; practice lies at 5 to 10 minutes for chat. */
export const DEFAULT_QUIET: QuietPolicy = {
  ladders: {
    chat: { hint: 3 * MINUTE, 'check-in': 5 * MINUTE, closing: 10 * MINUTE, finish: 11 * MINUTE },
    sms: { ...NONE, hint: 30 * MINUTE, 'check-in': 60 * MINUTE },
    email: NONE,
    other: { ...NONE, hint: 30 * MINUTE },
  },
  neverWrote: 10 * MINUTE,
  arrivalUnknown: { chat: 60 * SECOND, sms: 10 * MINUTE, email: 10 * MINUTE, other: 60 * SECOND },
  pauseAtMost: 15 * MINUTE,
  automatic: false,
  textWithin: 5 * MINUTE,
  session: null,
};
