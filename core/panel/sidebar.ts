import { verdict, type Verdict } from '../connection/verdict';
import { SIDEBAR, type Parted, type ShowAttributesEffect } from '../kernel/effect';
import type { ConversationFacts } from '../kernel/facts';
import { earlier, MINUTE, SECOND, type Duration, type Instant } from '../kernel/instant';
import { boundaryOf } from '../kernel/known-boundary';
import { locksOf, type LockWhy } from '../kernel/lock';
import { OUTCOME_WORDS } from '../kernel/outcome';
import type { Policy } from '../kernel/policy';
import { NOTHING, type ConversationRoom, type Situation } from '../kernel/room';
import { newestOf, same } from '../kernel/same';
import type { SidebarMemory } from '../kernel/sidebar-memory';
import { waitOf } from '../waiting/wait';
import { creditsLine } from './credits-line';
import { handOffChangesAt } from './hand-off-card';
import { handOffLine } from './hand-off-line';
import { present } from './present';
import { safetyChangesAt } from './safety';

/** A write that has not been made by then is dropped and asked for again: a newer one tells more. */
const WRITTEN_WITHIN: Duration = 2 * MINUTE;

/** Somebody deleted or overwrote what we show: it is put back at most once in this time. */
const PUT_BACK_AFTER: Duration = MINUTE;

/** Chatwoot's queue grows with each write of ours: changes within this time are written as one. */
const GATHERED_FOR: Duration = 10 * SECOND;

const OUTCOME_KEY = 'helpline_outcome';

type Values = Readonly<Record<string, string>>;

/**
 * Room `sidebar`: what the other rooms know, as conversation attributes beside the thread. It looks at other rooms, so
 * it lives in `panel`. Attributes are shown and never believed: nothing is ever learned from their values.
 */
export const sidebar: ConversationRoom = {
  name: 'sidebar',
  learns(facts, event) {
    const known = facts.sidebar;
    switch (event.kind) {
      case 'effect-planned': {
        if (event.effect.kind !== 'show-attributes') return facts;
        const { revision, values, parted, locked, atOnce } = event.effect;
        const ask: Ask = {
          revision,
          values,
          askedAt: event.at,
          ...(parted && { parted }),
          ...(locked && { locked }),
        };
        const sidebar = newerAsk(known, ask);
        return { ...facts, sidebar: atOnce ? { ...sidebar, atOnce: Math.max(known.atOnce ?? 0, revision) } : sidebar };
      }
      case 'attributes-shown': {
        const { revision, fingerprint, at } = event;
        const shown = newestOf(known.shown, { revision, fingerprint, at }, (one) => one.revision);
        return { ...facts, sidebar: { ...known, shown } };
      }
      default:
        return facts;
    }
  },
  wants(situation) {
    const { facts, now, policy } = situation;
    const ending = endUntold(facts, policy);
    // Whoever finishes also closes it: how it ended is still to be written then, and nothing after that.
    if (facts.snapshot?.status !== 'open' && !ending) return NOTHING;
    const values = desired(situation);
    const grave = { parted: partedIn(verdict(facts, now, policy)), locked: lockOf(facts) };
    const isGrave = cannotWait(facts, values, grave);
    const atOnce = isGrave || isOwedAtOnce(facts);
    const dueAt = isGrave || ending ? now : writeAt(facts, values, now);
    // The words of the next step change when the wait falls due.
    const waitDue = waitOf(facts, policy)?.dueAt ?? null;
    const lookAgainAt = [dueAt, waitDue, safetyChangesAt(facts, now, policy), handOffChangesAt(facts, now)]
      .filter((at) => at !== null && at > now)
      .reduce(earlier, null);
    if (dueAt === null || dueAt > now) return { wishes: [], lookAgainAt };
    const revision = facts.sidebar.revision + 1;
    const effect: ShowAttributesEffect = {
      kind: 'show-attributes',
      revision,
      values,
      ...(grave.parted && { parted: grave.parted }),
      ...(grave.locked && { locked: grave.locked }),
      ...(atOnce && { atOnce }),
      deadline: now + WRITTEN_WITHIN,
    };
    return {
      wishes: [{ cause: `${atOnce ? SIDEBAR.atOnce : SIDEBAR.inTurn}-${revision}`, effect }],
      lookAgainAt: earlier(lookAgainAt, now + WRITTEN_WITHIN),
    };
  },
};

/** How the last contact ended (B2.15), without its time, so that Chatwoot's own filters can use it; null before any did. */
const outcomeWords = ({ ownership }: ConversationFacts, { language }: Policy): string | null =>
  ownership.ended && OUTCOME_WORDS[language][ownership.ended.kind];

function endUntold(facts: ConversationFacts, policy: Policy): boolean {
  const { askedAt, values } = facts.sidebar;
  const outcome = outcomeWords(facts, policy);
  return askedAt !== null && outcome !== null && values[OUTCOME_KEY] !== outcome;
}

type Ask = Pick<SidebarMemory, 'revision' | 'values' | 'askedAt' | 'parted' | 'locked'>;

/** What an advocate who is about to write must know first. */
type Grave = { parted: Parted | undefined; locked: LockWhy | undefined };

/** A leave, a quick exit, a lock, and the end of any of them, do not wait to be gathered. */
function cannotWait({ sidebar: known }: ConversationFacts, values: Values, { parted, locked }: Grave): boolean {
  if (known.askedAt === null || same(values, known.values)) return false;
  return parted !== known.parted || locked !== known.locked;
}

/** One that was to go at once does not stand there yet: whatever takes its place tells the same, and waits no longer than it. */
const isOwedAtOnce = ({ sidebar: { atOnce, shown } }: ConversationFacts): boolean =>
  (atOnce ?? 0) > (shown?.revision ?? 0);

const lockOf = (facts: ConversationFacts): LockWhy | undefined =>
  locksOf(boundaryOf(facts), facts.snapshot?.channel ?? null)[0]?.why;

const partedIn = ({ kind }: Verdict): Parted | undefined =>
  kind === 'left' || kind === 'quick-exit' ? kind : undefined;

function newerAsk({ shown, atOnce, ...known }: SidebarMemory, heard: Ask): SidebarMemory {
  return { ...newestOf<Ask>(known, heard, (one) => one.revision), shown, ...(atOnce !== undefined && { atOnce }) };
}

function desired({ facts, now, policy }: Situation<ConversationFacts>): Values {
  const view = present(facts, now, policy);
  const credits = creditsLine(facts, policy);
  const handOff = handOffLine(facts, now, policy);
  const outcome = outcomeWords(facts, policy);
  return {
    helpline_connection: view.connection.words,
    helpline_next_step: view.nextStep,
    helpline_safe: view.safety,
    ...(handOff === null ? {} : { helpline_hand_off: handOff }),
    ...(credits === null ? {} : { helpline_credits: credits }),
    ...(outcome === null ? {} : { [OUTCOME_KEY]: outcome }),
  };
}

/** When the attributes are to be written; null when what stands there is right. */
function writeAt(facts: ConversationFacts, values: Values, now: Instant): Instant | null {
  const { sidebar: known } = facts;
  if (known.askedAt === null) return now;
  if (!same(values, known.values)) return known.askedAt + GATHERED_FOR;
  if (known.shown === null || known.shown.revision < known.revision) return known.askedAt + WRITTEN_WITHIN;
  return wasTouched(facts) ? known.askedAt + PUT_BACK_AFTER : null;
}

function wasTouched({ snapshot, sidebar: { shown } }: ConversationFacts): boolean {
  return (
    snapshot !== null &&
    shown !== null &&
    snapshot.version * SECOND > shown.at &&
    snapshot.attributes !== shown.fingerprint
  );
}
