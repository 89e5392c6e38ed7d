import type { ClientRoom } from '../kernel/room';

/** Room `client`: which conversations are this client's. Locks and consent will hold for all of them. */
export const clientRoom: ClientRoom = {
  name: 'client',
  learns(facts, event) {
    if (event.kind !== 'conversation-of-client') return facts;
    const { conversationId, channel } = event;
    const others = facts.conversations.filter((one) => one.conversationId !== conversationId);
    const known = facts.conversations.find((one) => one.conversationId === conversationId);
    // An inbox does not change its kind; should two accounts differ, the same one wins whichever came first.
    const agreed = known && known.channel > channel ? known.channel : channel;
    const conversations = [...others, { conversationId, channel: agreed }];
    return { ...facts, conversations: conversations.sort((a, b) => a.conversationId - b.conversationId) };
  },
};
