import type { SetupCalls } from '../../adapters/chatwoot/setup-calls';
import { UNANSWERED_LABEL } from '../../core/auto-response/unanswered-label';
import { OUTCOME_WORDS, OUTCOMES, outcomeLabel } from '../../core/kernel/outcome';
import { LOCK_LABEL } from '../../core/send-lock/label';
import type { Hand } from './hand';

/** What the list of conversations, and Chatwoot's own report by label, can show. Not in everybody's sidebar: it is full. */
export const LABELS: readonly { title: string; description: string }[] = [
  { title: LOCK_LABEL, description: 'Nothing of ours goes to this client. Set by the helpline plugin.' },
  {
    title: UNANSWERED_LABEL,
    description: 'Told by itself, and no person has answered yet. Set by the helpline plugin.',
  },
  ...OUTCOMES.map((kind) => ({
    title: outcomeLabel(kind),
    description: `How it ended: ${OUTCOME_WORDS.en[kind]}. Set by the helpline plugin.`,
  })),
];

/** The labels, without which Chatwoot keeps them on a conversation and offers them in no filter and no report. */
export async function labelsStep(calls: SetupCalls, hand: Hand): Promise<void> {
  const known = new Set((await calls.labels()).map(({ title }) => title));
  const missing = LABELS.filter(({ title }) => !known.has(title));
  if (missing.length === 0) return hand.found(`labels (${LABELS.length})`);
  for (const label of missing) await hand.change(`label ${label.title}`, () => calls.createLabel(label));
}
