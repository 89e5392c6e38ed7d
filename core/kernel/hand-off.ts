import type { NoteMarker } from './event';
import type { Asked, ConversationFacts } from './facts';
import { HOUR, type Duration, type Instant } from './instant';

/** How urgent it is, in the giver's judgement (B5.1, the I of I-PASS). */
export const URGENCIES = ['stable', 'watcher', 'urgent'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** For whom it is. */
export type Receiver = { kind: 'agent'; id: number } | { kind: 'team'; id: number } | { kind: 'next-shift' };

/**
 * A conversation handed on (B5). The words stand in a private note in Chatwoot, whose id is all that is known of them
 * here. `readBack`: who read it back, and when; until then it is not complete (B5.3).
 */
export type HandOff = {
  noteId: number;
  at: Instant;
  by: number;
  to: Receiver;
  urgency: Urgency;
  readBack: { by: number; at: Instant } | null;
};

/** A click by which somebody says that they read it back. */
export type ReadBackAsk = { id: string; at: Instant; agentId: number; noteId: number };

export type HandOffMemory = {
  given: readonly Omit<HandOff, 'readBack'>[];
  readBacks: readonly { noteId: number; by: number; at: Instant }[];
  asks: readonly ReadBackAsk[];
  /** The newest note that tells what was last agreed with the client. */
  agreed: { noteId: number; at: Instant; by: number } | null;
  asked: readonly Asked[];
};

export const NO_HAND_OFFS: HandOffMemory = { given: [], readBacks: [], asks: [], agreed: null, asked: [] };

/** Its words are shown this long (B5.6). The note stays in Chatwoot until it is deleted there. */
export const SHOWN_FOR: Duration = 72 * HOUR;

/** Beside the note that holds the words; the words themselves are in no marker. */
export function handOffMarker({ at, by, to, urgency }: Omit<HandOff, 'noteId' | 'readBack'>): NoteMarker {
  return { kind: 'hand-off', data: { at, by, to: to.kind, whom: to.kind === 'next-shift' ? null : to.id, urgency } };
}

/** Beside our bot's note that it was read back. */
export const readBackMarker = (noteId: number, by: number, at: Instant): NoteMarker => ({
  kind: 'hand-off-read',
  data: { note: noteId, by, at },
});

/** The hand-off of which the note with this id holds the words; null when it is about something else. */
export function handOffIn({ kind, data }: NoteMarker, noteId: number): Omit<HandOff, 'readBack'> | null {
  const { at, by, whom } = data;
  const urgency = URGENCIES.find((one) => one === data['urgency']);
  if (kind !== 'hand-off' || typeof at !== 'number' || typeof by !== 'number' || !urgency) return null;
  const to = receiverOf(data['to'], whom);
  return to && { noteId, at, by, to, urgency };
}

function receiverOf(kind: unknown, whom: unknown): Receiver | null {
  if (kind === 'next-shift') return { kind };
  return (kind === 'agent' || kind === 'team') && typeof whom === 'number' ? { kind, id: whom } : null;
}

export function readBackIn({ kind, data }: NoteMarker): { noteId: number; by: number; at: Instant } | null {
  const { note, by, at } = data;
  if (kind !== 'hand-off-read' || typeof note !== 'number') return null;
  return typeof by === 'number' && typeof at === 'number' ? { noteId: note, by, at } : null;
}

/** The newest hand-off of this conversation, with its read-back. */
export function newestHandOff({ handOff }: ConversationFacts): HandOff | null {
  const given = handOff.given.at(-1);
  if (!given) return null;
  const read = handOff.readBacks.find(({ noteId }) => noteId === given.noteId);
  return { ...given, readBack: read ? { by: read.by, at: read.at } : null };
}
