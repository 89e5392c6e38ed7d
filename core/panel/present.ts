import { sayChange } from '../connection/change-words';
import { receiptsOf, type Receipt } from '../connection/receipt';
import { sayReceipt, type ReceiptSaid } from '../connection/receipt-words';
import { sayReason } from '../connection/reason-words';
import { clock, say } from '../connection/say';
import { verdict, type Verdict } from '../connection/verdict';
import type { ConversationFacts } from '../kernel/facts';
import type { Instant } from '../kernel/instant';
import type { Policy } from '../kernel/policy';
import { waitOf } from '../waiting/wait';
import { quietNextStep } from '../quiet-timers/next-step';
import { safetyWords, shownLock } from './safety';
import { seen } from './seen';
import { NEXT_STEP } from './words';

/** What is shown of a conversation, wherever it is shown. */
export type View = {
  /** What is said, why (each with its time and whose word it is), and what would change it. */
  connection: { verdict: Verdict; words: string; reasons: readonly string[]; wouldChange: string };
  nextStep: string;
  /** Whether they may be written to: the strictest lock, or what they said of it. */
  safety: string;
  receipts: readonly (Receipt & { said: ReceiptSaid })[];
};

/** Facts to what is shown. Every place that shows something shows this. */
export function present(facts: ConversationFacts, now: Instant, policy: Policy): View {
  const judged = verdict(facts, now, policy);
  return {
    connection: {
      verdict: judged,
      words: say(judged.statement, now, policy),
      reasons: judged.reasons.map((reason) => sayReason(reason, now, policy)),
      wouldChange: sayChange(judged, facts.snapshot?.channel ?? null, policy),
    },
    nextStep: nextStep(facts, now, policy),
    safety: safetyWords(facts, now, policy),
    receipts: receiptsOf(facts, now, policy).map((receipt) => ({
      ...receipt,
      said: sayReceipt(receipt, facts.snapshot?.channel ?? null, now, policy),
    })),
  };
}

function nextStep(facts: ConversationFacts, now: Instant, policy: Policy): string {
  const words = NEXT_STEP[policy.language];
  if (facts.sending?.stopped) return words.stopped(clock(facts.sending.since, now, policy));
  const lock = shownLock(facts);
  if (lock !== null) return lock.checkFirst === null ? words.locked : words.checkFirst;
  const wait = waitOf(facts, policy);
  if (wait === null) return quietNextStep({ facts, now, policy }, seen) ?? words.nothing;
  if (now < wait.dueAt) return words.answerBy(clock(wait.dueAt, now, policy));
  return words.overdue(clock(wait.since, now, policy));
}
