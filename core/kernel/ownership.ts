import type { NoteMarker } from './event';
import type { Asked } from './facts';
import type { Duration, Instant } from './instant';
import { MINUTE, SECOND } from './instant';
import type { Outcome, OutcomeKind } from './outcome';

/** What an advocate asks for by a click. Each names what they saw, so that a click on something old changes nothing. */
export type OwnershipWish =
  /** `from`: whose it was on their screen; somebody else's means that they were warned and confirmed. */
  | { kind: 'take'; from: number | null }
  | { kind: 'undo' | 'release' }
  /** `upTo`: the client's newest message that they saw. */
  | { kind: 'finish'; outcome: OutcomeKind; upTo: number | null };

/** A click as it was heard; `id` is the event's, so a click heard twice is one. */
export type OwnershipAsk = { id: string; at: Instant; agentId: number; wish: OwnershipWish };

/**
 * What came of a click, or of a first answer. Written as a marker beside our bot's note, and in force from the moment it
 * was planned: facts are saved only if nobody else saved first, so of two who take at once exactly one is given it.
 */
export type OwnershipDeed = {
  ask: string;
  at: Instant;
  kind: 'took' | 'undone' | 'released' | 'read' | 'answered' | 'refused';
  by: number;
  /** Whose it is from then on (of a refusal: whose it was), and whose it was before. */
  owner: number | null;
  from: number | null;
  /** Whom Chatwoot showed then: while it still shows that one, ours leads. */
  assignee: number | null;
  why: Refusal | null;
};

/** Somebody else has it; the ten seconds are over; it is not theirs; the client wrote meanwhile. */
export const REFUSALS = ['taken', 'too-late', 'not-yours', 'wrote-again'] as const;
export type Refusal = (typeof REFUSALS)[number];

export type OwnershipMemory = {
  asks: readonly OwnershipAsk[];
  deeds: readonly OwnershipDeed[];
  /** The newest end of this conversation that somebody of ours wrote down. */
  ended: Outcome | null;
  /** Chatwoot's newest account in which it was resolved, by its own time. */
  closedAt: Instant | null;
  /** What was asked for about it, as "cause:kind". */
  asked: readonly Asked[];
};

export const NO_OWNERSHIP: OwnershipMemory = { asks: [], deeds: [], ended: null, closedAt: null, asked: [] };

/** A take can be undone this long (E11). */
export const UNDO_WITHIN: Duration = 10 * SECOND;

/** So long after a take Chatwoot's assignee is led; after it, whatever Chatwoot shows is what a person wanted. */
export const LED_FOR: Duration = 2 * MINUTE;

const KINDS: readonly OwnershipDeed['kind'][] = ['took', 'undone', 'released', 'read', 'answered', 'refused'];

export const deedMarker = ({ ...data }: OwnershipDeed): NoteMarker => ({ kind: 'ownership', data });

/** The deed that a note of ours tells, or null when it is about something else. */
export function deedIn({ kind, data }: NoteMarker): OwnershipDeed | null {
  const { ask, at, by } = data;
  const deed = KINDS.find((one) => one === data['kind']);
  if (kind !== 'ownership' || !deed) return null;
  if (typeof ask !== 'string' || typeof at !== 'number' || typeof by !== 'number') return null;
  const agent = (name: 'owner' | 'from' | 'assignee'): number | null => {
    const id = data[name];
    return typeof id === 'number' ? id : null;
  };
  const why = REFUSALS.find((one) => one === data['why']) ?? null;
  const whose = { owner: agent('owner'), from: agent('from'), assignee: agent('assignee') };
  return { ask, at, kind: deed, by, ...whose, why };
}
