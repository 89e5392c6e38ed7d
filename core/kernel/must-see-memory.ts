import type { Instant } from './instant';

/** What an advocate was told by a note of the connection, each the newest. */
export type MustSeeMemory = {
  /** The message of ours while waiting for whose answer their network was lost, and that was told. */
  networkFor: number | null;
  /** The newest leave from which they came back, and that was told: the moment it spoke of. */
  returnedFrom: Instant | null;
  /** The newest loss of an advocate's line that was told: since when. */
  lineLost: Instant | null;
};

export const NOTHING_SEEN: MustSeeMemory = { networkFor: null, returnedFrom: null, lineLost: null };
