import type { Effect, Wish } from './effect';
import type { HelplineEvent } from './event';
import type { ClientFacts, ConversationFacts, DeskFacts, Facts } from './facts';
import type { Instant } from './instant';
import type { Policy } from './policy';

/** Everything a rule may look at. The clock is an argument; nothing else from outside comes in. */
export type Situation<F extends Facts = Facts> = { facts: F; now: Instant; policy: Policy };

/** What a room wants done now, and when it wants to look again if nothing else happens. */
export type Wants = { wishes: readonly Wish[]; lookAgainAt: Instant | null };

export const NOTHING: Wants = { wishes: [], lookAgainAt: null };

/** Why an effect does not go out, in a word or two: for good, or only until a moment, and then it is looked at again. */
export type Hold = string | { reason: string; until: Instant };

/**
 * One helpline feature. It says at most three things, and this is the whole framework: what an event teaches us, what
 * it would have done, and what it will not let through, whoever asked (the reason, in a word or two). If a room needs a
 * fourth verb, the shape is wrong.
 */
export type Room<F extends Facts> = {
  name: string;
  learns?: (facts: F, event: HelplineEvent) => F;
  wants?: (situation: Situation<F>) => Wants;
  holdsBack?: (effect: Effect, situation: Situation<F>) => Hold | null;
};

export type ConversationRoom = Room<ConversationFacts>;
export type ClientRoom = Room<ClientFacts>;
export type DeskRoom = Room<DeskFacts>;
