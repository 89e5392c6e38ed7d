import type { ConversationFacts } from './facts';
import type { Instant } from './instant';
import type { Policy } from './policy';

/** What room `connection` makes of the evidence, as far as other rooms need it. They meet in `core/rooms.ts`. */
export type Seen = {
  verdict: SeenVerdict;
  /** Of what moment the verdict speaks, where it speaks of one. */
  at: Instant | null;
  /** The newest sign that the chat was on a screen of theirs. Not an act of theirs, and not that eyes saw it. */
  screenAt: Instant | null;
  /** How far a message of ours is known to have come; of a state without a time `at` is null. */
  arrivalOf: (messageId: number) => { state: Arrived; at: Instant | null };
};

export type SeenVerdict =
  'active' | 'reading' | 'quiet' | 'network-trouble' | 'left' | 'quick-exit' | 'our-fault' | 'unknown';
export type Arrived = 'opened' | 'delivered' | 'not-known' | 'failed';

/** How a room looks at the connection without knowing the room that reads it. */
export type Look = (facts: ConversationFacts, now: Instant, policy: Policy) => Seen;
