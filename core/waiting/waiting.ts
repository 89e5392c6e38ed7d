import { advocateTypingUntil } from '../kernel/advocate-typing';
import type { Effect, NoteEffect } from '../kernel/effect';
import type { NoteMarker } from '../kernel/event';
import type { ConversationFacts, WaitingMemory } from '../kernel/facts';
import { DAY, later, MINUTE, type Duration, type Instant } from '../kernel/instant';
import type { Policy } from '../kernel/policy';
import { NOTHING, type ConversationRoom, type Situation, type Wants } from '../kernel/room';
import { newestOf } from '../kernel/same';
import { unansweredTexts } from '../kernel/owner-of';
import { onShift } from '../kernel/shifts';
import { desk } from '../kernel/subject';
import type { Inbound } from '../kernel/thread';
import { leftFromBefore } from './left';
import { waitingNote } from './note';
import { repeatAfter, waitOf, type Wait } from './wait';

/** By then a note that was posted has been heard of, by webhook or by sweep. */
const ECHO_WITHIN: Duration = 2 * MINUTE;

/** After this many notes about one wait the time between them grows no longer. */
const SLOWEST = 6;

/**
 * Room `waiting`: a client who waits for an answer is not forgotten (B2.2). When the policy's time is over and no
 * person has answered, the conversation gets one private note that calls those on shift.
 */
export const waiting: ConversationRoom = {
  name: 'waiting',
  learns(facts, event) {
    const learned = (more: Partial<WaitingMemory>) => ({ ...facts, waiting: { ...facts.waiting, ...more } });
    switch (event.kind) {
      case 'advocate-typing':
        return event.on
          ? learned({ advocateTypingOn: later(facts.waiting.advocateTypingOn, event.at) })
          : learned({ advocateTypingOff: later(facts.waiting.advocateTypingOff, event.at) });
      case 'advocate-reading':
        return learned({ readingSaidAt: later(facts.waiting.readingSaidAt, event.at) });
      case 'effect-planned':
        if (event.effect.kind === 'tell' && event.effect.what.kind === 'left-from-before')
          return learned({ leftTold: Math.max(facts.waiting.leftTold ?? 0, event.effect.what.messageId) });
        if (event.effect.kind === 'tell' && event.effect.what.kind === 'left-answered')
          return learned({ leftAnswered: Math.max(facts.waiting.leftAnswered ?? 0, event.effect.what.messageId) });
        return event.effect.kind === 'note' ? learned(asked(facts.waiting, event.effect.marker, event.at)) : facts;
      case 'note-written': {
        if (event.author.kind !== 'our-bot' || event.marker?.kind !== 'waiting') return facts;
        const lastNoteAt = later(facts.waiting.lastNoteAt, event.at);
        return learned({ ...asked(facts.waiting, event.marker, event.at), lastNoteAt });
      }
      default:
        return facts;
    }
  },
  wants(situation) {
    const { wishes, lookAgainAt } = aboutTheWait(situation);
    return { wishes: [...tellAnswered(situation), ...wishes], lookAgainAt };
  },
  holdsBack(effect, { facts, now, policy }) {
    if (!isOurs(effect)) return null;
    if (!stillWaits(effect, facts, policy)) return 'answered';
    if (leftFromBefore(facts) !== null) return 'left from before';
    // Only for a while: a note dropped for a line that was never sent would leave the client forgotten.
    const typing = advocateTypingUntil(facts, policy);
    if (typing !== null && typing > now) return { reason: 'an advocate is typing', until: typing };
    // One that was heard of only now: with an emptied Redis this note was planned without knowing of it.
    const until = standsUntil(facts, policy);
    return until !== null && until > now ? { reason: 'a note stands there', until } : null;
  },
};

function aboutTheWait(situation: Situation<ConversationFacts>): Wants {
  const { facts, now, policy } = situation;
  const wait = waitOf(facts, policy);
  if (wait === null) return NOTHING;
  const left = leftFromBefore(facts);
  if (left !== null) return tellLeft(left, situation);
  const noteAt = later(later(wait.dueAt, advocateTypingUntil(facts, policy)), mayRepeatAt(facts, policy)) ?? wait.dueAt;
  return now < noteAt ? { wishes: [], lookAgainAt: noteAt } : noteNow(wait, situation);
}

/** No alarm in the thread, and none of its own for the desk: it gathers them into one list. Each text is told once. */
function tellLeft({ messageId, at }: Inbound, { facts, now }: Situation<ConversationFacts>): Wants {
  if (messageId <= (facts.waiting.leftTold ?? 0)) return NOTHING;
  const { accountId, conversationId } = facts.subject;
  const what = { kind: 'left-from-before', conversationId, messageId, lastAt: at } as const;
  const effect = { kind: 'tell', to: desk(accountId), what, deadline: now + DAY } as const;
  return { wishes: [{ cause: `left-m${messageId}`, effect }], lookAgainAt: null };
}

/**
 * A long history is heard in parts: what looked unanswered may turn out to be answered, and is taken off the list again.
 * What is only put away stays on it: opened again, it would be told of no second time.
 */
function tellAnswered({ facts, now }: Situation<ConversationFacts>): Wants['wishes'] {
  const { leftTold = 0, leftAnswered = 0 } = facts.waiting;
  if (leftTold <= leftAnswered || unansweredTexts(facts).some(({ messageId }) => messageId <= leftTold)) return [];
  const { accountId, conversationId } = facts.subject;
  const what = { kind: 'left-answered', conversationId, messageId: leftTold } as const;
  const effect = { kind: 'tell', to: desk(accountId), what, deadline: now + DAY } as const;
  return [{ cause: `left-answered-m${leftTold}`, effect }];
}

/** A note about waiting that was asked for, or was found standing in the thread. */
function asked(known: WaitingMemory, { kind, data }: NoteMarker, at: Instant): Partial<WaitingMemory> {
  const { message, n } = data;
  if (kind !== 'waiting' || typeof message !== 'number' || typeof n !== 'number') return {};
  return { asked: newestOf(known.asked, { messageId: message, n, at }, (one) => one.at) };
}

/** Until when a note that was seen standing in the thread forbids another. */
function standsUntil(facts: ConversationFacts, policy: Policy): Instant | null {
  const { lastNoteAt } = facts.waiting;
  return lastNoteAt === null ? null : lastNoteAt + repeatAfter(facts, policy);
}

/**
 * When another note may come. A note that stands in the thread counts always; one that was only asked for counts while
 * its wait goes on, and then until it would have been heard of: an answer may have come first, and it was dropped. The time between notes about one wait
 * grows: a thread full of the same line helps nobody.
 */
function mayRepeatAt(facts: ConversationFacts, policy: Policy): Instant | null {
  const pause = repeatAfter(facts, policy);
  const { asked } = facts.waiting;
  const stands = standsUntil(facts, policy);
  if (asked === null) return stands;
  const isOver = asked.messageId <= (facts.thread.answer?.messageId ?? 0);
  return later(stands, asked.at + (isOver ? ECHO_WITHIN : pause * Math.min(asked.n, SLOWEST)));
}

function noteNow(wait: Wait, { facts, now, policy }: Situation<ConversationFacts>): Wants {
  const before = facts.waiting.asked;
  const n = before?.messageId === wait.messageId ? before.n + 1 : 1;
  const deadline = now + repeatAfter(facts, policy);
  const effect: NoteEffect = {
    kind: 'note',
    about: 'waiting',
    text: waitingNote(wait, now, policy),
    mention: onShift(policy, now),
    marker: { kind: 'waiting', data: { message: wait.messageId, since: wait.since, n } },
    deadline,
  };
  return { wishes: [{ cause: `waiting-m${wait.messageId}-${n}`, effect }], lookAgainAt: deadline };
}

const isOurs = (effect: Effect): effect is NoteEffect => effect.kind === 'note' && effect.marker.kind === 'waiting';

function stillWaits(effect: NoteEffect, facts: ConversationFacts, policy: Policy): boolean {
  const { message } = effect.marker.data;
  const answered = facts.thread.answer?.messageId ?? 0;
  return waitOf(facts, policy) !== null && typeof message === 'number' && message > answered;
}
