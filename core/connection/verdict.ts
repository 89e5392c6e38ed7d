import type { ConversationFacts } from '../kernel/facts';
import { MINUTE, type Duration, type Instant } from '../kernel/instant';
import type { Policy } from '../kernel/policy';
import { spokeLast } from '../kernel/thread';
import { evidenceOf, newestThat, type Evidence } from './evidence';
import { nextWording, say } from './say';
import { delayOf, SOURCES, type SourceName } from './sources';
import type { Statement } from './statement';

/** The fused reading of the evidence. With Chatwoot's own sources alone a leave or a broken network cannot be told. */
export type VerdictKind =
  'active' | 'reading' | 'quiet' | 'network-trouble' | 'left' | 'quick-exit' | 'our-fault' | 'unknown';

/** What decided, the weightiest first, at most three, each with its own time. */
export type Reason = Evidence;

export type Verdict = {
  kind: VerdictKind;
  statement: Statement;
  reasons: readonly Reason[];
  /** When it would change by itself, if nothing more is heard. */
  changesAt: Instant | null;
};

type Judged = Omit<Verdict, 'changesAt'>;

/** The dot is told in steps of five minutes: finer would rewrite the sidebar each minute and tell no more. */
const DOT_STEP: Duration = 5 * MINUTE;

/** One honest answer to "is the client still there?" (B1.1 to B1.11). */
export function verdict(facts: ConversationFacts, now: Instant, policy: Policy): Verdict {
  return { ...judge(facts, now, policy), changesAt: changesAt(facts, now, policy) };
}

function judge(facts: ConversationFacts, now: Instant, policy: Policy): Judged {
  const all = evidenceOf(facts);
  // Trouble on our side is named first: whatever else is known may be old (B1.11).
  const trouble = newestThat(all, 'our-trouble');
  if (trouble) {
    const reasons = because(trouble, newestThat(all, 'act'));
    return { kind: 'our-fault', statement: { says: 'our-line', since: trouble.at }, reasons };
  }
  switch (facts.snapshot?.channel ?? 'other') {
    case 'chat':
      return recentAct(all, now, policy) ?? judgePage(all, now, policy);
    case 'sms':
      return recentAct(all, now, policy) ?? judgeText(all, 'sms');
    case 'other':
      // Where the channel is not known (yet), nothing is made of their silence.
      return recentAct(all, now, policy) ?? judgeText(all, 'other');
    case 'email':
      return { kind: 'unknown', statement: lastWord(facts), reasons: because(newestThat(all, 'act')) };
  }
}

/** An act within the grace time beats everything, at once and always (B1.5). */
function recentAct(all: readonly Evidence[], now: Instant, { connection }: Policy): Judged | null {
  const act = newestThat(all, 'act');
  if (act === null || now >= act.at + connection.activeGrace) return null;
  const says = act.source === 'typing' ? 'typing' : 'wrote';
  return { kind: 'active', statement: { says, at: act.at }, reasons: because(act) };
}

function judgePage(all: readonly Evidence[], now: Instant, policy: Policy): Judged {
  const last = newestThat(all, 'act', 'screen');
  const act = newestThat(all, 'act');
  if (last && SOURCES[last.source].shows === 'screen' && now < last.at + policy.connection.activeGrace) {
    return { kind: 'reading', statement: { says: 'opened', at: last.at }, reasons: because(last, act) };
  }
  const page = newestThat(all, 'page', 'no-page');
  if (page && SOURCES[page.source].shows === 'page' && now < page.at + pageHolds(page.source, policy)) {
    const statement = { says: 'quiet', last, pageAfter: pageAfter(page, policy) } as const;
    return { kind: 'quiet', statement, reasons: because(page, last, act) };
  }
  const heard = newestThat(all, 'act', 'screen', 'page');
  if (heard === null) return { kind: 'unknown', statement: { says: 'nothing-yet' }, reasons: because(page) };
  return { kind: 'unknown', statement: { says: 'nothing-since', since: heard.at }, reasons: because(heard, page, act) };
}

/** No page to watch: only what they sent tells anything, and whether they read cannot be known (B1.8). */
function judgeText(all: readonly Evidence[], channel: 'sms' | 'other'): Judged {
  const last = newestThat(all, 'act', 'screen');
  if (last === null) return { kind: 'unknown', statement: { says: 'nothing-yet' }, reasons: [] };
  const statement = { says: 'last-heard', at: last.at, readingUnknown: channel === 'sms' } as const;
  return { kind: channel === 'sms' ? 'quiet' : 'unknown', statement, reasons: because(last) };
}

/** What decided, each once. */
const because = (...evidence: readonly (Evidence | null)[]): readonly Reason[] => [
  ...new Set(evidence.filter((one) => one !== null)),
];

/** A dot that was on at T proves one sign of life after T less its window (B1.1), and no more. */
function pageAfter({ source, at }: Evidence, policy: Policy): Instant {
  return Math.floor((at - delayOf(source, policy)) / DOT_STEP) * DOT_STEP;
}

/** How long a dot that was seen counts for the kind of verdict: until two sweeps in a row did not see it again. */
const pageHolds = (source: SourceName, policy: Policy): Duration =>
  delayOf(source, policy) + 2 * policy.sweep.openPages;

function lastWord({ thread }: ConversationFacts): Statement {
  const by = spokeLast(thread);
  if (by === null) return { says: 'nothing-yet' };
  const at = by === 'advocate' ? thread.answer?.at : thread.inbound.at(-1)?.at;
  return { says: 'last-word', by, at: at ?? 0 };
}

/** The first moment at which the same facts give another verdict or other words; every boundary is tried. */
function changesAt(facts: ConversationFacts, now: Instant, policy: Policy): Instant | null {
  const current = shown(facts, now, policy);
  const boundaries = evidenceOf(facts).flatMap((one) => [
    one.at + policy.connection.activeGrace,
    ...(SOURCES[one.source].shows === 'page' ? [one.at + pageHolds(one.source, policy)] : []),
    ...nextWording(one.at),
    ...nextWording(pageAfter(one, policy)),
  ]);
  const answered = facts.thread.answer;
  if (answered) boundaries.push(...nextWording(answered.at));
  const ahead = boundaries.filter((at) => at > now).sort((a, b) => a - b);
  return ahead.find((at) => shown(facts, at, policy) !== current) ?? null;
}

const shown = (facts: ConversationFacts, now: Instant, policy: Policy): string => {
  const judged = judge(facts, now, policy);
  return `${judged.kind} ${say(judged.statement, now, policy)}`;
};
