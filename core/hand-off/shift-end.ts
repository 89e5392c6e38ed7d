import type { NoteEffect, Wish } from '../kernel/effect';
import type { ConversationFacts } from '../kernel/facts';
import { newestHandOff } from '../kernel/hand-off';
import { MINUTE, type Instant } from '../kernel/instant';
import { ownerOf, standingOf, type Owner } from '../kernel/owner-of';
import type { Policy } from '../kernel/policy';
import { NOTHING, type Situation, type Wants } from '../kernel/room';
import { shiftEndsAt } from '../kernel/shift-ends';
import { desk } from '../kernel/subject';
import { shiftEndsNote } from './notes';

/** Before the end of a shift its owner is told of each chat without a hand-off; the last time supervisors are, too (B5.4). */
const STEPS = [15, 5] as const;

export function shiftEndWishes({ facts, now, policy }: Situation<ConversationFacts>): Wants {
  const owner = ownerOf(facts);
  if (owner === null || !lacksHandOff(facts, owner.agentId)) return NOTHING;
  const endsAt = shiftEndsAt(policy, owner.agentId, now);
  if (endsAt === null) return NOTHING;
  const coming = STEPS.map((minutes) => endsAt - minutes * MINUTE).filter((at) => at > now);
  const due = STEPS.filter((minutes) => now >= endsAt - minutes * MINUTE).at(-1);
  const lookAgainAt = coming.length > 0 ? Math.min(...coming) : null;
  return { wishes: due === undefined ? [] : stepWishes(facts, owner.agentId, endsAt, due, policy), lookAgainAt };
}

/** Whether this is an open conversation of this agent's in which no hand-off is written. */
export function lacksHandOff(facts: ConversationFacts, agentId: number): boolean {
  const owner = ownerOf(facts);
  if (facts.snapshot?.status !== 'open' || owner?.agentId !== agentId) return false;
  return standingOf(facts).kind !== 'finished' && !isWritten(facts, owner);
}

/** A hand-off by its owner since they have it. */
function isWritten(facts: ConversationFacts, { agentId, since }: Owner): boolean {
  const handOff = newestHandOff(facts);
  return handOff !== null && handOff.by === agentId && handOff.at >= (since ?? 0);
}

function stepWishes(
  { subject }: ConversationFacts,
  agentId: number,
  endsAt: Instant,
  minutes: number,
  policy: Policy,
): readonly Wish[] {
  const effect: NoteEffect = {
    kind: 'note',
    about: 'hand-off',
    text: shiftEndsNote(endsAt, policy),
    mention: [agentId],
    unwrittenOf: agentId,
    marker: { kind: 'shift-ends', data: { at: endsAt, minutes } },
    deadline: endsAt,
  };
  const note = { cause: `ho-shift-${endsAt}-${minutes}`, effect };
  if (minutes !== STEPS.at(-1)) return [note];
  const { accountId, conversationId } = subject;
  const what = { kind: 'hand-off-wanting', conversationId, about: 'unwritten', ref: endsAt } as const;
  return [note, { cause: note.cause, effect: { kind: 'tell', to: desk(accountId), what, deadline: endsAt } }];
}
