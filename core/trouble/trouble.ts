import type { ConversationRoom } from '../kernel/room';
import { laterLine, laterSwitch } from './newest';

/** Room `trouble`, in a conversation: what the desk told of our line and of the sending switch. */
export const trouble: ConversationRoom = {
  name: 'trouble',
  learns(facts, event) {
    switch (event.kind) {
      case 'line-changed':
        return { ...facts, line: laterLine(facts.line, event) };
      case 'sending-switched':
        return { ...facts, sending: laterSwitch(facts.sending, { stopped: event.stopped, since: event.at }) };
      default:
        return facts;
    }
  },
  holdsBack: (effect, { facts }) =>
    effect.kind === 'text-to-client' && facts.sending?.stopped ? 'all sending is stopped' : null,
};
