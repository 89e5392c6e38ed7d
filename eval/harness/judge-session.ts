import { receiptsOf } from '../../core/connection/receipt';
import { sayReceipt } from '../../core/connection/receipt-words';
import { createRandom } from '../../practice/random';
import { earsOf, type Case } from '../judge/case';
import { judgeConnection, judgeReceipt, type Reader } from '../judge/judge';
import type { Session } from '../world/session';
import { POLICIES, RULES, shownIn, type Rules } from './show';

const READERS: readonly Reader[] = [
  { language: 'en', offset: 0 },
  { language: 'es', offset: (5 * 60 + 45) * 60_000 },
];

export type Judged = { statements: number; wrong: string[]; kinds: Map<string, number> };

/**
 * Every statement that stood on the screen, read when it was written, just before it was replaced, and at a moment between:
 * the connection each time, every message's receipt now and then.
 */
export function judgeSession(session: Session, rules: Rules = RULES): Judged {
  const dice = createRandom(session.seed ^ 0xead);
  const judged: Judged = { statements: 0, wrong: [], kinds: new Map() };
  const ranks = new Map<string, number>();
  const channel = session.truth.channel;
  const note = (wrong: string | null, now: number): void => {
    judged.statements += 1;
    if (wrong !== null) judged.wrong.push(`seed ${session.seed} at ${new Date(now).toISOString()}: ${wrong}`);
  };
  for (const shown of shownIn(session, rules)) {
    judged.kinds.set(shown.verdict.kind, (judged.kinds.get(shown.verdict.kind) ?? 0) + 1);
    const ears = earsOf(session.heard.slice(0, shown.known));
    const end = Math.max(shown.at, shown.until - 1);
    for (const now of [shown.at, end, Math.round(dice.between(shown.at, end))]) {
      const one: Case = { truth: session.truth, writtenAt: shown.at, now, ears };
      for (const reader of READERS) note(judgeConnection(shown.words[reader.language], reader, one), now);
    }
    if (!dice.chance(0.34)) continue;
    const one: Case = { truth: session.truth, writtenAt: shown.at, now: shown.at, ears };
    for (const receipt of receiptsOf(shown.facts, shown.at, POLICIES.en)) {
      const message = session.truth.ours.find(({ id }) => id === receipt.messageId);
      if (!message) {
        note(`message ${receipt.messageId} does not exist`, shown.at);
        continue;
      }
      for (const reader of READERS) {
        const said = sayReceipt(receipt, channel, shown.at, POLICIES[reader.language]);
        const key = `${reader.language}${message.id}`;
        const { wrong, rank } = judgeReceipt(said, message, reader, one, ranks.get(key) ?? 0);
        ranks.set(key, rank);
        note(wrong, shown.at);
      }
    }
  }
  return judged;
}
