import type {
  DatedChange,
  PageChannel,
  PageFailure,
  PageStatus,
  Reachable,
  ToldWait,
  WaitOver,
} from './on-call-events';
import type { Instant } from './instant';

/** What the desk remembers of those on call: sets of the newest, by keys that do not change (law 1). */
export type OnCallMemory = {
  /** The newest account of each conversation's wait. */
  waits: readonly ToldWait[];
  changes: readonly DatedChange[];
  steps: readonly Step[];
  pages: readonly Page[];
  /** Who said that they take it; what it counts for is worked out when it is looked at. */
  taken: readonly Taken[];
  /** Rings that are over, with what became of each wait. */
  over: readonly OverRing[];
  /** What was asked for once: "what:of whom", and when last. */
  asked: readonly { what: string; at: Instant }[];
  /** Who texted STOP or START to the number of the pages, last. */
  refused: readonly { agentId: number; out: boolean; at: Instant }[];
  people: { people: readonly Reachable[]; at: Instant } | null;
  /** What is not covered, as it was told to supervisors; left out in facts that were kept before it was told. */
  uncoveredTold?: readonly { what: string; at: Instant }[];
};

/** The steps of the ladder; `remind`: whoever took it; `nobody`: there was no one to page. */
export type Level = 'primary' | 'again' | 'backup' | 'supervisor' | 'all' | 'remind' | 'nobody';

/**
 * One step of one ring. A ring is what those of a rota hear while nobody comes: from its first page until all of its waits
 * are over. `covers`: the waits that this page told of, together.
 */
export type Step = {
  ring: string;
  rota: string;
  letter: string;
  n: number;
  level: Level;
  at: Instant;
  people: readonly number[];
  covers: readonly Cover[];
};
export type Cover = { conversationId: number; messageId: number; since: Instant };

/** One page to one person, by its intent. Each field is null until it was heard. */
export type Page = {
  page: string;
  by: PageChannel | null;
  sid: string | null;
  sentAt: Instant | null;
  /** More than one: the provider's answer was lost, and it may have come twice. */
  tries: number;
  heard: Partial<Record<PageStatus, Instant>>;
  failed: { why: PageFailure; at: Instant } | null;
  code: number | null;
};

export type Taken = { agentId: number; at: Instant; how: 'letter' | 'key' | 'panel'; of: string };

export type OverRing = { ring: string; at: Instant; waits: readonly (Cover & { over: WaitOver })[] };

export const NO_ON_CALL_MEMORY: OnCallMemory = {
  ...{ waits: [], changes: [], steps: [], pages: [], taken: [], over: [], asked: [], refused: [] },
  people: null,
};
