import type { ConversationFacts } from './facts';
import type { Instant } from './instant';
import type { Policy } from './policy';

/** Until when an advocate is believed to be typing here; null: nobody said so, or they stopped. */
export function advocateTypingUntil({ waiting }: ConversationFacts, { connection }: Policy): Instant | null {
  const { advocateTypingOn, advocateTypingOff } = waiting;
  if (advocateTypingOn === null || (advocateTypingOff ?? 0) >= advocateTypingOn) return null;
  return advocateTypingOn + connection.typingHold;
}
