import type { Wish } from '../kernel/effect';
import type { DeskFacts } from '../kernel/facts';
import { earlier, HOUR, type Duration, type Instant } from '../kernel/instant';
import type { ToldWait } from '../kernel/on-call-events';
import type { Level, OnCallMemory, Step } from '../kernel/on-call-memory';
import type { Rota, RotaChange } from '../kernel/on-call-policy';
import type { Policy } from '../kernel/policy';
import type { Situation, Wants } from '../kernel/room';
import { BETWEEN, callable, LEAVES_WITHIN, nextStep, restsUntil } from './ladder';
import { nextLetter } from './letter';
import { stepMarker } from './marker';
import { stepNote } from './notes';
import { openUntil } from '../kernel/open-hours';
import { pageCause } from './page-id';
import { wakeText } from './page-text';
import { coversOf, holderOf, isCovered, type Ring } from './ring';

/** What one rota is worked with: its open waits, its rings that are not over, and what supervisors changed. */
export type AtRota = {
  rota: Rota;
  changes: readonly RotaChange[];
  waits: readonly ToldWait[];
  rings: readonly Ring[];
  all: readonly Ring[];
};

/** What is to be done now for those who wait on this rota, and when to look again. */
export function climb(known: OnCallMemory, at: AtRota, situation: Situation<DeskFacts>): Wants {
  const { now, policy } = situation;
  const held = at.rings.filter((ring) => holderOf(ring, policy.onCall, now) !== null);
  const loose = at.rings.filter((ring) => !held.includes(ring));
  const reminders = held.map((ring) => remind(ring, at, policy, now));
  const isHeld = (wait: ToldWait): boolean => held.some((ring) => isCovered(wait, coversOf(ring)));
  const free = at.waits.filter((wait) => !isHeld(wait));
  const due = free.map((wait) => ({ wait, at: dueAt(wait, at, loose, policy.onCall.unlookedAfter, now) }));
  const waiting = due.filter((one) => one.at !== null && one.at <= now).map(({ wait }) => wait);
  const later = due.map((one) => one.at).filter((when) => when !== null && when > now);
  const climbing = waiting.length === 0 ? NOTHING_YET : climbOne(known, waiting, loose, at, situation);
  return {
    wishes: [...reminders.flatMap(({ wishes }) => wishes), ...climbing.wishes],
    lookAgainAt: [climbing.lookAgainAt, ...reminders.map(({ lookAgainAt }) => lookAgainAt), ...later].reduce(
      earlier,
      null,
    ),
  };
}

const NOTHING_YET: Wants = { wishes: [], lookAgainAt: null };

/**
 * When a wait is forwarded: at once outside the desk's hours; inside when nobody has looked for the policy's time, or when
 * the desk closes. One that was forwarded stays so, also when the desk opens meanwhile. Null: not as long as nothing changes.
 */
function dueAt(
  wait: ToldWait,
  { rota, changes }: AtRota,
  loose: readonly Ring[],
  unlookedAfter: Duration,
  now: Instant,
): Instant | null {
  if (loose.some((ring) => isCovered(wait, coversOf(ring)))) return now;
  const open = openUntil(rota, changes, now);
  if (open === null) return now;
  return wait.lookedAt === null ? Math.min(wait.since + unlookedAfter, open) : open;
}

function climbOne(
  known: OnCallMemory,
  waiting: readonly ToldWait[],
  loose: readonly Ring[],
  { rota, changes, all }: AtRota,
  { now, policy }: Situation<DeskFacts>,
): Wants {
  // One ring of a rota climbs at a time; who waited for another, or has just come, joins it.
  const ring = loose.find((one) => waiting.some((wait) => isCovered(wait, coversOf(one)))) ?? null;
  const who = callable(rota, changes, known, policy.supervisors, now);
  const covered = ring ? coversOf(ring) : [];
  const joined = waiting.some((wait) => !isCovered(wait, covered));
  const taken = ring?.takers.at(-1);
  const lapsedAt = taken ? taken.at + policy.onCall.lapseAfter : null;
  const others = Math.max(-Infinity, ...loose.filter((one) => one !== ring).map(restsUntil));
  const next = nextStep(ring, who, policy.onCall, now, { lapsedAt, joined, others });
  if (next.at > now)
    return { wishes: [], lookAgainAt: next.level === 'nobody' ? Math.min(next.at, now + BETWEEN) : next.at };
  const [first] = [...waiting].sort((a, b) => a.since - b.since || a.conversationId - b.conversationId);
  const step = stepOf(ring, next.level, next.level === 'nobody' ? [] : who[next.level], waiting, now, {
    ...{ ring: `${rota.name}-c${first?.conversationId}-m${first?.messageId}`, rota: rota.name },
    letter: nextLetter(all, now),
  });
  return { wishes: stepWishes(step, waiting, rota, policy), lookAgainAt: now + BETWEEN };
}

function stepOf(
  ring: Ring | null,
  level: Level,
  people: readonly number[],
  waits: readonly ToldWait[],
  at: Instant,
  fresh: { ring: string; rota: string; letter: string },
): Step {
  const covers = waits.map(({ conversationId, messageId, since }) => ({ conversationId, messageId, since }));
  const named = ring ? { ring: ring.id, rota: ring.rota, letter: ring.letter } : fresh;
  return { ...named, n: (ring?.steps.at(-1)?.n ?? 0) + 1, level, at, people, covers };
}

/** The pages of a step, one to each person, and the note that tells of it. */
function stepWishes(step: Step, waits: readonly ToldWait[], { zone }: Rota, policy: Policy): Wish[] {
  const { ring, letter, n, level, at, people } = step;
  const purpose = level === 'remind' ? 'remind' : 'wake';
  const by = level === 'again' || level === 'all' ? policy.onCall.againBy : 'text';
  const text = wakeText(purpose, waits, { letter, zone }, policy);
  const pages = people.map((agentId): Wish => ({
    cause: pageCause({ ring, agentId, purpose, n }),
    effect: { kind: 'page-on-call', ring, n, agentId, purpose, by, letter, text, deadline: at + LEAVES_WITHIN },
  }));
  const note: Wish = {
    cause: `on-call-step-${ring}-${n}`,
    effect: {
      ...{ kind: 'note', about: 'on-call', text: stepNote(step, zone, policy), marker: stepMarker(step) },
      mention: level === 'nobody' || level === 'supervisor' ? policy.supervisors : [],
      deadline: at + HOUR,
    },
  };
  return [...pages, note];
}

/** Whoever took it and has not answered is reminded once; when they go on not answering, the ladder goes on. */
function remind(ring: Ring, { rota, waits }: AtRota, policy: Policy, now: Instant): Wants {
  const holder = holderOf(ring, policy.onCall, now);
  const open = waits.filter((wait) => isCovered(wait, coversOf(ring)));
  if (holder === null || open.length === 0) return NOTHING_YET;
  const lapse = holder.at + policy.onCall.lapseAfter;
  if (ring.steps.some(({ level, at }) => level === 'remind' && at >= holder.at))
    return { wishes: [], lookAgainAt: lapse };
  const at = holder.at + policy.onCall.remindAfter;
  if (now < at) return { wishes: [], lookAgainAt: at };
  const step = stepOf(ring, 'remind', [holder.agentId], open, now, {
    ring: ring.id,
    rota: ring.rota,
    letter: ring.letter,
  });
  return { wishes: stepWishes(step, open, rota, policy), lookAgainAt: lapse };
}
