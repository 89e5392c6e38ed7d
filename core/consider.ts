import { decide } from './decide';
import { intentOf, type Intent } from './kernel/effect';
import type { HelplineEvent } from './kernel/event';
import type { Facts } from './kernel/facts';
import type { Instant } from './kernel/instant';
import type { Policy } from './kernel/policy';
import { learn } from './learn';

/** What came of a subject's mail: what is known now, what is to be done, when to look again, what was not let through. */
export type Considered = {
  facts: Facts;
  intents: readonly Intent[];
  lookAgainAt: Instant | null;
  heldBack: readonly { room: string; reason: string }[];
};

/**
 * The whole middle of the road, without a clock or a network: learn from the mail, decide, and remember what was asked
 * for. `subject` is the facts' own key. The same facts, mail, time and policy give the same answer (law 3).
 */
export function consider(
  subject: string,
  known: Facts,
  mail: readonly HelplineEvent[],
  now: Instant,
  policy: Policy,
): Considered {
  const learned = mail.reduce(learn, known);
  const decided = decide({ facts: learned, now, policy });
  const intents = decided.wishes.map((wish) => intentOf(subject, wish));
  const facts = decided.wishes.reduce(
    (sofar, wish, i) => learn(sofar, planned(sofar, wish.cause, intents[i] as Intent, now)),
    learned,
  );
  return {
    facts,
    intents,
    lookAgainAt: decided.lookAgainAt,
    heldBack: decided.heldBack.map(({ by, reason }) => ({ room: by, reason })),
  };
}

/** The event by which rules hear that their wish was saved. */
function planned(facts: Facts, cause: string, intent: Intent, now: Instant): HelplineEvent {
  const heard = { id: `planned:${intent.id}`, at: now, heardAt: now, via: 'ourselves' as const };
  const what = { kind: 'effect-planned' as const, effect: intent.effect, cause };
  return { ...heard, ...what, subject: facts.subject } as HelplineEvent;
}
