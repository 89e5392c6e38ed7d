import type { ConversationFacts } from './facts';
import { later, SECOND, type Instant } from './instant';
import type { Outcome } from './outcome';
import { LED_FOR, type OwnershipDeed } from './ownership';
import { newestHandOff } from './hand-off';
import { texts, unanswered, type Inbound } from './thread';

/**
 * Whose conversation it is. `how`: by a click, by their answer, or because somebody made them Chatwoot's assignee after
 * that; then nobody knows since when.
 */
export type Owner = { agentId: number; since: Instant | null; how: 'click' | 'answer' | 'assigned' };

/**
 * Where it stands (S1.19-S1.21, S1.27). *Unanswered*: no person has answered since the client last wrote and nobody has
 * clicked since, whoever is assigned; somebody may still be its owner. `courtesy`: what came after the end is no more than that.
 */
export type Standing =
  | { kind: 'unanswered'; since: Instant; owner: Owner | null }
  | { kind: 'active'; owner: Owner }
  | { kind: 'nobody' }
  /** Resolved in Chatwoot's own way: nobody said how it ended. */
  | { kind: 'closed'; at: Instant }
  | { kind: 'finished'; outcome: Outcome; courtesyAt: Instant | null };

export function standingOf(facts: ConversationFacts): Standing {
  const { ended } = facts.ownership;
  const waiting = unansweredTexts(facts);
  const [oldest] = waiting;
  if (ended && !oldest && !answeredAfter(facts, ended.at)) {
    const after = texts(facts.thread).filter(({ messageId }) => messageId > (ended.upTo ?? 0));
    return { kind: 'finished', outcome: ended, courtesyAt: after.at(-1)?.at ?? null };
  }
  const closed = closedSince(facts);
  if (closed !== null && !waiting.some(({ at }) => at > closed)) return { kind: 'closed', at: closed };
  const owner = ownerOf(facts);
  if (oldest) {
    const newest = waiting.at(-1) ?? oldest;
    const clicked = owner?.how === 'click' && (owner.since ?? 0) >= newest.at;
    return clicked && owner ? { kind: 'active', owner } : { kind: 'unanswered', since: oldest.at, owner };
  }
  return owner ? { kind: 'active', owner } : { kind: 'nobody' };
}

const closedSince = ({ snapshot }: ConversationFacts): Instant | null =>
  snapshot?.status === 'resolved' ? snapshot.version * SECOND : null;

/**
 * The client's texts that wait for a person, oldest first. What came before the end that was written down waits no more,
 * and a courtesy after it asks for nothing (E25) until somebody answers.
 */
export function unansweredTexts(facts: ConversationFacts): readonly Inbound[] {
  const open = unanswered(facts.thread);
  const { ended } = facts.ownership;
  if (ended === null || answeredAfter(facts, ended.at)) return open;
  return open.filter(({ messageId, courtesy }) => messageId > (ended.upTo ?? 0) && !courtesy);
}

const answeredAfter = ({ thread }: ConversationFacts, at: Instant): boolean => (thread.answer?.at ?? 0) > at;

/** The owner, or null. Chatwoot's assignee is the truth everyone sees: ours leads it for a moment after a take, then follows. */
export function ownerOf(facts: ConversationFacts): Owner | null {
  const taken = takenBy(facts);
  const { snapshot } = facts;
  if (taken === null || snapshot === null) return taken?.owner ?? null;
  const { owner, at } = taken;
  const shown = snapshot.assigneeId;
  const accountAt = snapshot.version * SECOND;
  if (shown === (owner?.agentId ?? null) || accountAt <= at) return owner;
  const led = accountAt <= at + LED_FOR && (taken.assignee === undefined || taken.assignee === shown);
  if (led) return owner;
  return shown === null ? null : { agentId: shown, since: null, how: 'assigned' };
}

/** Who took it last as far as we know, when, and whom Chatwoot showed then (undefined: not known). */
type Taken = { owner: Owner | null; at: Instant; assignee: number | null | undefined; taking: string };

export function takenBy(facts: ConversationFacts): Taken | null {
  const taken = takenFirst(facts);
  const { snapshot, thread } = facts;
  const { answer } = thread;
  if (!taken?.owner || !answer || snapshot?.assigneeId !== null || answer.agentId === taken.owner.agentId) return taken;
  // Taken off in Chatwoot: somebody else who answers about then has taken it.
  const accountAt = snapshot.version * SECOND;
  const wasTakenOff = accountAt > taken.at + LED_FOR && accountAt <= answer.at + LED_FOR;
  return wasTakenOff && answer.at > taken.at ? byAnswer(answer) : taken;
}

function takenFirst(facts: ConversationFacts): Taken | null {
  const over = overAt(facts);
  const deed = newestDeed(facts);
  if (deed && deed.at > over && deed.owner !== null) {
    const passed = passedOn(facts, deed.at, deed.owner);
    if (passed) return byAnswer(passed);
    const owner: Owner = { agentId: deed.owner, since: deed.at, how: deed.kind === 'answered' ? 'answer' : 'click' };
    return { owner, at: deed.at, assignee: deed.assignee, taking: deed.ask };
  }
  const free = Math.max(over, deed?.at ?? 0);
  const answers = answersAfter(facts, free);
  const shown = facts.snapshot?.assigneeId ?? null;
  const first = answers.find(({ agentId }) => agentId === shown) ?? answers[0];
  if (first) return byAnswer(passedOn(facts, first.at, first.agentId) ?? first);
  if (!deed || deed.at <= over) return null;
  return { owner: null, at: deed.at, assignee: deed.assignee, taking: deed.ask };
}

/** When it was last over; whoever had it before has it no more. */
const overAt = ({ ownership: { ended, closedAt } }: ConversationFacts): Instant =>
  later(ended?.at ?? null, closedAt) ?? 0;

/** Since when it can have been anybody's: the end, or the last time it was put back. */
export const freeSince = (facts: ConversationFacts): Instant =>
  facts.ownership.deeds
    .filter(({ kind, owner }) => kind !== 'refused' && owner === null)
    .reduce((newest, { at }) => Math.max(newest, at), overAt(facts));

const byAnswer = ({ agentId, at, messageId }: Answer): Taken => ({
  owner: { agentId, since: at, how: 'answer' },
  at,
  assignee: undefined,
  taking: `m${messageId}`,
});

export type Answer = { agentId: number; at: Instant; messageId: number };

/** Answers by people after a moment, the oldest first, as far as they are remembered. */
export function answersAfter({ thread }: ConversationFacts, after: Instant): readonly Answer[] {
  return thread.outgoing.flatMap(({ messageId, at, author }) =>
    author?.kind === 'advocate' && at !== null && at > after ? [{ agentId: author.agentId, at, messageId }] : [],
  );
}

/** The owner's hand-off waits, and one for whom it is has answered before reading it back: reading never delays answering. */
function passedOn(facts: ConversationFacts, takenAt: Instant, owner: number): Answer | null {
  const handOff = newestHandOff(facts);
  if (handOff === null || handOff.readBack !== null || handOff.by !== owner || handOff.at < takenAt) return null;
  const isFor = (agentId: number): boolean =>
    handOff.to.kind === 'agent' ? agentId === handOff.to.id : agentId !== handOff.by;
  return answersAfter(facts, handOff.at).find(({ agentId }) => isFor(agentId)) ?? null;
}

/** What last changed whose it is. */
export function newestDeed({ ownership }: ConversationFacts): OwnershipDeed | null {
  return ownership.deeds.filter(({ kind }) => kind !== 'refused').at(-1) ?? null;
}
