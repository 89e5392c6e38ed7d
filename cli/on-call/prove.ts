import { stringify } from 'csv-stringify/sync';
import type { Redis } from 'ioredis';
import type { ChatwootApi } from '../../adapters/chatwoot/chatwoot-api';
import { readDeskNotes } from '../../adapters/chatwoot/read-desk-notes';
import type { Us } from '../../adapters/chatwoot/us';
import { readFacts } from '../../adapters/redis/facts-store';
import { beginOf, firstDayOf, nextMonth, type Month } from '../../core/kernel/calendar';
import type { Instant } from '../../core/kernel/instant';
import { onCallIn } from '../../core/kernel/on-call-in';
import type { Policy } from '../../core/kernel/policy';
import { desk, subjectKey } from '../../core/kernel/subject';
import { proofOf, type Proof } from '../../core/on-call/proof';
import { proofRows } from '../../core/on-call/proof-rows';
import { sayProof } from '../../core/on-call/proof-words';

/** What a proof is made from. `redis` null: no helpline is running; then what the notes say is all there is. */
export type ProofSources = { api: ChatwootApi; us: Us; redis: Redis | null; policy: Policy; now: Instant };
export type ProofFormat = 'words' | 'csv' | 'json';

/** The proof of one month, from Chatwoot's own notes. @throws ChatwootError */
export async function prove({ api, us, redis, policy, now }: ProofSources, month: Month): Promise<Proof> {
  const notes = await readDeskNotes(api, us, now);
  const markers = notes.flatMap(({ author, marker }) => (author.kind === 'our-bot' && marker ? [marker] : []));
  const facts = redis && (await readFacts(redis, subjectKey(desk(us.accountId))));
  const live = onCallIn(facts);
  const [from, until] = [month, nextMonth(month)].map((one) => beginOf(firstDayOf(one), policy.zone));
  return proofOf(markers, live, policy.onCall, { from: from ?? 0, until: until ?? 0 }, now);
}

/** The same as lines for people, as CSV, or as JSON. */
export function writeProof(proof: Proof, month: Month, policy: Policy, format: ProofFormat): string {
  switch (format) {
    case 'words':
      return sayProof(proof, month, policy.zone, policy.language).join('\n');
    case 'csv': {
      const rows = proofRows(proof);
      return stringify(rows, { header: true, escape_formulas: true }).trimEnd();
    }
    case 'json': {
      const { goal, ...sums } = proof.answered;
      return JSON.stringify(
        { month, answered: { ...sums, goalSeconds: goal / 1_000 }, rows: proofRows(proof) },
        null,
        2,
      );
    }
  }
}
