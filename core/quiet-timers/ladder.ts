import type { ConversationFacts } from '../kernel/facts';
import { isFromBefore } from '../kernel/from-before';
import type { Duration, Instant } from '../kernel/instant';
import { boundaryOf } from '../kernel/known-boundary';
import { locksOf, type LockWhy } from '../kernel/lock';
import type { LadderStep, QuietPolicy } from '../kernel/quiet-policy';
import { cameBackAt } from '../kernel/returned';
import type { Situation } from '../kernel/room';
import { safeOn } from '../kernel/safe';
import type { Look, Seen } from '../kernel/seen';
import { spokeLast, texts } from '../kernel/thread';
import { dueAt, lastTaken, type Step } from './due';
import { quietPolicyOf } from './inbox';
import { lastLetter } from './letters';
import { pauseAt, pausesOf, type Pause } from './pauses';
import type { StepInWords } from './words';
import { neverWroteSilence, silenceOf, type Silence } from './silence';

/** Where this conversation stands on the ladder. */
export type LadderState =
  /** Closed, they spoke last (then we are the ones who are late), this channel has no ladder, or it is from before us. */
  | { kind: 'off' }
  /** Nothing is offered to a client who may not be written to (B2.8). */
  | { kind: 'locked'; why: LockWhy }
  /** Our last message failed: nobody was quiet, they never got it. */
  | { kind: 'not-arrived'; messageId: number }
  | Climbing;

export type Climbing = {
  kind: 'climbing';
  way: Way;
  silence: Silence;
  urgent: boolean;
  steps: readonly Step[];
  pauses: readonly Pause[];
  /** The pause we are in. */
  paused: Pause | null;
  /** The step that was taken last in this silence. */
  taken: StepInWords | null;
  /** What comes next. `dueAt` is Infinity while a pause has no end. */
  next: { step: StepInWords; dueAt: Instant } | null;
  /** A text whose step was taken and which nobody sent yet. */
  offer: 'check-in' | 'closing' | null;
};

/** `left`: every page of theirs was closed; `goodbye`: they said that they have to go. Both end without a prompt (B2.4). */
export type Way = 'ladder' | 'left' | 'goodbye' | 'never-wrote';

/** Where the ladder stands now. A function of facts, time and policy alone. */
export function ladderOf({ facts, now, policy }: Situation<ConversationFacts>, look: Look): LadderState {
  const { snapshot, thread } = facts;
  if (snapshot?.status !== 'open') return { kind: 'off' };
  const wrote = texts(thread).length > 0;
  if (wrote ? spokeLast(thread) !== 'advocate' : snapshot.channel !== 'chat') return { kind: 'off' };
  const quiet = quietPolicyOf(snapshot, policy);
  const [lock] = locksOf(boundaryOf(facts), snapshot.channel);
  if (lock) return { kind: 'locked', why: lock.why };
  const seen = look(facts, now, policy);
  const silence = wrote ? silenceOf(facts, seen, quiet) : neverWroteSilence(facts, seen, quiet);
  if (silence === null || isFromBefore(facts, lastWordAt(facts, silence))) return { kind: 'off' };
  if (silence.arrival === 'failed') return { kind: 'not-arrived', messageId: silence.messageId ?? 0 };
  const urgent = snapshot.priority === 'urgent';
  const way = wayOf(facts, seen, wrote);
  const steps = stepsOf(way, silence, urgent, mayOffer({ facts, now, policy }), quiet, snapshot.channel);
  if (steps.length === 0) return { kind: 'off' };
  return climbing({ way, silence, urgent, steps }, { facts, now, policy }, seen, quiet);
}

/** The last thing that either side did: when ours arrived Chatwoot often cannot say, and then it is when we looked. */
const lastWordAt = ({ thread }: ConversationFacts, { since, messageId }: Silence): Instant =>
  Math.max(since, thread.outgoing.find((one) => one.messageId === messageId)?.at ?? thread.answer?.at ?? since);

function climbing(
  at: Pick<Climbing, 'way' | 'silence' | 'urgent' | 'steps'>,
  { facts, now }: Situation<ConversationFacts>,
  seen: Seen,
  quiet: QuietPolicy,
): Climbing {
  const pauses = pausesOf(facts, quiet);
  const taken = lastTaken(at.steps, facts, at.silence);
  const next = at.steps[taken === null ? 0 : at.steps.findIndex(({ step }) => step === taken) + 1] ?? null;
  const unknownAfter = quiet.arrivalUnknown[facts.snapshot?.channel ?? 'other'];
  const due = next && dueAt(next, { ...at, pauses, facts, seen, unknownAfter, taken, now });
  return {
    kind: 'climbing',
    ...at,
    pauses,
    paused: pauseAt(pauses, now),
    taken,
    next: next && due !== null ? { step: next.step, dueAt: due } : null,
    offer: offerOf(taken, facts, at.silence),
  };
}

function wayOf(facts: ConversationFacts, { verdict }: Seen, wrote: boolean): Way {
  if (verdict === 'left') return 'left';
  if (!wrote) return 'never-wrote';
  return lastLetter(facts) === 3 ? 'goodbye' : 'ladder';
}

const LADDER: readonly LadderStep[] = ['hint', 'check-in', 'closing', 'finish'];

function stepsOf(
  way: Way,
  { slow }: Silence,
  urgent: boolean,
  offers: boolean,
  { ladders, neverWrote }: QuietPolicy,
  channel: keyof QuietPolicy['ladders'],
): readonly Step[] {
  const ladder = ladders[channel];
  const times = slow === null ? 1 : 2;
  const at = (step: StepInWords, after: Duration | null): Step[] =>
    after === null ? [] : [{ step, after: after * times }];
  switch (way) {
    case 'left':
      return LADDER.every((step) => ladder[step] === null) ? [] : [{ step: 'left', after: 0 }];
    case 'goodbye':
      return at('goodbye', ladder.finish === null ? null : ladder.finish - (ladder.closing ?? 0));
    case 'never-wrote':
      return at('never-wrote', neverWrote);
    case 'ladder': {
      const end = urgent ? at('urgent', ladder.closing ?? ladder.finish) : [];
      return [
        ...at('hint', ladder.hint),
        ...(offers ? at('check-in', ladder['check-in']) : []),
        // Where it is urgent, nothing ends: a supervisor is told instead (B2.13).
        ...(urgent ? end : [...(offers ? at('closing', ladder.closing) : []), ...at('finish', ladder.finish)]),
      ];
    }
  }
}

/** By text message a check-in is offered only where they said that it is safe; in their own open chat an advocate decides. */
function mayOffer({ facts, now, policy }: Situation<ConversationFacts>): boolean {
  return facts.snapshot?.channel !== 'sms' || saidSafe({ facts, now, policy });
}

/** Whether this client said, on this channel, that they may be written to, and it still counts. */
export function saidSafe({ facts, now, policy }: Situation<ConversationFacts>): boolean {
  const back = cameBackAt(facts, policy.texting.returnAfter);
  return safeOn(boundaryOf(facts), facts.snapshot?.channel ?? 'other', now, back).kind === 'yes';
}

function offerOf(taken: StepInWords | null, { quiet }: ConversationFacts, { since }: Silence): Climbing['offer'] {
  if (taken !== 'check-in' && taken !== 'closing') return null;
  const sent = quiet.texts.filter(({ at }) => at > since);
  const isSent = sent.some(({ said }) => (said === 'closing' ? true : taken === 'check-in'));
  return isSent ? null : taken;
}
