import type { NoteEffect, Wish } from '../kernel/effect';
import type { ConversationFacts } from '../kernel/facts';
import { earlier, HOUR, MINUTE, type Duration, type Instant } from '../kernel/instant';
import { NOTHING, type Situation, type Wants } from '../kernel/room';
import { quietPolicyOf } from './inbox';
import { QUIET } from './words';

/** After a pause as long as this, what they write next begins another contact. */
const NEW_CONTACT_AFTER: Duration = HOUR;

/** A cue that is later than this tells a wrong number of minutes: it is left out. */
const CUE_WITHIN: Duration = MINUTE;

const CUES = [
  { step: 'session-10', left: 10 * MINUTE },
  { step: 'session-5', left: 5 * MINUTE },
] as const;

/** When this contact began: their first text after the last long pause. Null before they wrote. */
export function contactBegan({ quiet }: ConversationFacts): Instant | null {
  let began: Instant | null = null;
  for (const at of [...quiet.wrote].reverse()) {
    if (began !== null && began - at >= NEW_CONTACT_AFTER) break;
    began = at;
  }
  return began;
}

/** A cap on the length of a contact only informs, when 10 and 5 minutes are left (B2.14). It never ends anything. */
export function sessionWants({ facts, now, policy }: Situation<ConversationFacts>): Wants {
  const began = contactBegan(facts);
  if (facts.snapshot?.status !== 'open' || began === null) return NOTHING;
  const { session } = quietPolicyOf(facts.snapshot, policy);
  if (session === null) return NOTHING;
  const wishes: Wish[] = [];
  let lookAgainAt: Instant | null = null;
  for (const { step, left } of CUES) {
    const dueAt = began + session - left;
    const taken = facts.quiet.steps.some((one) => one.step === step && one.at >= began);
    if (dueAt > now) lookAgainAt = earlier(lookAgainAt, dueAt);
    else if (!taken && dueAt >= began && now < dueAt + CUE_WITHIN) wishes.push(cue(step, began, dueAt, policy));
  }
  return { wishes, lookAgainAt };
}

function cue(step: 'session-10' | 'session-5', since: Instant, dueAt: Instant, policy: Situation['policy']): Wish {
  const effect: NoteEffect = {
    kind: 'note',
    about: 'quiet-timers',
    text: QUIET[policy.language].note[step],
    mention: [],
    marker: { kind: 'quiet', data: { step, since } },
    deadline: dueAt + CUE_WITHIN,
  };
  return { cause: `quiet-${step}-${since}`, effect };
}
