import type { Effect, Wish } from './kernel/effect';
import type { ClientFacts, ConversationFacts, DeskFacts, Facts } from './kernel/facts';
import { isGone } from './kernel/gone';
import { earlier, type Instant } from './kernel/instant';
import { NOTHING, type Hold, type Room, type Situation } from './kernel/room';
import { clientRooms, conversationRooms, deskRooms, goneRooms } from './rooms';

/** What is to be done now, what a room would not let through, and when to look again if nothing else happens. */
export type Plan = { wishes: readonly Wish[]; heldBack: readonly HeldBack[]; lookAgainAt: Instant | null };
export type HeldBack = { wish: Wish; by: string; reason: string };

/** Every room says what it wants, then every room may hold back. The same situation gives the same plan (law 3). */
export function decide(situation: Situation): Plan {
  const { facts } = situation;
  switch (facts.kind) {
    case 'conversation':
      return decideIn(roomsOf(facts), { ...situation, facts });
    case 'client':
      return decideIn(clientRooms, { ...situation, facts });
    case 'desk':
      return decideIn(deskRooms, { ...situation, facts });
  }
}

/** Why this effect may not go out, in a word or two, or null. Asked once more, with fresh facts, just before sending. */
export function heldBack(effect: Effect, situation: Situation): Hold | null {
  const { facts } = situation;
  if (facts.kind === 'conversation' && isGone(facts))
    return effect.kind === 'tell' ? null : 'the conversation was deleted';
  switch (facts.kind) {
    case 'conversation':
      return holder(conversationRooms, effect, { ...situation, facts })?.hold ?? null;
    case 'client':
      return holder(clientRooms, effect, { ...situation, facts })?.hold ?? null;
    case 'desk':
      return holder(deskRooms, effect, { ...situation, facts })?.hold ?? null;
  }
}

/** Of a conversation that was deleted nothing is wanted but to end what the desk was told of it. */
const roomsOf = (facts: ConversationFacts) => (isGone(facts) ? goneRooms : conversationRooms);

function decideIn<F extends ConversationFacts | ClientFacts | DeskFacts>(
  rooms: readonly Room<F>[],
  situation: Situation<F>,
): Plan {
  const wishes: Wish[] = [];
  const held: HeldBack[] = [];
  let lookAgainAt: Instant | null = null;
  for (const room of rooms) {
    const wants = room.wants?.(situation) ?? NOTHING;
    lookAgainAt = earlier(lookAgainAt, wants.lookAgainAt);
    for (const wish of wants.wishes) {
      const by = holder(rooms, wish.effect, situation);
      if (by) held.push({ wish, by: by.by, reason: typeof by.hold === 'string' ? by.hold : by.hold.reason });
      else wishes.push(wish);
    }
  }
  return { wishes, heldBack: held, lookAgainAt };
}

function holder<F extends Facts>(rooms: readonly Room<F>[], effect: Effect, situation: Situation<F>) {
  for (const room of rooms) {
    const hold = room.holdsBack?.(effect, situation) ?? null;
    if (hold !== null) return { by: room.name, hold };
  }
  return null;
}
