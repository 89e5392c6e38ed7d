import { z } from 'zod';
import type { ConversationFacts } from '../kernel/facts';
import { earlier, MINUTE, type Duration, type Instant } from '../kernel/instant';
import { newestDeed, ownerOf, standingOf } from '../kernel/owner-of';
import { OUTCOME_WORDS, OUTCOMES } from '../kernel/outcome';
import { REFUSALS, UNDO_WITHIN } from '../kernel/ownership';
import type { Policy } from '../kernel/policy';
import { texts } from '../kernel/thread';

const at = z.number();

/** Whose conversation it is. Agents by their ids: their names are asked of Chatwoot when they are shown. */
export const ownershipCard = z.object({
  standing: z.enum(['unanswered', 'active', 'nobody', 'closed', 'finished']),
  /** Since when they wait, or when it ended. */
  since: at.nullable(),
  owner: z
    .object({ agentId: z.number(), since: at.nullable(), how: z.enum(['click', 'answer', 'assigned']) })
    .nullable(),
  /** Whom Chatwoot shows, where that is nobody who has taken it. */
  assignedTo: z.number().nullable(),
  /** The newest take can be undone by this agent until then. */
  undo: z.object({ by: z.number(), until: at }).nullable(),
  /** The newest clicks about it that were answered, by their ids, and whether they were given what they asked for. */
  clicks: z.array(z.object({ id: z.string(), done: z.boolean() })),
  /** From whom its owner took it over. */
  tookFrom: z.number().nullable(),
  /** Clicks of the last minute that were not done, and why. */
  refused: z.array(z.object({ by: z.number(), at, why: z.enum(REFUSALS), owner: z.number().nullable() })),
  ended: z
    .object({ kind: z.enum(OUTCOMES), words: z.string(), at, by: z.number().nullable(), courtesyAt: at.nullable() })
    .nullable(),
  outcomes: z.array(z.object({ kind: z.enum(OUTCOMES), words: z.string() })),
  /** The client's newest message: what somebody who finishes has seen. */
  newestText: z.number().nullable(),
  newestTextAt: at.nullable(),
});

const REFUSED_FOR: Duration = MINUTE;

/** More than anybody clicks before their page has seen what came of it. */
const CLICKS_SHOWN = 6;

export function presentOwnership(
  facts: ConversationFacts,
  now: Instant,
  { language }: Policy,
): z.output<typeof ownershipCard> {
  const standing = standingOf(facts);
  const owner = standing.kind === 'finished' || standing.kind === 'closed' ? null : ownerOf(facts);
  const words = OUTCOME_WORDS[language];
  const shown = facts.snapshot?.assigneeId ?? null;
  const newest = texts(facts.thread).at(-1);
  const { outcome, courtesyAt } = standing.kind === 'finished' ? standing : { outcome: null, courtesyAt: null };
  return {
    standing: standing.kind,
    since: sinceOf(standing),
    owner,
    assignedTo: owner === null ? shown : null,
    undo: undoOf(facts, now),
    clicks: facts.ownership.deeds.slice(-CLICKS_SHOWN).map(({ ask, kind }) => ({ id: ask, done: kind !== 'refused' })),
    tookFrom: tookFrom(facts),
    refused: facts.ownership.deeds.flatMap(({ kind, why, by, at, owner }) =>
      kind === 'refused' && why !== null && now < at + REFUSED_FOR ? [{ by, at, why, owner }] : [],
    ),
    ended: outcome && { kind: outcome.kind, words: words[outcome.kind], at: outcome.at, by: outcome.by, courtesyAt },
    outcomes: OUTCOMES.map((kind) => ({ kind, words: words[kind] })),
    newestText: newest?.messageId ?? null,
    newestTextAt: newest?.at ?? null,
  };
}

function sinceOf(standing: ReturnType<typeof standingOf>): Instant | null {
  switch (standing.kind) {
    case 'unanswered':
      return standing.since;
    case 'closed':
      return standing.at;
    case 'finished':
      return standing.outcome.at;
    case 'active':
    case 'nobody':
      return null;
  }
}

function tookFrom(facts: ConversationFacts): number | null {
  const deed = newestDeed(facts);
  return deed?.kind === 'took' && ownerOf(facts)?.agentId === deed.by && deed.from !== deed.by ? deed.from : null;
}

function undoOf(facts: ConversationFacts, now: Instant): { by: number; until: Instant } | null {
  const deed = newestDeed(facts);
  if (deed?.kind !== 'took' || ownerOf(facts)?.agentId !== deed.by || now > deed.at + UNDO_WITHIN) return null;
  return { by: deed.by, until: deed.at + UNDO_WITHIN };
}

/** When the ten seconds are over, or a refusal is old. */
export function ownershipChangesAt(facts: ConversationFacts, now: Instant): Instant | null {
  return facts.ownership.deeds
    .flatMap(({ at }) => [at + UNDO_WITHIN + 1, at + REFUSED_FOR])
    .filter((at) => at > now)
    .reduce(earlier, null);
}
