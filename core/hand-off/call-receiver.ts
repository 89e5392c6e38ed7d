import type { NoteEffect, Wish } from '../kernel/effect';
import type { ConversationFacts } from '../kernel/facts';
import { newestHandOff, type Receiver } from '../kernel/hand-off';
import { HOUR, type Duration, type Instant } from '../kernel/instant';
import type { Policy } from '../kernel/policy';
import type { Situation } from '../kernel/room';
import { nextShift } from '../kernel/shift-ends';
import { waitingForYouNote } from './notes';

const NEWS_FOR: Duration = HOUR;

/** The second note: it only calls. The first one holds the words and calls nobody, because a mention travels by mail. */
export function callWishes({ facts, now, policy }: Situation<ConversationFacts>): Wish[] {
  const handOff = newestHandOff(facts);
  if (handOff === null || handOff.readBack !== null || now >= handOff.at + NEWS_FOR) return [];
  const effect: NoteEffect = {
    kind: 'note',
    about: 'hand-off',
    text: waitingForYouNote(policy),
    mention: receivers(handOff.to, handOff.at, policy),
    ...(handOff.to.kind === 'team' ? { mentionTeam: handOff.to.id } : {}),
    marker: { kind: 'hand-off-call', data: { note: handOff.noteId } },
    deadline: handOff.at + NEWS_FOR,
  };
  return [{ cause: `ho-call-${handOff.noteId}`, effect }];
}

function receivers(to: Receiver, at: Instant, policy: Policy): readonly number[] {
  switch (to.kind) {
    case 'agent':
      return [to.id];
    case 'team':
      return [];
    case 'next-shift':
      return nextShift(policy, at)?.people ?? [];
  }
}
