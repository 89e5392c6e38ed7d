import type { NoteEffect, Wish } from '../kernel/effect';
import type { ConversationFacts } from '../kernel/facts';
import { MINUTE, SECOND, type Duration, type Instant } from '../kernel/instant';
import { answersAfter, freeSince, newestDeed, ownerOf, type Owner } from '../kernel/owner-of';
import type { Situation } from '../kernel/room';
import { alsoWroteNote } from './notes';

/** Later than this both know it anyway. */
const NEWS_FOR: Duration = 10 * MINUTE;

/** An answer so shortly before a click may have been heard after it: then both took it at once. */
const AT_ONCE: Duration = 30 * SECOND;

/** From when on an answer by somebody else is news to the owner. Whoever had it before was told of the take already. */
function from(facts: ConversationFacts, how: Owner['how'], since: Instant): Instant {
  if (how !== 'click') return since;
  return newestDeed(facts)?.from === null ? since - AT_ONCE : since + 1;
}

/** Somebody answered in the conversation of somebody else, in Chatwoot's own box: both are told, once for each of them. */
export function alsoWroteWishes({ facts, now, policy }: Situation<ConversationFacts>): Wish[] {
  const owner = ownerOf(facts);
  if (owner === null || owner.since === null) return [];
  const { agentId, since } = owner;
  const others = answersAfter(facts, freeSince(facts)).filter(
    (one) => one.agentId !== agentId && one.at >= from(facts, owner.how, since) && now < one.at + NEWS_FOR,
  );
  const first = others.filter((one, i) => others.findIndex((other) => other.agentId === one.agentId) === i);
  return first.map((one) => {
    const effect: NoteEffect = {
      kind: 'note',
      about: 'ownership',
      text: alsoWroteNote(one.agentId, one.at, agentId, policy),
      mention: [agentId, one.agentId],
      marker: { kind: 'also-wrote', data: { message: one.messageId, by: one.agentId, owner: agentId } },
      deadline: one.at + NEWS_FOR,
    };
    return { cause: `own-also-${one.agentId}-${since}`, effect };
  });
}
