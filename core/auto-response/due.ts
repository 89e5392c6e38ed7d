import { isAnsweredByItself } from '../kernel/auto-response-policy';
import type { ConversationFacts } from '../kernel/facts';
import { HOUR, MINUTE, type Duration, type Instant } from '../kernel/instant';
import { ANSWER_WITHIN } from '../kernel/may-text';
import type { Policy } from '../kernel/policy';
import { unansweredTexts } from '../kernel/owner-of';
import { isPutAway } from '../kernel/put-away';
import { deskIsUnattended } from '../kernel/unattended';
import { lastInbound, type Inbound } from '../kernel/thread';

/** Two such texts never come within this time, whatever became of the first wait. */
export const APART: Duration = HOUR;

/** A text that could not go out within this time of being due would answer nobody. */
export const SENT_WITHIN: Duration = MINUTE;

export const TEXT = 'auto-text-';

/** Whose wait is answered by itself, from when on, and until when that is still an answer (S3.18). */
export type Due = { wait: Inbound; channel: 'chat' | 'sms'; from: Instant; until: Instant };

/** Null: nobody waits here who may be answered so, another robot did it already, or one such text stands since an hour. */
export function dueText(facts: ConversationFacts, now: Instant, policy: Policy): Due | null {
  const { autoResponse } = policy;
  const channel = facts.snapshot?.channel ?? null;
  const [wait] = unansweredTexts(facts);
  const last = lastInbound(facts.thread);
  if (!autoResponse.enabled || !wait || last === null || !isAnsweredByItself(channel)) return null;
  if (isPutAway(facts) || robotSpoke(facts, wait) || helpIsAnswered(facts, wait, policy)) return null;
  const after = deskIsUnattended(facts, now, policy) ? autoResponse.nobodyAfter : autoResponse.longWait[channel];
  return { wait, channel, from: wait.at + after, until: last.at + ANSWER_WITHIN };
}

/** When the newest of these texts was asked for or stood in the thread, but for this wait's own. */
export function otherTextAt({ autoResponse }: ConversationFacts, own: number): Instant | null {
  const others = autoResponse.asked.filter(({ what }) => what.startsWith(TEXT) && what !== causeOf(own));
  return others.length === 0 ? null : Math.max(...others.map(({ at }) => at));
}

/** The name under which a text is remembered as asked for: once for each wait. */
const causeOf = (messageId: number): string => `${TEXT}m${messageId}:text-to-client`;

/** Whether a text of this room was asked for, or stands, in this wait. */
export const wasTold = ({ autoResponse: { asked } }: ConversationFacts, messageId: number): boolean =>
  asked.some(({ what }) => what === causeOf(messageId));

/** A greeting, an out-of-office text, another bot: one robot is enough, and two would talk to each other (B7.12). */
function robotSpoke({ thread }: ConversationFacts, wait: Inbound): boolean {
  return thread.outgoing.some(
    ({ messageId, author }) =>
      messageId > wait.messageId && (author?.kind === 'other-bot' || author?.kind === 'automatic'),
  );
}

/** HELP by text has an answer of its own where the policy says so (B8.5). */
function helpIsAnswered({ safety }: ConversationFacts, wait: Inbound, { texting }: Policy): boolean {
  return texting.helpReply && safety.words.help.some(({ messageId }) => messageId >= wait.messageId);
}
