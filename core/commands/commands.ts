import type { NoteEffect, Wish } from '../kernel/effect';
import type { ConversationFacts } from '../kernel/facts';
import { notAsked } from '../kernel/asked';
import { HOUR, MINUTE, type Duration } from '../kernel/instant';
import { answerMarker } from '../kernel/lock-marker';
import type { ConversationRoom, Situation } from '../kernel/room';
import type { HeardCommand } from '../kernel/safety';
import { shippedText } from '../texts/shipped-text';
import { desk } from '../kernel/subject';
import { answerTo } from './answer';
import { COMMAND_WORDS } from './words';

/** A command that nobody answered by then stays unanswered; what it tightened stays tightened. */
const ANSWER_WITHIN: Duration = HOUR;
/** The neutral question goes out at once or not at all. */
const ASK_WITHIN: Duration = MINUTE;
const LEAD_WITHIN: Duration = HOUR;

/**
 * Room `commands`: our bot answers each command in one line. What tightens counts from the moment it is heard; what
 * loosens counts only once the answer stands in the thread, and it is posted only for somebody who is an agent then.
 */
export const commands: ConversationRoom = {
  name: 'commands',
  wants(situation) {
    const { commands: heard, answered, asked } = situation.facts.safety;
    const wishes = heard.flatMap((command) => {
      const answer = answered.find(({ messageId }) => messageId === command.messageId);
      if (answer) return answer.done ? followUps(command, situation) : [];
      return situation.now < command.at + ANSWER_WITHIN ? [answerWish(command, situation)] : [];
    });
    return { wishes: notAsked(asked, wishes), lookAgainAt: null };
  },
};

function answerWish(command: HeardCommand, situation: Situation<ConversationFacts>): Wish {
  const { now, policy } = situation;
  const words = COMMAND_WORDS[policy.language];
  const { text, marker } = answerTo(command, situation);
  const refused = answerMarker(command.messageId, false);
  const effect: NoteEffect = {
    kind: 'note',
    about: 'commands',
    text: command.public ? `${words.wentOut} ${text}` : text,
    mention: command.public ? [command.agentId] : [],
    marker,
    ifAgent: { agentId: command.agentId, otherwise: { text: words.noAgent, marker: refused } },
    deadline: now + ANSWER_WITHIN,
  };
  return { cause: `bd-answer-m${command.messageId}`, effect };
}

/** What is done once the answer stands in the thread. */
function followUps(
  { command, messageId, at }: HeardCommand,
  { facts, now, policy }: Situation<ConversationFacts>,
): Wish[] {
  switch (command.name) {
    case 'ask': {
      if (now >= at + ASK_WITHIN) return [];
      const text = shippedText('safetyQuestion', policy);
      const deadline = at + ASK_WITHIN;
      const effect = {
        kind: 'text-to-client',
        about: 'commands',
        text,
        automatic: false,
        purpose: 'safety-question',
        deadline,
      } as const;
      return [{ cause: `bd-ask-m${messageId}`, effect }];
    }
    case 'hold': {
      if (!policy.texting.notSafeText || now >= at + ASK_WITHIN) return [];
      const text = shippedText('notSafe', policy);
      const deadline = at + ASK_WITHIN;
      const effect = {
        kind: 'text-to-client',
        about: 'commands',
        text,
        automatic: true,
        purpose: 'not-safe-text',
        deadline,
      } as const;
      return [{ cause: `bd-not-safe-${at}`, effect }];
    }
    case 'lead': {
      if (now >= at + LEAD_WITHIN) return [];
      const { accountId, conversationId } = facts.subject;
      const what = { kind: 'lead-wanted', conversationId, messageId } as const;
      return [
        {
          cause: `bd-lead-m${messageId}`,
          effect: { kind: 'tell', to: desk(accountId), what, deadline: now + LEAD_WITHIN },
        },
      ];
    }
    default:
      return [];
  }
}
