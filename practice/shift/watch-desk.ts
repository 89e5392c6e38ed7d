import type { Conversation, Sender } from '../model/nouns';
import { byId, type World } from '../model/world';

/** Something that somebody at the desk did in a conversation, as the practice desk itself saw it. */
export type DeskAct = { at: number; conversation: number; who: string | null; did: Did };
export type Did = 'looked' | 'typed' | 'wrote' | 'noted' | 'assigned' | 'resolved';

/** How often it is looked whether somebody has the thread open, ms: Chatwoot tells nobody. */
const LOOKS_MS = 1_000;

/** Keeps what is done at the desk while a shift lasts: kinds and times, no word of it. */
export function watchDesk(world: World) {
  const acts: DeskAct[] = [];
  const looked = new Map<number, number>();
  let isOn = true;
  const nameOf = (by: Sender | null): string | null => (by?.type === 'User' ? byId(world.users, by.id).name : null);
  const add = (of: Conversation, who: string | null, did: Did, at = world.clock.now()): void =>
    void (isOn && acts.push({ at, conversation: of.id, who, did }));
  world.listen((notice) => {
    switch (notice.name) {
      case 'message.created': {
        const { message_type: type, private: isNote, sender } = notice.message;
        if (type === 'outgoing' && sender?.type === 'User')
          add(notice.conversation, nameOf(sender), isNote ? 'noted' : 'wrote');
        return;
      }
      case 'conversation.typing_on':
        if (notice.by.type === 'User' && !notice.hidden) add(notice.conversation, nameOf(notice.by), 'typed');
        return;
      case 'assignee.changed': {
        const { assignee_id: id } = notice.conversation;
        return add(notice.conversation, id === null ? null : byId(world.users, id).name, 'assigned');
      }
      case 'conversation.status_changed':
        if (notice.conversation.status === 'resolved') add(notice.conversation, null, 'resolved');
        return;
      default:
    }
  });
  const stopLooking = world.clock.every(LOOKS_MS, () => {
    for (const of of world.conversations.values()) {
      const at = of.agent_last_seen_at;
      if (at === null || at === looked.get(of.id)) continue;
      looked.set(of.id, at);
      add(of, null, 'looked', at);
    }
  });
  return {
    acts,
    stop(): void {
      isOn = false;
      stopLooking();
    },
  };
}
