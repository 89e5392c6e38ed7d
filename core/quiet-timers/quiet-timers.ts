import type { Effect, NoteEffect, Wish } from '../kernel/effect';
import type { ConversationFacts } from '../kernel/facts';
import { earlier, MINUTE, SECOND, type Duration, type Instant } from '../kernel/instant';
import { NOTHING, type ConversationRoom, type Hold, type Situation, type Wants } from '../kernel/room';
import type { Look } from '../kernel/seen';
import { isByClick, maySayByClick } from './by-click';
import { byItself, isIntoSilence, maySayByItself } from './by-itself';
import { ladderOf, saidSafe, type Climbing } from './ladder';
import { learnQuiet } from './learn';
import { letterWishes } from './letter-note';
import { LATE, stepNote } from './note';
import { pauseEnds } from './pauses';
import { sessionWants } from './session';
import type { StepInWords } from './words';

/** A note about a moment is dropped when it could not be posted by then: the sidebar and the panel show what is. */
const NOTE_WITHIN: Duration = 5 * MINUTE;

/** A step was taken: what comes next is looked at this soon, whether or not its note was heard of. */
const LOOK_AFTER: Duration = 10 * SECOND;

/** While a pause lasts a note that was planned before it waits, and is looked at again this often. */
const LOOK_WHILE_PAUSED: Duration = 20 * SECOND;

/**
 * Room `quiet-timers`: a client who goes quiet. The ladder speaks to the advocate (B2, E5): a hint, an offered check-in, an
 * offered closing, "finishing is all right; you decide". One private note a step, and at any sign of the client none.
 */
export function quietTimers(look: Look): ConversationRoom {
  return {
    name: 'quiet-timers',
    learns: learnQuiet,
    wants(situation) {
      const ofLadder = ladderWants(situation, look);
      const ofSession = sessionWants(situation);
      return {
        wishes: [...ofLadder.wishes, ...ofSession.wishes, ...letterWishes(situation)],
        lookAgainAt: earlier(ofLadder.lookAgainAt, ofSession.lookAgainAt),
      };
    },
    holdsBack(effect, situation) {
      if (effect.kind === 'text-to-client') {
        if (isIntoSilence(effect)) return maySayByItself(effect, situation, look);
        return isByClick(effect) ? maySayByClick(effect.offered, situation, look) : null;
      }
      return isStep(effect) ? stillDue(effect, situation, look) : null;
    },
  };
}

function ladderWants(situation: Situation<ConversationFacts>, look: Look): Wants {
  const { now } = situation;
  const state = ladderOf(situation, look);
  if (state.kind !== 'climbing') return NOTHING;
  const { next, pauses } = state;
  const pauseOver = pauseEnds(pauses, now);
  if (next === null || next.dueAt > now) {
    const dueAt = next !== null && next.dueAt < Infinity ? next.dueAt : null;
    return { wishes: [], lookAgainAt: earlier(dueAt, pauseOver) };
  }
  return { wishes: take(next, state, situation), lookAgainAt: now + LOOK_AFTER };
}

/** The note of this step, and where everything allows it the check-in that goes out by itself. */
function take(
  { step, dueAt }: { step: StepInWords; dueAt: Instant },
  state: Climbing,
  situation: Situation<ConversationFacts>,
): Wish[] {
  const { facts, now, policy } = situation;
  const { since, messageId } = state.silence;
  const cause = `quiet-${step}-${since}`;
  const text = now < dueAt + LATE ? byItself(cause, step, dueAt, state, situation) : null;
  const taking = { step, dueAt, safe: saidSafe(situation), byItself: text !== null };
  const effect: NoteEffect = {
    kind: 'note',
    about: 'quiet-timers',
    text: stepNote(taking, state, situation),
    mention: calledAt(step, state.urgent, facts, policy.supervisors),
    marker: { kind: 'quiet', data: { step, since, due: dueAt, ours: messageId } },
    deadline: now + NOTE_WITHIN,
  };
  return [{ cause, effect }, ...(text === null ? [] : [text])];
}

/** Only what somebody must look at calls a person: a mention makes Chatwoot send mail and pushes (B3.4). */
function calledAt(
  step: StepInWords,
  urgent: boolean,
  { snapshot }: ConversationFacts,
  supervisors: readonly number[],
): readonly number[] {
  const theirs = snapshot?.assigneeId ?? null;
  const advocate = theirs === null || step === 'hint' || step === 'finish' ? [] : [theirs];
  return [...new Set([...advocate, ...(urgent ? supervisors : [])])];
}

const LADDER_STEPS: readonly unknown[] = [
  'hint',
  'check-in',
  'closing',
  'finish',
  'urgent',
  'left',
  'goodbye',
  'never-wrote',
];

const isStep = (effect: Effect): effect is NoteEffect =>
  effect.kind === 'note' && effect.marker.kind === 'quiet' && LADDER_STEPS.includes(effect.marker.data['step']);

/** A note of a step counts only in its silence: any activity of theirs, a word of ours or a lock takes it back (B2.9). */
function stillDue({ marker }: NoteEffect, situation: Situation<ConversationFacts>, look: Look): Hold | null {
  const { step, since, ours } = marker.data;
  const state = ladderOf(situation, look);
  if (state.kind !== 'climbing') return 'no silence any more';
  if (typeof since !== 'number' || state.silence.since > since) return 'they were heard from';
  if (state.silence.messageId !== ours) return 'one of ours wrote meanwhile';
  if (state.paused !== null) return { reason: 'paused', until: situation.now + LOOK_WHILE_PAUSED };
  const place = (name: unknown): number => state.steps.findIndex((one) => one.step === name);
  if (place(step) < 0) return 'another way by now';
  // What waited for the hands until the next step was due too would come with it, in a burst (B2.12).
  return place(step) < place(state.taken) ? 'a later step was taken' : null;
}
