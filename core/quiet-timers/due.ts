import type { ConversationFacts } from '../kernel/facts';
import { MINUTE, SECOND, type Duration, type Instant } from '../kernel/instant';
import type { LadderText, QuietStep, StepTaken } from '../kernel/quiet-memory';
import type { StepInWords } from './words';
import type { Seen } from '../kernel/seen';
import { afterPauses, type Pause } from './pauses';
import { arrivedAt, type Silence } from './silence';

/** A step, and how long after the clock's start it comes, not counting pauses. */
export type Step = { step: StepInWords; after: Duration };

const STEP_OF: Readonly<Record<LadderText, StepInWords>> = {
  'check-in': 'check-in',
  'one-letter': 'check-in',
  closing: 'closing',
};

/**
 * Whether this step is one of this silence. What was told before a sign of theirs was heard, late, is of the silence before
 * it: they have the whole ladder again (B2.9). Chatwoot tells the same moment in whole seconds and finer.
 */
export const isOf = (step: StepTaken, { since }: Silence): boolean => step.since > since - SECOND;

/** The last of these steps that was taken in this silence: by a note of ours, or because its text went out already. */
export function lastTaken(steps: readonly Step[], { quiet }: ConversationFacts, silence: Silence): StepInWords | null {
  const noted = quiet.steps.filter((one) => isOf(one, silence)).map(({ step }) => step);
  const sent = quiet.texts.filter(({ at }) => at > silence.since).map(({ said }) => STEP_OF[said]);
  const done = new Set<QuietStep>([...noted, ...sent]);
  return steps.filter(({ step }) => done.has(step)).at(-1)?.step ?? null;
}

/** What is least between two steps of which the policy says nothing. */
const APART: Duration = MINUTE;

type At = {
  facts: ConversationFacts;
  silence: Silence;
  steps: readonly Step[];
  pauses: readonly Pause[];
  seen: Seen;
  unknownAfter: Duration;
  taken: StepInWords | null;
  now: Instant;
};

/**
 * When a step is due. Not before its own time; not sooner after the step before it, or after a text of the ladder that
 * went out late, than the policy has between the two. So after a stop of any length nothing comes in a burst (B2.12).
 */
export function dueAt(
  { step, after }: Step,
  { facts, silence, steps, pauses, seen, unknownAfter, taken, now }: At,
): Instant {
  // Their pages are closed already, and the grace is over.
  if (step === 'left') return now;
  const between = (before: StepInWords): Duration | null => {
    const known = steps.find((one) => one.step === before);
    return known ? after - known.after : null;
  };
  const due = [afterPauses(silence.from, after, pauses)];
  for (const one of facts.quiet.steps) {
    // A step of another way, such as before it became urgent.
    const elsewhere = isOf(one, silence) && !steps.some((here) => here.step === one.step);
    if (elsewhere) due.push(afterPauses(one.at, APART, pauses));
    const gap = one.step === taken && isOf(one, silence) ? between(one.step) : null;
    if (gap !== null) due.push(afterPauses(one.at, gap, pauses));
  }
  for (const text of facts.quiet.texts) {
    const gap = text.at > silence.since ? between(STEP_OF[text.said]) : null;
    const arrived = arrivedAt(text, seen, unknownAfter);
    if (gap !== null && arrived.state !== 'failed') due.push(afterPauses(arrived.at, gap, pauses));
  }
  return Math.max(...due);
}
