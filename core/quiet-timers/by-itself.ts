import type { TextToClientEffect, Wish } from '../kernel/effect';
import type { ConversationFacts } from '../kernel/facts';
import type { Instant } from '../kernel/instant';
import type { QuietStep } from '../kernel/quiet-memory';
import type { Hold, Situation } from '../kernel/room';
import type { Look } from '../kernel/seen';
import { quietPolicyOf } from './inbox';
import { ladderOf, saidSafe, type Climbing } from './ladder';
import { ladderText } from '../texts/ladder-text';
import { textsFor } from './offered';

/** Texts of ours in one silence, whoever sent them (B2.8). */
const MOST_IN_A_SILENCE = 2;

type IntoSilence = TextToClientEffect & { silence: NonNullable<TextToClientEffect['silence']> };

/** Whether this text is the ladder's own. */
export const isIntoSilence = (effect: TextToClientEffect): effect is IntoSilence => effect.silence !== undefined;

/** The text that a step sends by itself, where everything allows it; else null, and the advocate is offered it. */
export function byItself(
  cause: string,
  step: QuietStep,
  dueAt: Instant,
  state: Climbing,
  situation: Situation<ConversationFacts>,
): Wish | null {
  if (step !== 'check-in' && step !== 'closing') return null;
  if (forbids(step, state, situation) !== null) return null;
  const { since, messageId } = state.silence;
  const [text] = textsFor(step, state);
  const quiet = policyOf(situation);
  if (text === undefined || quiet === null) return null;
  const effect: TextToClientEffect = {
    kind: 'text-to-client',
    about: 'quiet-timers',
    text: ladderText(text, situation.policy),
    automatic: true,
    silence: { since, ours: messageId, step },
    deadline: dueAt + quiet.textWithin,
  };
  return { cause, effect };
}

/** Asked once more just before it goes out: still the same silence, after the same words of ours, and still allowed. */
export function maySayByItself(effect: IntoSilence, situation: Situation<ConversationFacts>, look: Look): Hold | null {
  const { since, ours, step } = effect.silence;
  const state = ladderOf(situation, look);
  if (state.kind !== 'climbing') return 'no silence any more';
  if (state.silence.since !== since) return 'they were heard from';
  if (state.silence.messageId !== ours) return 'one of ours wrote meanwhile';
  if (step !== 'check-in' && step !== 'closing') return 'no text of this step';
  const isNext = state.next?.step === step && state.next.dueAt <= situation.now;
  if (state.offer !== step && !isNext) return 'not due';
  return forbids(step, state, situation);
}

/** An armed policy that wants it, and this client's own recorded word that it is OK here. Nothing less (B3.1, E5). */
function forbids(
  step: 'check-in' | 'closing',
  { way, urgent, silence, paused }: Climbing,
  situation: Situation<ConversationFacts>,
): string | null {
  const { facts, policy } = situation;
  if (!policy.texting.armed) return 'not armed';
  if (policyOf(situation)?.automatic !== true) return 'not by itself, by policy';
  if (!saidSafe(situation)) return 'not said that it is safe';
  if (way !== 'ladder') return 'no prompt';
  if (paused !== null) return 'paused';
  if (urgent && step === 'closing') return 'urgent';
  const sent = facts.quiet.texts.filter(({ at }) => at > silence.since).length;
  return sent >= MOST_IN_A_SILENCE ? 'two texts already' : null;
}

function policyOf({ facts, policy }: Situation<ConversationFacts>) {
  return facts.snapshot === null ? null : quietPolicyOf(facts.snapshot, policy);
}
