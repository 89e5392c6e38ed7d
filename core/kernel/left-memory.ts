import type { Instant } from './instant';

/** A client's words that nobody answered, from before these tools were here. `at`: when the desk first heard of it. */
export type LeftWait = { conversationId: number; messageId: number; lastAt: Instant; at: Instant };

/** What of these waits supervisors were not told yet, and up to which moment all of them were. */
export type LeftMemory = { waits: readonly LeftWait[]; upTo: Instant | null };

export const NOTHING_LEFT: LeftMemory = { waits: [], upTo: null };
