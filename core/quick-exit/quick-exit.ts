import type { Effect, NoteEffect } from '../kernel/effect';
import type { ConversationFacts } from '../kernel/facts';
import { HOUR, later, type Duration, type Instant } from '../kernel/instant';
import { NOTHING, type ConversationRoom } from '../kernel/room';
import { onShift } from '../kernel/shifts';
import { lastInbound } from '../kernel/thread';
import { quickExitNote } from './note';

/** A note that could not be posted within this time tells nobody in time. */
const POSTED_WITHIN: Duration = HOUR;

/**
 * Room `quick-exit`: whoever leaves by the quick exit may have somebody beside them. The advocate is told at once, and
 * the room `send-lock` holds back whatever of ours would go to them (B3.9, B3.17).
 */
export const quickExit: ConversationRoom = {
  name: 'quick-exit',
  learns(facts, event) {
    const marker =
      event.kind === 'effect-planned' && event.effect.kind === 'note'
        ? event.effect.marker
        : event.kind === 'note-written' && event.author.kind === 'our-bot'
          ? event.marker
          : null;
    const at = marker?.kind === 'quick-exit' ? marker.data['at'] : null;
    if (typeof at !== 'number') return facts;
    return { ...facts, quickExitNoted: later(facts.quickExitNoted, at) };
  },
  wants({ facts, now, policy }) {
    const at = standing(facts);
    const isTold = facts.quickExitNoted !== null && at !== null && at <= facts.quickExitNoted;
    if (at === null || isTold || facts.snapshot?.status === 'resolved') return NOTHING;
    const assignee = facts.snapshot?.assigneeId ?? null;
    const effect: NoteEffect = {
      kind: 'note',
      about: 'quick-exit',
      text: quickExitNote(at, policy),
      mention: assignee === null ? onShift(policy, now) : [assignee],
      marker: { kind: 'quick-exit', data: { at } },
      deadline: now + POSTED_WITHIN,
    };
    return { wishes: [{ cause: `quick-exit-${at}`, effect }], lookAgainAt: null };
  },
  holdsBack(effect, { facts }) {
    // That nothing goes to the client is for the room `send-lock`, on all their channels, until it was checked.
    return isOurs(effect) && standing(facts) === null ? 'written again' : null;
  },
};

/** When they left by the quick exit, if they have not written since. A text in the same second came before it. */
function standing({ beacon, thread }: ConversationFacts): Instant | null {
  const { quickExitAt } = beacon;
  return quickExitAt === null || (lastInbound(thread)?.at ?? 0) > quickExitAt ? null : quickExitAt;
}

const isOurs = (effect: Effect): boolean => effect.kind === 'note' && effect.marker.kind === 'quick-exit';
