import type { Boundary, Fall } from './boundary';
import type { Channel } from './channel';
import { later, type Instant } from './instant';
import { newestBefore, textsOnce } from './join-boundary';

/** Nothing of ours may go to this client. How it ends depends on why it fell (design section 4). */
export type Lock = {
  why: LockWhy;
  since: Instant;
  /** When they wrote after it fell: an advocate may now check, and only then lift it. */
  checkFirst: Instant | null;
};
export type LockWhy = 'do-not-contact' | 'opted-out' | 'not-safe' | 'quick-exit';

/**
 * Every lock that holds for this client on this channel, the strictest first. An opt-out is of text messages; while the
 * channel is not known it counts too. In a tie of times the lock holds.
 */
export function locksOf(boundary: Boundary, channel: Channel | null): readonly Lock[] {
  const { falls, lift, texts } = boundary;
  const locks: Lock[] = [];
  const rest = falls.doNotContact;
  if (rest && (lift?.at ?? 0) <= rest.at) locks.push({ why: 'do-not-contact', since: rest.at, checkFirst: null });
  if (texts.out && (channel === 'sms' || channel === null) && (texts.inAt ?? 0) <= texts.out.at) {
    locks.push({ why: 'opted-out', since: texts.out.at, checkFirst: null });
  }
  const checked = later(boundary.checkedUpTo, newestBefore(boundary.wrote, lift?.at ?? null));
  for (const [why, fall] of [
    ['not-safe', falls.notSafe],
    ['quick-exit', falls.quickExit],
  ] as const) {
    if (fall && (checked ?? 0) <= fall.at) locks.push({ why, since: fall.at, checkFirst: wroteAfter(boundary, fall) });
  }
  return locks;
}

/** When they first wrote after a fall, as far as that is remembered. */
function wroteAfter({ wrote }: Boundary, fall: Fall): Instant | null {
  const times = textsOnce(wrote).flatMap(({ at }) => (at > fall.at ? [at] : []));
  return times.length === 0 ? null : Math.min(...times);
}
