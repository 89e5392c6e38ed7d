import type { ConversationFacts } from './facts';
import type { Instant } from './instant';
import { ownerOf } from './owner-of';

/** Who attends to this conversation: its owner, else whoever answered last. Null while nobody has. */
export const attendedBy = (facts: ConversationFacts): number | null =>
  ownerOf(facts)?.agentId ?? facts.thread.answer?.agentId ?? null;

/** Since when this advocate's screens have given no sign, as far as was heard; null when they do, or nothing was heard. */
export function lineLostSince({ quiet }: ConversationFacts, agentId: number): Instant | null {
  const last = quiet.advocateEdges.filter((edge) => edge.agentId === agentId).at(-1);
  return last?.on ? last.at : null;
}

/**
 * Whether this conversation is told that an advocate's line was lost, or is back: only where they attend to it, or where
 * the loss was told. Nobody else's ladder is to be crowded with it.
 */
export const hearsOfLine = (facts: ConversationFacts, agentId: number, lost: boolean): boolean =>
  lost
    ? attendedBy(facts) === agentId || facts.thread.answer?.agentId === agentId
    : lineLostSince(facts, agentId) !== null;
