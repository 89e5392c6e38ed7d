import type { Part } from './play';
import type { DeskAct, Did } from './watch-desk';

/** What a trainee reads at the end: what there was to notice and when, what came next, what helps. Nobody is ranked. */
export type Summary = { clients: readonly ClientSummary[] };
export type ClientSummary = {
  conversation: number | null;
  title: string;
  moments: readonly { at: number; what: string; then: string; helps: string; careful: string | null }[];
};

const WORDS: Readonly<Record<Did, string>> = {
  looked: 'opened the conversation',
  typed: 'began to type',
  wrote: 'wrote to them',
  noted: 'wrote a private note',
  assigned: 'had the conversation',
  resolved: 'closed the conversation',
};

const NOTHING = 'Nothing was done here then. It is a moment to look for next time.';

export function summaryOf(parts: readonly Part[], acts: readonly DeskAct[]): Summary {
  return { clients: parts.map((part) => ofClient(part, acts)) };
}

function ofClient({ script, conversation, moments }: Part, all: readonly DeskAct[]): ClientSummary {
  const id = conversation?.id ?? null;
  const acts = all.filter((act) => act.conversation === id).sort((a, b) => a.at - b.at);
  return {
    conversation: id,
    title: script.title,
    moments: moments.map(({ at, step }, i) => {
      const until = moments[i + 1]?.at ?? Infinity;
      const after = acts.filter((act) => act.at >= at && act.at < until);
      const isCareful = step.careful && after.some(({ did }) => did === step.careful?.afterwards);
      return {
        ...{ at, what: step.what, then: thenOf(at, after, step.careful !== undefined), helps: step.helps },
        careful: isCareful ? (step.careful?.words ?? null) : null,
      };
    }),
  };
}

/** What came next, each kind once, with how long it took. */
function thenOf(at: number, after: readonly DeskAct[], isForNothing: boolean): string {
  const first = after.filter((act, i) => after.findIndex(({ did }) => did === act.did) === i);
  if (first.length === 0) return isForNothing ? 'Nobody wrote to them: that is what helps.' : NOTHING;
  const said = first.map(({ at: when, who, did }) => `${who ?? 'Somebody'} ${WORDS[did]} after ${lasting(when - at)}`);
  return `${said.join('; ')}.`;
}

function lasting(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
