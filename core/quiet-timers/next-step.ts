import type { ConversationFacts } from '../kernel/facts';
import { clockTime, type Instant } from '../kernel/instant';
import type { Policy } from '../kernel/policy';
import type { Situation } from '../kernel/room';
import type { Look } from '../kernel/seen';
import { ladderOf, type Climbing } from './ladder';
import { QUIET } from './words';

/** "Next step" beside the thread, at most 35 characters; null while there is no ladder to speak of. */
export function quietNextStep(situation: Situation<ConversationFacts>, look: Look): string | null {
  const { policy } = situation;
  const words = QUIET[policy.language];
  const state = ladderOf(situation, look);
  switch (state.kind) {
    case 'off':
      return null;
    case 'locked':
      return words.locked;
    case 'not-arrived':
      return words.notArrived;
    case 'climbing':
      return climbingStep(state, policy);
  }
}

function climbingStep({ paused, next, offer, silence, taken }: Climbing, policy: Policy): string {
  const words = QUIET[policy.language];
  const time = (at: Instant): string => clockTime(at, policy.zone);
  if (paused !== null) {
    return paused.to < Infinity ? words.pausedUntil[paused.by](time(paused.to)) : words.paused[paused.by];
  }
  const unknown = silence.arrival === 'not-known';
  // What is on offer comes before what comes after it.
  if (offer !== null) return (unknown ? words.offerUnknown : words.offer)[offer];
  if (next !== null) return (unknown ? words.nextUnknown : words.next)[next.step](time(next.dueAt));
  return taken === 'urgent' ? words.lookForSupervisor : words.decide;
}
