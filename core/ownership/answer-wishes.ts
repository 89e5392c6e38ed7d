import type { NoteEffect, Wish } from '../kernel/effect';
import type { ConversationFacts } from '../kernel/facts';
import { HOUR, MINUTE, type Duration } from '../kernel/instant';
import { OUTCOME_LABELS, outcomeLabel, outcomeMarker, type Outcome } from '../kernel/outcome';
import { deedMarker } from '../kernel/ownership';
import type { Situation } from '../kernel/room';
import type { Look } from '../kernel/seen';
import type { AskAnswer } from './answer-asks';
import { deedNote, finishedNote } from './notes';
import { evidenceLine, evidenceNow } from './seen-then';

/** What came of a click is the durable truth: it is posted late rather than not at all. */
const NOTED_WITHIN: Duration = HOUR;
const RESOLVED_WITHIN: Duration = 10 * MINUTE;

/** Each click is answered by our bot in one line, and what was given stands beside it. */
export function answerWishes(
  answers: readonly AskAnswer[],
  situation: Situation<ConversationFacts>,
  look: Look,
): Wish[] {
  const { now, policy } = situation;
  return answers.flatMap((answer) => {
    const deadline = now + NOTED_WITHIN;
    if ('outcome' in answer) {
      const evidence = evidenceNow(situation, look);
      const said = finishedNote(answer.outcome, answer.of, policy);
      const text = `${said.text}\n${evidenceLine(evidence, policy)}`;
      const marker = outcomeMarker({ ...answer.outcome, evidence });
      const note: NoteEffect = { kind: 'note', about: 'ownership', text, mention: said.mention, marker, deadline };
      return [{ cause: `own-${answer.ask.id}`, effect: note }, ...endWishes(answer.outcome, answer.ask.id, now)];
    }
    const said = deedNote(answer.deed, policy);
    const note: NoteEffect = { kind: 'note', about: 'ownership', ...said, marker: deedMarker(answer.deed), deadline };
    return [{ cause: `own-${answer.ask.id}`, effect: note }];
  });
}

/** How it ended, where the list of conversations can be filtered by it; and Chatwoot resolves it. */
function endWishes({ kind, upTo }: Outcome, ask: string, now: number): Wish[] {
  const deadline = now + RESOLVED_WITHIN;
  const label = outcomeLabel(kind);
  const remove = OUTCOME_LABELS.filter((other) => other !== label);
  return [
    { cause: `own-${ask}`, effect: { kind: 'set-labels', add: [label], remove, deadline } },
    { cause: `own-${ask}`, effect: { kind: 'set-status', status: 'resolved', upTo, deadline } },
  ];
}
