import type { Instant } from './instant';

/** A client's words that nobody answered, from before these tools were here. `at`: when the desk first heard of it. */
export type LeftWait = { conversationId: number; messageId: number; lastAt: Instant; at: Instant };

/**
 * Of each conversation the wait that supervisors were not told yet. `over`: by conversation, up to which message it stood in
 * a list or was answered; left out in facts that were kept before lists named their conversations. `asked`: the list that
 * was asked for last, by its newest message; `lists`: those that were written, by their note.
 */
export type LeftMemory = {
  waits: readonly LeftWait[];
  over?: Readonly<Record<string, number>>;
  asked?: { newest: number; at: Instant };
  lists?: readonly { noteId: number; newest: number }[];
};

export const NOTHING_LEFT: LeftMemory = { waits: [], over: {} };
