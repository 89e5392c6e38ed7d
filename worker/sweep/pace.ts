import type { Duration, Instant } from '../../core/kernel/instant';
import { SECOND } from '../../core/kernel/instant';
import type { SweepPolicy } from '../../core/kernel/policy';

/** Webhooks later than this are noticed at all; later than the second, sweeping is the only news there is. */
const NOTICED = 5 * SECOND;
const VERY_LATE = 10 * SECOND;
const CAREFUL = 10 * SECOND;

/** How long between two sweeps: the usual time, less while webhooks are late or missing (design section 5). */
export function paceOf(latenessMs: Duration, { every, fastest }: SweepPolicy): Duration {
  if (latenessMs < NOTICED) return every;
  return Math.min(every, latenessMs < VERY_LATE ? Math.max(CAREFUL, fastest) : fastest);
}

/** The two clocks may differ, and a write may be on its way: look back further than the last sweep by this much. */
const MARGIN = 15 * SECOND;
/** Nothing is known yet: everything of the last day, and all open conversations by their pages. */
const FIRST_LOOK = 24 * 60 * 60 * SECOND;

/** How far back the next sweep looks, in whole seconds: since the last one that succeeded, however long that is. */
export function windowOf(lastChangedAt: Instant | null, now: Instant): number {
  const back = lastChangedAt === null ? FIRST_LOOK : now - lastChangedAt + MARGIN;
  return Math.ceil(back / SECOND);
}

/** More than this in one answer may take Chatwoot longer than we wait, and then each try is for more: so it is paged. */
const AT_ONCE = 15 * 60;

/** Whether so many seconds are too many for one question. */
export const isPaged = (seconds: number): boolean => seconds > AT_ONCE;

const FIRST_PAUSE = 5 * SECOND;
const LONGEST_PAUSE = 60 * SECOND;

/** How long to leave Chatwoot alone after `failures` in a row; never less than it asked for. */
export function pauseAfter(failures: number, retryAfterMs: Duration | null): Duration {
  const pause = Math.min(FIRST_PAUSE * 2 ** Math.min(failures - 1, 10), LONGEST_PAUSE);
  return Math.max(pause, retryAfterMs ?? 0);
}
