import { HOUR } from '../kernel/instant';
import { NOTHING, type ConversationRoom } from '../kernel/room';
import { newestOf } from '../kernel/same';
import { client } from '../kernel/subject';

/** Room `tell-client`: each conversation tells its client once that it exists, again only when it changed hands. */
export const tellClient: ConversationRoom = {
  name: 'tell-client',
  learns(facts, event) {
    if (event.kind !== 'effect-planned' || event.effect.kind !== 'tell') return facts;
    const { to, what } = event.effect;
    if (to.kind !== 'client' || what.kind !== 'conversation-of-client') return facts;
    const told = { contactId: to.contactId, at: event.at };
    return { ...facts, clientTold: newestOf(facts.clientTold, told, (one) => one.at) };
  },
  wants({ facts, now }) {
    const contactId = facts.snapshot?.contactId ?? null;
    if (!facts.snapshot || contactId === null || facts.clientTold?.contactId === contactId) return NOTHING;
    const { accountId, conversationId } = facts.subject;
    const what = { kind: 'conversation-of-client', conversationId, channel: facts.snapshot.channel } as const;
    const effect = { kind: 'tell', to: client(accountId, contactId), what, deadline: now + HOUR } as const;
    const before = facts.clientTold === null ? 'first' : `after-${facts.clientTold.at}`;
    return { wishes: [{ cause: `client-${contactId}-${before}`, effect }], lookAgainAt: null };
  },
};
