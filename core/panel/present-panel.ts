import { evidenceOf, type Evidence } from '../connection/evidence';
import { sayReason } from '../connection/reason-words';
import { nextWording } from '../connection/say';
import { SOURCES } from '../connection/sources';
import { verdict } from '../connection/verdict';
import type { ConversationFacts } from '../kernel/facts';
import { earlier, type Instant } from '../kernel/instant';
import { boundaryOf } from '../kernel/known-boundary';
import { locksOf } from '../kernel/lock';
import type { Policy } from '../kernel/policy';
import { cameBackAt } from '../kernel/returned';
import { safeOn } from '../kernel/safe';
import { waitOf } from '../waiting/wait';
import { cardsChangeAt, presentCards } from './cards';
import type { PanelEvidence, PanelView } from './contract';
import { present } from './present';
import { safetyChangesAt, shownLock } from './safety';

/** What the panel shows of a conversation, from its facts and their version. */
export function presentPanel(facts: ConversationFacts, version: number, now: Instant, policy: Policy): PanelView {
  const { connection, nextStep, safety, receipts } = present(facts, now, policy);
  const { snapshot } = facts;
  const said = (one: Evidence): PanelEvidence => ({
    source: one.source,
    at: one.at,
    shows: SOURCES[one.source].shows,
    words: sayReason(one, now, policy),
  });
  return {
    version,
    at: now,
    conversation: {
      id: facts.subject.conversationId,
      channel: snapshot?.channel ?? null,
      status: snapshot?.status ?? null,
      createdAt: snapshot?.createdAt ?? null,
      assigneeId: snapshot?.assigneeId ?? null,
      teamId: snapshot?.teamId ?? null,
    },
    language: policy.language,
    zone: policy.zone,
    connection: {
      kind: connection.verdict.kind,
      words: connection.words,
      reasons: connection.verdict.reasons.map(said),
      wouldChange: connection.wouldChange,
      timeline: [...evidenceOf(facts)].sort((a, b) => a.at - b.at).map(said),
    },
    receipts: receipts.map(({ messageId, state, remark, at, said: { words, means, next, reading } }) => ({
      ...{ messageId, state, remark, at, words, means, next, reading },
    })),
    nextStep: { words: nextStep, ...stepOf(facts, now, policy) },
    safety: { words: safety, ...boundaryShown(facts, now, policy) },
    cards: presentCards(facts, now, policy),
  };
}

function stepOf(facts: ConversationFacts, now: Instant, policy: Policy): Omit<PanelView['nextStep'], 'words'> {
  if (facts.sending?.stopped) return { kind: 'stopped', since: facts.sending.since, dueAt: null };
  const lock = shownLock(facts);
  if (lock !== null) return { kind: 'locked', since: lock.since, dueAt: null };
  const wait = waitOf(facts, policy);
  if (wait === null) return { kind: 'nothing', since: null, dueAt: null };
  return { kind: now < wait.dueAt ? 'answer-by' : 'overdue', since: wait.since, dueAt: wait.dueAt };
}

function boundaryShown(facts: ConversationFacts, now: Instant, policy: Policy): Omit<PanelView['safety'], 'words'> {
  const boundary = boundaryOf(facts);
  const channel = facts.snapshot?.channel ?? null;
  const safe = safeOn(boundary, channel ?? 'other', now, cameBackAt(facts, policy.texting.returnAfter));
  const { ifCut } = boundary;
  return {
    locks: [...locksOf(boundary, channel)],
    safe: {
      kind: safe.kind,
      saidAt: safe.kind === 'unknown' ? null : safe.saidAt,
      until: safe.kind === 'yes' ? safe.until : null,
    },
    ifCutOff: ifCut && { conversationId: ifCut.conversationId, messageId: ifCut.messageId, at: ifCut.at },
  };
}

/** The first moment after it was made at which this view of these facts would say something else, if nothing more is heard. */
export function viewChangesAt(facts: ConversationFacts, view: PanelView, policy: Policy): Instant | null {
  const now = view.at;
  return [
    verdict(facts, now, policy).changesAt,
    waitOf(facts, policy)?.dueAt ?? null,
    safetyChangesAt(facts, now, policy),
    cardsChangeAt(facts, now, policy),
    ...noReceiptAt(facts, policy),
    ...momentsIn(view).flatMap(wordingsOf),
  ]
    .filter((at) => at !== null && at > now)
    .reduce(earlier, null);
}

/** When a text without a receipt begins to be told as one (B1.10). */
const noReceiptAt = ({ thread }: ConversationFacts, policy: Policy): readonly Instant[] =>
  thread.outgoing.flatMap(({ at }) => (at === null ? [] : [at + policy.connection.noReceiptAfter]));

/** No id of Chatwoot's is as great as a moment of our time in milliseconds. */
const FIRST_MOMENT: Instant = Date.UTC(2000, 0);

/** Every moment that the view tells of. */
function momentsIn(shown: unknown): readonly Instant[] {
  if (typeof shown === 'number') return shown > FIRST_MOMENT ? [shown] : [];
  return typeof shown === 'object' && shown !== null ? Object.values(shown).flatMap(momentsIn) : [];
}

/** A time is said with its day while it is far away, behind us or ahead. */
const wordingsOf = (at: Instant): readonly Instant[] => [...nextWording(at), 2 * at - (nextWording(at)[1] ?? at)];
