import type { Instant } from './instant';

/**
 * What one conversation remembers of its silences. All of it is a set of the newest few, each by a key that does not
 * change, so no order of hearing matters (law 1).
 */
export type QuietMemory = {
  /** Steps that were asked for or stand in the thread as a note, by the silence they are of. */
  steps: readonly StepTaken[];
  /** Our check-ins and closings that went out, whoever sent them, known word for word at the door. */
  texts: readonly LadderTextSent[];
  /** Their one-letter answers. Whether one counts depends on the question being open then. */
  answers: readonly LetterHeard[];
  /** When trouble with our own line began (`on`) and ended. */
  lineEdges: readonly Edge[];
  /** When an advocate's screen lost its line and had it back. */
  advocateEdges: readonly (Edge & { agentId: number })[];
  /** Times without a network, as their pages told. `until` null: not known to be over. */
  offline: readonly OfflineSpan[];
  /** The first text of theirs in each ten minutes: how long this contact has been going on. */
  wrote: readonly Instant[];
};

/** A step of the ladder. `left`, `goodbye` and `never-wrote` are ladders of one step; the last three are told beside it. */
const STEPS = [
  ...(['hint', 'check-in', 'closing', 'finish', 'urgent', 'left', 'goodbye', 'never-wrote'] as const),
  ...(['session-10', 'session-5', 'letter'] as const),
] as const;
export type QuietStep = (typeof STEPS)[number];

/** Whether this is the name of a step; what stands in a marker may be anything. */
export const isQuietStep = (name: unknown): name is QuietStep => STEPS.some((step) => step === name);

/** `since`: the last sign of the client's own doing before it; it names the silence. `at`: when it was taken. */
export type StepTaken = { step: QuietStep; since: Instant; at: Instant };

/** Texts of the ladder. `one-letter` is a check-in that can be answered with one sign. */
export type LadderText = 'check-in' | 'one-letter' | 'closing';
export type LadderTextSent = { messageId: number; said: LadderText; at: Instant };

/** 1: still here. 2: cannot type now. 3: has to go (E30). */
export type Letter = 1 | 2 | 3;
export type LetterHeard = { messageId: number; letter: Letter; at: Instant };

export type Edge = { at: Instant; on: boolean };
export type OfflineSpan = { page: string; from: Instant; until: Instant | null };

export const NO_QUIET: QuietMemory = {
  steps: [],
  texts: [],
  answers: [],
  lineEdges: [],
  advocateEdges: [],
  offline: [],
  wrote: [],
};
