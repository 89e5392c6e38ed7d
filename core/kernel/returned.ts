import type { ConversationFacts } from './facts';
import { later, type Duration, type Instant } from './instant';
import { joinBoundary, textsOnce } from './join-boundary';
import { lastAsked } from './last-asked';

/**
 * When the client last came back, as far as this conversation shows: they wrote after a long pause, or this conversation
 * began after something was agreed in another one. Until it is asked again it may be someone else (B3.8).
 */
export const cameBackAt = lastAsked((facts: ConversationFacts, pause: Duration): Instant | null => {
  const { safety, thread, snapshot } = facts;
  const theirs = textsOnce(safety.own.wrote);
  const said = [...theirs, ...thread.outgoing].flatMap(({ at }) => at ?? []).sort((a, b) => a - b);
  const afterPause = theirs.reduce<Instant | null>((newest, { at }) => {
    const before = said.filter((one) => one < at).at(-1);
    return before !== undefined && at - before >= pause ? later(newest, at) : newest;
  }, null);
  return later(afterPause, inNewConversation(joinBoundary(safety.own, safety.heard), snapshot?.createdAt ?? null));
});

/** The moment this conversation began, if something was agreed with the same client before it. */
function inNewConversation(
  { safe, ifCut }: { safe: Readonly<Record<string, { at: Instant } | null>>; ifCut: { at: Instant } | null },
  createdAt: Instant | null,
): Instant | null {
  if (createdAt === null) return null;
  const agreed = [...Object.values(safe), ifCut].flatMap((one) => one?.at ?? []);
  return agreed.some((at) => at < createdAt) ? createdAt : null;
}
