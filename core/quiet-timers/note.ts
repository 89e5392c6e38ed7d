import type { ConversationFacts } from '../kernel/facts';
import { clockTime, MINUTE, type Duration, type Instant } from '../kernel/instant';
import { boundaryOf } from '../kernel/known-boundary';
import type { Situation } from '../kernel/room';
import type { Climbing } from './ladder';
import { ladderText } from '../texts/ladder-text';
import { textsFor } from './offered';
import { QUIET, type StepInWords } from './words';

/** Taken later than this after its time, a step is no more than a hint: nobody was watching when it was due (B2.12). */
export const LATE: Duration = 2 * MINUTE;

export type Taking = { step: StepInWords; dueAt: Instant; safe: boolean; byItself: boolean };

/** The private note of a step: what was seen and when, what the policy suggests, and what was agreed for a lost line. */
export function stepNote(taking: Taking, state: Climbing, situation: Situation<ConversationFacts>): string {
  const { now, policy } = situation;
  const words = QUIET[policy.language];
  const time = (at: Instant): string => clockTime(at, policy.zone);
  const late = now >= taking.dueAt + LATE;
  return [
    ...seenLines(state, situation),
    ...(late ? [words.wasDue(time(taking.dueAt))] : [words.note[taking.step], ...offerLines(taking, state, situation)]),
    ifCutLine(situation),
  ].join('\n');
}

/** What was seen of this silence: since when, whether our last message arrived, and why the waits are doubled. */
export function seenLines({ way, silence }: Climbing, { facts, policy }: Situation<ConversationFacts>): string[] {
  const words = QUIET[policy.language];
  const time = (at: Instant): string => clockTime(at, policy.zone);
  const ours = facts.thread.outgoing.find(({ messageId }) => messageId === silence.messageId)?.at ?? silence.from;
  const since = way === 'never-wrote' ? words.neverWrote(time(silence.since)) : words.quietSince(time(silence.since));
  if (silence.messageId === null) return [since];
  const arrived = {
    opened: words.onScreen(time(silence.from)),
    delivered: words.arrived(time(silence.from)),
    'not-known': words.notKnown(time(ours)),
    failed: words.notArrived,
  }[silence.arrival];
  const slow = { reading: words.maybeReading, 'cannot-type': words.cannotType };
  return [`${since} ${arrived}`, ...(silence.slow === null ? [] : [slow[silence.slow]])];
}

function offerLines(
  { step, safe, byItself }: Taking,
  state: Climbing,
  { policy }: Situation<ConversationFacts>,
): string[] {
  if (step !== 'check-in' && step !== 'closing') return [];
  const words = QUIET[policy.language];
  const texts = textsFor(step, state).map((text) => `“${ladderText(text, policy)}”`);
  if (byItself) return [texts[0] ?? '', words.byItself];
  return [[words.offered, ...texts].join('\n'), ...(safe ? [] : [words.notAsked])];
}

/** What was agreed if the line drops stands in a note of its own; here only where to find it. */
export function ifCutLine({ facts, policy }: Situation<ConversationFacts>): string {
  const words = QUIET[policy.language];
  const agreed = boundaryOf(facts).ifCut;
  return agreed === null ? words.noIfCut : words.ifCut(clockTime(agreed.at, policy.zone));
}
