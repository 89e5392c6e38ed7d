import { z } from 'zod';
import type { ConversationFacts } from '../kernel/facts';
import { clockTime, earlier, type Instant } from '../kernel/instant';
import { OUTCOME_WORDS, OUTCOMES } from '../kernel/outcome';
import type { Policy } from '../kernel/policy';
import type { Situation } from '../kernel/room';
import { isOf } from '../quiet-timers/due';
import { ladderOf, type Climbing } from '../quiet-timers/ladder';
import { letterAnswer } from '../quiet-timers/letters';
import { quietNextStep } from '../quiet-timers/next-step';
import { ifCutLine, seenLines } from '../quiet-timers/note';
import { textsFor } from '../quiet-timers/offered';
import { afterPauses, pauseEnds } from '../quiet-timers/pauses';
import { suggestedOutcome } from '../quiet-timers/suggested-outcome';
import { QUIET } from '../quiet-timers/words';
import { ladderText, SHIPPED_AS } from '../texts/ladder-text';
import { seen } from './seen';
import { whyNot } from './texts-card';

/** The ladder of a quiet client; null where there is none. All in words: what was seen, what comes when, what is offered. */
export const ladderCard = z
  .object({
    title: z.string(),
    /** What comes next, or what is on offer now. */
    now: z.string(),
    seen: z.array(z.string()),
    steps: z.array(z.object({ words: z.string(), dueAt: z.number().nullable(), told: z.string().nullable() })),
    /** Texts to send by one click, by the name that `send-text` knows; empty while none is offered. */
    offered: z.array(z.object({ name: z.string(), title: z.string(), text: z.string() })),
    /** Why what is offered may not go now, in words; null: it may. */
    heldBack: z.string().nullable(),
    ifCut: z.string(),
    answered: z.string().nullable(),
    ifFinished: z.string().nullable(),
    finishAs: z.enum(OUTCOMES).nullable(),
  })
  .nullable();

export type LadderCard = z.output<typeof ladderCard>;

export function presentLadder(facts: ConversationFacts, now: Instant, policy: Policy): LadderCard {
  const situation = { facts, now, policy };
  const state = ladderOf(situation, seen);
  const next = quietNextStep(situation, seen);
  if (next === null) return null;
  const words = QUIET[policy.language];
  const climbing = state.kind === 'climbing' ? state : null;
  const answer = letterAnswer(facts);
  const outcome = suggestedOutcome(state, now);
  return {
    title: words.cardTitle,
    now: next,
    seen: climbing === null ? [] : seenLines(climbing, situation),
    steps: climbing === null ? [] : stepsShown(climbing, facts, policy),
    offered: climbing?.offer ? offered(climbing.offer, climbing, policy) : [],
    heldBack: climbing?.offer ? whyNotOffered(climbing, situation) : null,
    ifCut: ifCutLine(situation),
    answered: answer && words.answered(String(answer.letter), words.letter[answer.letter]),
    ifFinished: outcome && words.ifFinished(OUTCOME_WORDS[policy.language][outcome]),
    finishAs: outcome,
  };
}

/** The texts of one step are held back by the same rules. */
function whyNotOffered(state: Climbing, { facts, now, policy }: Situation<ConversationFacts>): string | null {
  const [text] = state.offer ? textsFor(state.offer, state) : [];
  return text === undefined ? null : whyNot(facts, now, policy, text);
}

/** Each step with its time, or when it was told. Of what comes after the next only the least distance is known. */
function stepsShown({ steps, next, pauses, silence }: Climbing, facts: ConversationFacts, policy: Policy) {
  const words = QUIET[policy.language];
  const first = steps.findIndex(({ step }) => step === next?.step);
  const nextAfter = steps[first]?.after ?? 0;
  return steps.map(({ step, after }, i) => {
    const taken = facts.quiet.steps.find((one) => one.step === step && isOf(one, silence));
    // Where their pages are closed it is time already, at whatever moment one looks.
    const hasTime = next !== null && i >= first && step !== 'left';
    const due = hasTime ? afterPauses(next.dueAt, after - nextAfter, pauses) : null;
    const at = taken?.at ?? due;
    return {
      words: words.next[step](at === null || at === Infinity ? '–' : clockTime(at, policy.zone)),
      dueAt: due === Infinity ? null : due,
      told: taken ? words.stepTaken(clockTime(taken.at, policy.zone)) : null,
    };
  });
}

const offered = (step: 'check-in' | 'closing', state: Climbing, policy: Policy) =>
  textsFor(step, state).map((text) => ({
    name: SHIPPED_AS[text],
    title: QUIET[policy.language].textName[text],
    text: ladderText(text, policy),
  }));

/** When this card would say something else, if nothing is heard: a step falls due, or a pause ends. */
export function ladderChangesAt(facts: ConversationFacts, now: Instant, policy: Policy): Instant | null {
  const state = ladderOf({ facts, now, policy }, seen);
  if (state.kind !== 'climbing') return null;
  const dueAt = state.next !== null && state.next.dueAt < Infinity ? state.next.dueAt : null;
  return earlier(dueAt, pauseEnds(state.pauses, now));
}
