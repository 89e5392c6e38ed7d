import type { Boundary } from './boundary';
import type { Channel } from './channel';
import type { SafeChannel } from './command';
import { DAY, later, type Duration, type Instant } from './instant';

/** How long a "yes" counts at most: a chat is of today; a follow-up by text has to be agreed (B3.2). */
export const LONGEST_SAFE: Readonly<Record<SafeChannel, Duration>> = { chat: DAY, sms: 30 * DAY };

/** When nothing was said of how long. */
export const USUAL_SAFE: Duration = DAY;

/**
 * Whether they said that it is safe to be written to here. `ask-again`: said before, and it counts no more: they came
 * back, a lock fell, somebody said no. Unknown and expired forbid starting; they never mean that it is not safe.
 */
export type Safe =
  | { kind: 'unknown' }
  | { kind: 'yes'; saidAt: Instant; until: Instant }
  | { kind: 'expired' | 'ask-again'; saidAt: Instant };

/** `cameBackAt`: a return that this conversation shows and that nobody has noted yet. */
export function safeOn(boundary: Boundary, channel: Channel, now: Instant, cameBackAt: Instant | null): Safe {
  if (channel !== 'chat' && channel !== 'sms') return { kind: 'unknown' };
  const said = boundary.safe[channel];
  if (said === null) return { kind: 'unknown' };
  const { at: saidAt, until } = said;
  const { falls, deniedAt, returnedAt } = boundary;
  const overruled = [falls.quickExit?.at, falls.notSafe?.at, falls.doNotContact?.at, deniedAt, returnedAt, cameBackAt]
    .map((at) => at ?? null)
    .reduce(later, null);
  if (overruled !== null && overruled >= saidAt) return { kind: 'ask-again', saidAt };
  if (now >= Math.min(until, saidAt + LONGEST_SAFE[channel])) return { kind: 'expired', saidAt };
  return { kind: 'yes', saidAt, until };
}
