import type { Duration, Instant } from './instant';
import type { Outgoing, Thread } from './thread';
import { texts } from './thread';

/** A wait that ended: for whose message, from when to when a person answered (ms). */
export type EndedWait = { messageId: number; since: Instant; waited: Duration };

/**
 * Each wait that ended as far as the thread remembers: from the first text that nobody had answered to the next words of
 * a person of ours. The oldest remembered answer is left out unless it is known what came before it.
 */
export function endedWaits(thread: Thread): readonly EndedWait[] {
  const answers = thread.outgoing.filter(isAnswer);
  const asked = texts(thread);
  return answers.flatMap((answer, i) => {
    const before = answers[i - 1]?.messageId ?? 0;
    const first = asked.find(({ messageId }) => messageId > before && messageId < answer.messageId);
    if (!first || (i === 0 && !remembersAll(thread))) return [];
    return [{ messageId: first.messageId, since: first.at, waited: Math.max(0, answer.at - first.at) }];
  });
}

type Answer = Outgoing & { at: Instant };
const isAnswer = (one: Outgoing): one is Answer => one.author?.kind === 'advocate' && one.at !== null;

/** So few messages that none can have been forgotten: the lists hold more (`kernel/thread.ts`). */
const remembersAll = ({ inbound, outgoing }: Thread): boolean => inbound.length < 16 && outgoing.length < 16;
