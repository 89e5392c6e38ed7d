import type { NoteMarker } from '../kernel/event';

/** A wait that stands in a list: the conversation, and the client's newest text in it. */
export type Listed = { conversationId: number; messageId: number };

/** The marker of a list names every conversation in it, also those for which its text had no room: `c12: 345`. */
export const listing = (listed: readonly Listed[]): NoteMarker['data'] =>
  Object.fromEntries(listed.map(({ conversationId, messageId }) => [`c${conversationId}`, messageId]));

/** What stands in the list that this marker is of; nothing in one of another kind, or of an older version that named none. */
export function listedBy(marker: NoteMarker | null): readonly Listed[] {
  if (marker?.kind !== 'left-from-before') return [];
  return Object.entries(marker.data).flatMap(([key, messageId]) =>
    /^c\d+$/.test(key) && typeof messageId === 'number' ? [{ conversationId: Number(key.slice(1)), messageId }] : [],
  );
}

/** The newest message in a list; no two lists share one. */
export const newestIn = (listed: readonly Listed[]): number => Math.max(...listed.map(({ messageId }) => messageId));
