import type { NoteEffect, Wish } from '../kernel/effect';
import type { ConversationFacts } from '../kernel/facts';
import { notAsked } from '../kernel/asked';
import { HOUR, type Duration, type Instant } from '../kernel/instant';
import { boundaryOf } from '../kernel/known-boundary';
import { learnSafety } from '../kernel/learn-safety';
import { locksOf, type Lock } from '../kernel/lock';
import { mayText } from '../kernel/may-text';
import type { ClientRoom, ConversationRoom, Situation } from '../kernel/room';
import { isLocked, labelDueAt, labelWishes, LOCK_LABEL } from './label';
import { checkFirstNote, repliedNote } from './notes';

/** What is older than this is told to nobody any more: the sidebar shows it. */
const NEWS_FOR: Duration = HOUR;

/** An advocate who goes on writing is told once in this time. */
const WARN_AGAIN_AFTER: Duration = 10 * 60_000;

/**
 * Room `send-lock`: nothing of ours goes to a client who opted out, left by the quick exit, is not safe or must not be
 * contacted, on any channel, whoever asks (B2.8, B3.9, B3.10, E6). Why it fell decides how it ends; see `kernel/lock`.
 */
export const sendLock: ConversationRoom = {
  name: 'send-lock',
  learns: learnSafety,
  wants(situation) {
    const wishes = [...checkFirstWishes(situation), ...replyWishes(situation), ...labelWishes(situation)];
    return { wishes: notAsked(situation.facts.safety.asked, wishes), lookAgainAt: labelDueAt(situation) };
  },
  holdsBack(effect, { facts, now, policy }) {
    if (effect.kind === 'text-to-client') {
      // Without a word on who wants it, nobody clicked.
      const automatic = effect.automatic !== false;
      const asked = { automatic, purpose: effect.purpose ?? null, offered: effect.offered !== undefined };
      return mayText(facts, asked, now, policy);
    }
    if (effect.kind !== 'set-labels' || ![...effect.add, ...effect.remove].includes(LOCK_LABEL)) return null;
    return isLocked(facts) === effect.add.length > 0 ? null : 'changed meanwhile';
  },
};

/** The same for the client as a whole: the locks that hold on every channel. */
export const clientLock: ClientRoom = {
  name: 'send-lock',
  holdsBack(effect, { facts }) {
    if (effect.kind !== 'text-to-client') return null;
    const exempt = effect.purpose === 'not-safe-text' ? 'not-safe' : null;
    const asks = effect.purpose === 'safety-question' && effect.automatic === false;
    // On which channel it would go is known to the conversation, which asks about opt-outs.
    const locks = locksOf(facts.boundary, 'other').filter((lock) => lock.why !== exempt);
    return locks.find((lock) => !(asks && lock.checkFirst !== null))?.why ?? null;
  },
};

const note = (text: string, mention: readonly number[], kind: string, now: Instant): NoteEffect => ({
  kind: 'note',
  about: 'send-lock',
  text,
  mention,
  marker: { kind, data: {} },
  deadline: now + NEWS_FOR,
});

/** They wrote again: now it can be checked whether they are safe, by a person. */
function checkFirstWishes({ facts, now, policy }: Situation<ConversationFacts>): Wish[] {
  const locks = locksOf(boundaryOf(facts), facts.snapshot?.channel ?? null);
  const mine = new Set(facts.safety.own.wrote.map(({ at }) => at));
  return locks.flatMap((lock) => {
    const { why, since, checkFirst } = lock;
    // Only where they wrote, and once for each time it fell.
    if (checkFirst === null || !mine.has(checkFirst) || now >= checkFirst + NEWS_FOR) return [];
    const mention = facts.snapshot?.assigneeId ?? null;
    const effect = note(checkFirstNote(lock, policy), mention === null ? [] : [mention], 'check-first', now);
    return [{ cause: `bd-check-first-${why}-${since}`, effect }];
  });
}

/** An advocate wrote to a locked client in Chatwoot itself. We cannot prevent it; we say so at once. */
function replyWishes({ facts, now, policy }: Situation<ConversationFacts>): Wish[] {
  const [lock] = locksOf(boundaryOf(facts), facts.snapshot?.channel ?? null).filter((one) => one.checkFirst === null);
  if (!lock) return [];
  const commands = new Set(facts.safety.commands.map(({ messageId }) => messageId));
  const replies = facts.thread.outgoing.filter(
    ({ messageId, author, at }) =>
      author?.kind === 'advocate' && at !== null && at > lock.since && now < at + NEWS_FOR && !commands.has(messageId),
  );
  const [first] = replies.filter(({ at }) => !wasWarned(facts, lock, at ?? 0));
  if (!first || first.author?.kind !== 'advocate') return [];
  const effect = note(repliedNote(lock, policy), [first.author.agentId], 'locked-reply', now);
  return [{ cause: `bd-locked-reply-${lock.why}-${lock.since}-${first.at}-m${first.messageId}`, effect }];
}

function wasWarned({ safety }: ConversationFacts, { why, since }: Lock, at: Instant): boolean {
  const before = `bd-locked-reply-${why}-${since}-`;
  return safety.asked.some(({ what }) => {
    const warned = what.startsWith(before) ? Number.parseInt(what.slice(before.length), 10) : null;
    return warned !== null && at >= warned - WARN_AGAIN_AFTER && at < warned + WARN_AGAIN_AFTER;
  });
}
