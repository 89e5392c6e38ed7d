import type { Facts } from './facts';
import { NO_ON_CALL_MEMORY, type OnCallMemory } from './on-call-memory';

/** What the desk's facts know of those on call; nothing where there are none, or they are of something else. */
export const onCallIn = (facts: Facts | null): OnCallMemory =>
  (facts?.kind === 'desk' && facts.onCall) || NO_ON_CALL_MEMORY;
