import type { SafeChannel } from './command';
import type { Instant } from './instant';
import type { OutcomeKind } from './outcome';

/**
 * What is known of whether a client may be written to. Everything in it is a newest account or a set of the newest, so two
 * of them can be joined in any order, and a conversation and its client may tell each other the whole of it, often.
 */
export type Boundary = {
  /** The newest fall of each lock. Whether it still holds is for `locksOf` to say. */
  falls: Readonly<Record<FallKind, Fall | null>>;
  /** The newest lift by an advocate, with a reason. What it lifts depends on what came before it. */
  lift: Deed | null;
  /** The client's newest texts, wherever they wrote: whether one came after a fall and before a lift. */
  wrote: readonly Wrote[];
  /** Of texts that are forgotten by now: the newest that was known to come before a lift. */
  checkedUpTo: Instant | null;
  texts: { out: OptOut | null; inAt: Instant | null };
  /** The newest time they said that it is safe to be written to there. */
  safe: Readonly<Record<SafeChannel, SafeSaid | null>>;
  /** Somebody said "no" where it is shown whether it is safe: whoever that was, what was said before counts no more. */
  deniedAt: Instant | null;
  /** They came back after a while, or in a new conversation: it may be someone else until it is asked again (B3.8). */
  returnedAt: Instant | null;
  /** Where the note stands that tells what was agreed to do if the line drops. */
  ifCut: (Deed & { messageId: number }) | null;
  /** How their last contact ended, and where the note stands that tells what was agreed as the next step. */
  ended: (Deed & { outcome: OutcomeKind }) | null;
  agreed: (Deed & { messageId: number }) | null;
};

export type FallKind = 'quickExit' | 'notSafe' | 'doNotContact';
/** Something that was done, when, in which conversation, and by which advocate (null: nobody of ours). */
export type Deed = { at: Instant; conversationId: number; by: number | null };
export type Fall = Deed;
export type Wrote = { messageId: number; providerId: string | null; at: Instant };
/** `word`: they texted STOP. `advocate`: told to us. `carrier`: the carrier refused a text of ours for it (21610). */
export type OptOut = { at: Instant; how: 'word' | 'advocate' | 'carrier' };
export type SafeSaid = Deed & { until: Instant };

export const NO_BOUNDARY: Boundary = {
  falls: { quickExit: null, notSafe: null, doNotContact: null },
  lift: null,
  wrote: [],
  checkedUpTo: null,
  texts: { out: null, inAt: null },
  safe: { chat: null, sms: null },
  deniedAt: null,
  returnedAt: null,
  ifCut: null,
  ended: null,
  agreed: null,
};
