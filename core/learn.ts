import type { HelplineEvent } from './kernel/event';
import type { ConversationFacts, Facts } from './kernel/facts';
import { learnBegan } from './kernel/from-before';
import { learnGone } from './kernel/gone';
import { learnSnapshot } from './kernel/learn-snapshot';
import type { Room } from './kernel/room';
import { same } from './kernel/same';
import { subjectKey } from './kernel/subject';
import { learnThread } from './kernel/thread';
import { clientRooms, conversationRooms, deskRooms } from './rooms';

/**
 * What an event teaches us: first what was said, then each room in turn. The same facts come back, the very object,
 * when it teaches nothing. Hearing events in another order, twice or late ends in equal facts (law 1).
 */
export function learn<F extends Facts>(facts: F, event: HelplineEvent): F;
export function learn(facts: Facts, event: HelplineEvent): Facts {
  if (subjectKey(facts.subject) !== subjectKey(event.subject)) return facts;
  const learned = learnAll(facts, event);
  return same(facts, learned) ? facts : learned;
}

function learnAll(facts: Facts, event: HelplineEvent): Facts {
  switch (facts.kind) {
    case 'conversation':
      return inRooms(conversationRooms, learnSaid(facts, event), event);
    case 'client':
      return inRooms(clientRooms, facts, event);
    case 'desk':
      return inRooms(deskRooms, facts, event);
  }
}

function learnSaid(facts: ConversationFacts, event: HelplineEvent): ConversationFacts {
  const told = learnSnapshot({ ...facts, thread: learnThread(facts.thread, event) }, event);
  return learnGone(learnBegan(told, event), event);
}

function inRooms<F extends Facts>(rooms: readonly Room<F>[], facts: F, event: HelplineEvent): F {
  return rooms.reduce((known, room) => room.learns?.(known, event) ?? known, facts);
}
