import { learnAsked, notAsked } from '../kernel/asked';
import type { HelplineEvent, NoteMarker } from '../kernel/event';
import { handOffIn, readBackIn, type HandOffMemory } from '../kernel/hand-off';
import { earlier } from '../kernel/instant';
import { ownerOf } from '../kernel/owner-of';
import type { ConversationRoom } from '../kernel/room';
import { newestOf } from '../kernel/same';
import { callWishes } from './call-receiver';
import { readBackWishes } from './read-back';
import { isInOtherHands } from './receivers';
import { shiftEndWishes } from './shift-end';
import { unreadWishes } from './unread';

/** How much is remembered, each of its kind. */
const KEPT = 8;

/** Notes of this room that are worth nothing once it was read back. */
const CALLS = ['hand-off-call', 'hand-off-unread'];

/**
 * Room `hand-off` (B5): a conversation that is handed on is complete only once the receiver has read it back; until then
 * people are told, the giver first. Reading back never delays answering. Its words are in Chatwoot and nowhere else.
 */
export const handOff: ConversationRoom = {
  name: 'hand-off',
  learns(facts, event) {
    const known = facts.handOff;
    return { ...facts, handOff: learnedFrom({ ...known, asked: learnAsked(known.asked, event, 'ho-') }, event) };
  },
  wants(situation) {
    const parts = [callWishes(situation), unreadWishes(situation), shiftEndWishes(situation)];
    const wishes = [...readBackWishes(situation), ...parts.flatMap((part) => part.wishes)];
    return {
      wishes: notAsked(situation.facts.handOff.asked, wishes),
      lookAgainAt: parts.map((part) => part.lookAgainAt).reduce(earlier, null),
    };
  },
  holdsBack(effect, { facts }) {
    if (effect.kind !== 'note' || !CALLS.includes(effect.marker.kind)) return null;
    const { note, owner } = effect.marker.data;
    if (facts.handOff.readBacks.some(({ noteId }) => noteId === note)) return 'read back';
    const has = ownerOf(facts);
    if (effect.mentionOnCall !== undefined) {
      const given = facts.handOff.given.find(({ noteId }) => noteId === note);
      return given && isInOtherHands(has, given.by) ? 'somebody else has it' : null;
    }
    // What it says of whose it is would not be so any more.
    return owner === undefined || owner === (has?.agentId ?? null) ? null : 'somebody else has it';
  },
};

function learnedFrom(known: HandOffMemory, event: HelplineEvent): HandOffMemory {
  switch (event.kind) {
    case 'read-back-asked': {
      const { id, at, agentId, noteId } = event;
      return { ...known, asks: newestFew(known.asks, { id, at, agentId, noteId }, (one) => one.id) };
    }
    case 'note-written':
      if (event.author.kind !== 'our-bot' || !event.marker) return known;
      return fromMarker(known, event.marker, event.messageId);
    case 'effect-planned':
      return event.effect.kind === 'note' ? withReadBack(known, event.effect.marker) : known;
    default:
      return known;
  }
}

function fromMarker(known: HandOffMemory, marker: NoteMarker, noteId: number): HandOffMemory {
  const given = handOffIn(marker, noteId);
  if (given) return { ...known, given: newestFew(known.given, given, (one) => String(one.noteId)) };
  const { at, by } = marker.data;
  if (marker.kind === 'agreed' && typeof at === 'number' && typeof by === 'number') {
    return { ...known, agreed: newestOf(known.agreed, { noteId, at, by }, (one) => one.at) };
  }
  return withReadBack(known, marker);
}

/** It counts from the moment it was planned; of two who read the same one back, the first. */
function withReadBack(known: HandOffMemory, marker: NoteMarker): HandOffMemory {
  const read = readBackIn(marker);
  return read ? { ...known, readBacks: newestFew(known.readBacks, read, (one) => String(one.noteId)) } : known;
}

/** The newest few by their time, each id once, at its earliest; of two accounts of one always the same. */
function newestFew<T extends { at: number }>(all: readonly T[], one: T, idOf: (one: T) => string): readonly T[] {
  const twin = all.find((other) => idOf(other) === idOf(one)) ?? null;
  const rest = all.filter((other) => other !== twin);
  const byTime = (a: T, b: T): number => a.at - b.at || (idOf(a) < idOf(b) ? -1 : 1);
  return [...rest, newestOf(twin, one, ({ at }) => -at)].sort(byTime).slice(-KEPT);
}
