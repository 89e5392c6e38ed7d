import type { ConversationFacts } from '../kernel/facts';
import { isFromBefore } from '../kernel/from-before';
import { DAY, HOUR, later } from '../kernel/instant';
import { unansweredTexts } from '../kernel/owner-of';
import { NOTHING, type ConversationRoom, type Situation, type Wants } from '../kernel/room';
import { desk } from '../kernel/subject';

/**
 * Room `muted`: a client who is muted in Chatwoot wrote. Chatwoot keeps their conversation closed and notifies nobody, for all
 * channels: so supervisors are told, once a day. Whether that is as it should be, only a person can say. What they wrote before
 * they were muted, whoever muted them has seen: it is told only where Chatwoot gave no account between the two.
 */
export const muted: ConversationRoom = {
  name: 'muted',
  learns(facts, event) {
    if (event.kind !== 'effect-planned' || event.effect.kind !== 'tell') return facts;
    const { what } = event.effect;
    if (what.kind !== 'muted-wrote') return facts;
    return { ...facts, mutedTold: later(facts.mutedTold ?? null, what.wroteAt) ?? what.wroteAt };
  },
  wants: tellDesk,
};

function tellDesk({ facts, now }: Situation<ConversationFacts>): Wants {
  const newest = unansweredTexts(facts).at(-1);
  if (!facts.snapshot?.blocked || !newest || now >= newest.at + DAY || isFromBefore(facts, newest.at)) return NOTHING;
  if (newest.at <= (facts.unmutedAt ?? -Infinity)) return NOTHING;
  if (facts.mutedTold !== undefined && newest.at < facts.mutedTold + DAY) return NOTHING;
  const { accountId, conversationId } = facts.subject;
  const what = { kind: 'muted-wrote', conversationId, messageId: newest.messageId, wroteAt: newest.at } as const;
  const effect = { kind: 'tell', to: desk(accountId), what, deadline: now + HOUR } as const;
  return { wishes: [{ cause: `muted-m${newest.messageId}`, effect }], lookAgainAt: null };
}
