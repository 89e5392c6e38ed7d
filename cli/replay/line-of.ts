import { present } from '../../core/panel/present';
import type { ConversationFacts } from '../../core/kernel/facts';
import type { Policy } from '../../core/kernel/policy';
import { spokeLast, texts } from '../../core/kernel/thread';

/** What a replay prints of one conversation: ids, states and times, and our own words about them. */
export type ReplayLine = {
  conversation: number;
  status: string | null;
  verdict: string;
  says: string;
  nextStep: string;
  reasons: readonly { source: string; at: string }[];
  receipts: Readonly<
    Record<number, { state: string; conflict: boolean; remark: string | null; by: string; errorCode: number | null }>
  >;
  assignee: number | null;
  spokeLast: 'client' | 'advocate' | null;
  /** Texts of the client, each counted once however often it was heard. */
  inbound: number;
};

/** The line of one conversation as of `now` (ms). */
export function lineOf(facts: ConversationFacts, now: number, policy: Policy): ReplayLine {
  const { connection, nextStep, receipts } = present(facts, now, policy);
  return {
    conversation: facts.subject.conversationId,
    status: facts.snapshot?.status ?? null,
    verdict: connection.verdict.kind,
    says: connection.words,
    nextStep,
    reasons: connection.verdict.reasons.map(({ source, at }) => ({ source, at: new Date(at).toISOString() })),
    receipts: Object.fromEntries(
      receipts.map(({ messageId, state, remark, by, errorCode }) => [
        messageId,
        { state, conflict: remark === 'conflict', remark, by, errorCode },
      ]),
    ),
    assignee: facts.snapshot?.assigneeId ?? null,
    spokeLast: spokeLast(facts.thread),
    inbound: texts(facts.thread).length,
  };
}
