import type { OwnershipWish } from './ownership';

/** What a click in the panel about whose conversation it is carries. */
export type OwnershipAsked = { agentId: number; wish: OwnershipWish };

/** A click by which somebody says that they read this hand-off back. */
export type ReadBackAsked = { agentId: number; noteId: number };
