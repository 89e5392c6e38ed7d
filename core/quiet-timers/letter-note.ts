import type { NoteEffect, Wish } from '../kernel/effect';
import type { ConversationFacts } from '../kernel/facts';
import { HOUR, type Duration } from '../kernel/instant';
import type { Situation } from '../kernel/room';
import { letterAnswer } from './letters';
import { QUIET } from './words';

/** What is older than this is news to nobody: the panel still shows it. */
const NEWS_FOR: Duration = HOUR;

/** They answered by one sign: what it means, in words, once (E30). */
export function letterWishes({ facts, now, policy }: Situation<ConversationFacts>): readonly Wish[] {
  const answer = letterAnswer(facts);
  if (answer === null || now >= answer.at + NEWS_FOR) return [];
  const { messageId, letter, at } = answer;
  if (facts.quiet.steps.some((one) => one.step === 'letter' && one.since === messageId)) return [];
  const words = QUIET[policy.language];
  const assignee = facts.snapshot?.assigneeId ?? null;
  const effect: NoteEffect = {
    kind: 'note',
    about: 'quiet-timers',
    text: words.answered(String(letter), words.letter[letter]),
    mention: assignee === null ? [] : [assignee],
    // Which text it is about stands where a step has its silence.
    marker: { kind: 'quiet', data: { step: 'letter', since: messageId } },
    deadline: at + NEWS_FOR,
  };
  return [{ cause: `quiet-letter-m${messageId}`, effect }];
}
