import { advocateTypingUntil } from '../kernel/advocate-typing';
import { learnAsked, notAsked } from '../kernel/asked';
import type { Effect, TextToClientEffect, Wish } from '../kernel/effect';
import type { ConversationFacts } from '../kernel/facts';
import { HOUR, earlier } from '../kernel/instant';
import { unansweredTexts } from '../kernel/owner-of';
import { NOTHING, type ConversationRoom, type Hold, type Situation, type Wants } from '../kernel/room';
import { endedWaits } from '../kernel/waits';
import { APART, SENT_WITHIN, dueText, otherTextAt, TEXT, type Due } from './due';
import { labelWishes } from './unanswered-label';
import { autoResponseText } from './words';

/** Experience older than this when it is heard is left out: the answer came long ago, and so did the load it came under. */
const NEWS_FOR = 6 * HOUR;

/**
 * Room `auto-response`: a client who writes when nobody is at the desk, or who waits long, is told once that their words
 * arrived, how long it may take, and what matters until then (S3.18 to S3.20). It answers nobody: to every other room
 * they go on waiting. It goes out only in the thread of someone who wrote within 10 min, with an armed policy, a green
 * preflight and no lock (`may-text`, `preflight`); off unless the policy says otherwise.
 */
export const autoResponse: ConversationRoom = {
  name: 'auto-response',
  learns(facts, event) {
    const known = facts.autoResponse;
    const asked = learnAsked(known.asked, event, 'auto-');
    return asked === known.asked ? facts : { ...facts, autoResponse: { asked } };
  },
  wants(situation) {
    if (!situation.policy.autoResponse.enabled) return NOTHING;
    const text = textWishes(situation);
    const wishes = [...text.wishes, ...waitWishes(situation), ...labelWishes(situation)];
    return { wishes: notAsked(situation.facts.autoResponse.asked, wishes), lookAgainAt: text.lookAgainAt };
  },
  holdsBack,
};

function textWishes(situation: Situation<ConversationFacts>): Wants {
  const { facts, now, policy } = situation;
  const due = dueText(facts, now, policy);
  if (due === null || now >= due.until) return NOTHING;
  const apartFrom = otherTextAt(facts, due.wait.messageId);
  const from = Math.max(due.from, apartFrom === null ? 0 : apartFrom + APART);
  if (now < from) return { wishes: [], lookAgainAt: from < due.until ? earlier(from, due.from) : null };
  return { wishes: [{ cause: `${TEXT}m${due.wait.messageId}`, effect: textOf(due, situation) }], lookAgainAt: null };
}

function textOf(
  { wait, channel, until }: Due,
  { facts, now, policy }: Situation<ConversationFacts>,
): TextToClientEffect {
  return {
    kind: 'text-to-client',
    about: 'auto-response',
    text: autoResponseText(channel, null, policy),
    automatic: true,
    answers: { messageId: wait.messageId, inboxId: facts.snapshot?.inboxId ?? 0, channel },
    deadline: Math.min(until, now + SENT_WITHIN),
  };
}

/** What became of waits, so that the next range is an honest one: when one begins, under which load, and when it ends. */
function waitWishes({ facts, now }: Situation<ConversationFacts>): Wish[] {
  const [open] = unansweredTexts(facts);
  const began = open === undefined ? [] : [{ messageId: open.messageId, since: open.at, waited: null }];
  return [...began, ...endedWaits(facts.thread)]
    .filter(({ since, waited }) => now < since + (waited ?? 0) + NEWS_FOR)
    .map(({ messageId, since, waited }) => ({
      cause: `auto-wait-${waited === null ? 'began' : 'ended'}-m${messageId}`,
      effect: { kind: 'record-wait', messageId, since, waited, deadline: now + HOUR },
    }));
}

/** Just before it goes: still the same wait, nobody typing, no robot before us, not twice in an hour. */
function holdsBack(effect: Effect, { facts, now, policy }: Situation<ConversationFacts>): Hold | null {
  if (effect.kind !== 'text-to-client' || !effect.answers) return null;
  const due = dueText(facts, now, policy);
  if (due === null || due.wait.messageId !== effect.answers.messageId) return 'answered';
  if (now >= due.until) return 'they wrote too long ago';
  if (now < due.from) return { reason: 'the wait is not long yet', until: due.from };
  const other = otherTextAt(facts, effect.answers.messageId);
  if (other !== null && now < other + APART) return 'told within the hour';
  const typing = advocateTypingUntil(facts, policy);
  return typing !== null && typing > now ? { reason: 'an advocate is typing', until: typing } : null;
}
