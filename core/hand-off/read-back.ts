import type { NoteEffect, Wish } from '../kernel/effect';
import type { ConversationFacts } from '../kernel/facts';
import { readBackMarker } from '../kernel/hand-off';
import { HOUR, MINUTE, type Duration } from '../kernel/instant';
import type { Situation } from '../kernel/room';
import { readBackNote } from './notes';

/** A click that could not be answered by then counts no more. */
const CLICK_COUNTS_FOR: Duration = MINUTE;

/** Whoever reads it back has the conversation from then on. Anybody but its giver may: it warns, and keeps nobody away. */
export function readBackWishes({ facts, now, policy }: Situation<ConversationFacts>): Wish[] {
  const { asks, given, readBacks } = facts.handOff;
  const open = asks.filter(
    ({ at, noteId, agentId }) =>
      now < at + CLICK_COUNTS_FOR &&
      given.some((one) => one.noteId === noteId && one.by !== agentId) &&
      !readBacks.some((one) => one.noteId === noteId),
  );
  const first = open.filter((one, i) => open.findIndex(({ noteId }) => noteId === one.noteId) === i);
  return first.map(({ noteId, agentId }) => {
    const { kind, data } = readBackMarker(noteId, agentId, now);
    const effect: NoteEffect = {
      kind: 'note',
      about: 'hand-off',
      text: readBackNote(agentId, now, policy),
      mention: given.filter((one) => one.noteId === noteId).map(({ by }) => by),
      marker: { kind, data: { ...data, assignee: facts.snapshot?.assigneeId ?? null } },
      deadline: now + HOUR,
    };
    return { cause: `ho-read-${noteId}`, effect };
  });
}
