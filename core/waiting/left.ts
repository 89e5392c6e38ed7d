import type { ConversationFacts } from '../kernel/facts';
import { isFromBefore } from '../kernel/from-before';
import { DAY, type Duration, type Instant } from '../kernel/instant';
import { unansweredTexts } from '../kernel/owner-of';
import type { Inbound } from '../kernel/thread';

/** After a stop of ours as long as this, what nobody was told of is too old to wake anybody for. */
export const TOO_LONG_AGO: Duration = 7 * DAY;

/**
 * The newest of the texts that wait here, where all of them are left from before: written before these tools were set up, or
 * a week or more before we were back from a stop, and nobody was told (decision 0084). No alarm rings for them; supervisors
 * get one list. Null: nobody waits, or it is a wait like any other, such as one that was put away before it was told and
 * was opened again.
 */
export function leftFromBefore(facts: ConversationFacts): Inbound | null {
  const open = unansweredTexts(facts);
  const [oldest, newest] = [open[0], open.at(-1)];
  if (!oldest || !newest) return null;
  const { asked, lastNoteAt, leftTold } = facts.waiting;
  if (isFromBefore(facts, newest.at) || newest.messageId <= (leftTold ?? 0)) return newest;
  const wasTold = (asked?.messageId ?? 0) >= oldest.messageId || (lastNoteAt ?? 0) >= oldest.at;
  return !wasTold && wasMissed(facts, newest.at) ? newest : null;
}

/** Whether we were away when it was written, and for a week after. */
const wasMissed = ({ away }: ConversationFacts, at: Instant): boolean =>
  away !== undefined && at >= away.from && at + TOO_LONG_AGO <= away.until;
