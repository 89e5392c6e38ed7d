import type { ConversationFacts, SidebarMemory } from '../kernel/facts';
import { earlier, MINUTE, SECOND, type Duration, type Instant } from '../kernel/instant';
import { NOTHING, type ConversationRoom, type Situation } from '../kernel/room';
import { newestOf, same } from '../kernel/same';
import { waitOf } from '../waiting/wait';
import { present } from './present';
import { safetyChangesAt } from './safety';

/** A write that has not been made by then is dropped and asked for again: a newer one tells more. */
const WRITTEN_WITHIN: Duration = 2 * MINUTE;

/** Somebody deleted or overwrote what we show: it is put back at most once in this time. */
const PUT_BACK_AFTER: Duration = MINUTE;

/** Chatwoot's queue grows with each write of ours: changes within this time are written as one. */
const GATHERED_FOR: Duration = 10 * SECOND;

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
        const { revision, values } = event.effect;
        return { ...facts, sidebar: newerAsk(known, { revision, values, askedAt: event.at }) };
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
    if (facts.snapshot?.status !== 'open') return NOTHING;
    const values = desired(situation);
    const dueAt = writeAt(facts, values, now);
    // The words of the next step change when the wait falls due.
    const waitDue = waitOf(facts, policy)?.dueAt ?? null;
    const lookAgainAt = [dueAt, waitDue, safetyChangesAt(facts, now, policy)]
      .filter((at) => at !== null && at > now)
      .reduce(earlier, null);
    if (dueAt === null || dueAt > now) return { wishes: [], lookAgainAt };
    const revision = facts.sidebar.revision + 1;
    const effect = { kind: 'show-attributes', revision, values, deadline: now + WRITTEN_WITHIN } as const;
    return {
      wishes: [{ cause: `sidebar-${revision}`, effect }],
      lookAgainAt: earlier(lookAgainAt, now + WRITTEN_WITHIN),
    };
  },
};

type Ask = Pick<SidebarMemory, 'revision' | 'values' | 'askedAt'>;

function newerAsk({ shown, ...known }: SidebarMemory, heard: Ask): SidebarMemory {
  return { ...newestOf<Ask>(known, heard, (one) => one.revision), shown };
}

function desired({ facts, now, policy }: Situation<ConversationFacts>): Readonly<Record<string, string>> {
  const view = present(facts, now, policy);
  return {
    helpline_connection: view.connection.words,
    helpline_next_step: view.nextStep,
    helpline_safe: view.safety,
  };
}

/** When the attributes are to be written; null when what stands there is right. */
function writeAt(facts: ConversationFacts, values: Readonly<Record<string, string>>, now: Instant): Instant | null {
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
