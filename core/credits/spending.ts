import type { HelplineEvent } from '../kernel/event';
import type { ConversationFacts } from '../kernel/facts';
import type { Entry } from '../kernel/credits';
import { NO_CREDITS, type CreditsMemory, type Owed } from '../kernel/credits-memory';
import type { Policy } from '../kernel/policy';
import type { ConversationRoom } from '../kernel/room';
import { newestOf } from '../kernel/same';
import { entryOf, owedFor } from './owed';

/** Heard of before it is known in which inbox: minutes at most. What is more is found by reconciling. */
const OWED_KEPT = 40;

/**
 * Room `credits`, of a conversation. What its messages cost goes into the ledger when they are heard of (`entriesIn`); here
 * is kept what an advocate sees of it. When the plan is used up, only a first text to somebody who did not write is held
 * back: whoever wrote to us is answered, always (field rule E14).
 */
export const spending: ConversationRoom = {
  name: 'credits',
  learns(facts, event) {
    const known = facts.credits ?? NO_CREDITS;
    const credits = learnCredits(known, event, facts.snapshot !== null);
    return credits === facts.credits ? facts : { ...facts, credits };
  },
  holdsBack(effect, { facts }) {
    if (effect.kind !== 'text-to-client' || !effect.outreach || facts.thread.inbound.length > 0) return null;
    return (facts.credits?.level?.percent ?? 0) >= 100 ? 'message credits are used up' : null;
  },
};

/** What a turn of a conversation's mail costs: what was heard now, and what was owed until it was known where it stands. */
export function entriesIn(
  before: ConversationFacts,
  mail: readonly HelplineEvent[],
  after: ConversationFacts,
  { inboxes }: Policy,
): readonly Entry[] {
  const { snapshot } = after;
  if (snapshot === null) return [];
  const isTollFree = inboxes[snapshot.inboxId]?.tollFree ?? false;
  const owed = [...(before.credits ?? NO_CREDITS).owed, ...mail.flatMap((event) => owedFor(event) ?? [])];
  return owed.flatMap((one) => entryOf(one, snapshot, isTollFree) ?? []);
}

function learnCredits(known: CreditsMemory, event: HelplineEvent, isPlaced: boolean): CreditsMemory {
  const settled = isPlaced && known.owed.length > 0 ? { ...known, owed: [] } : known;
  if (event.kind === 'credits-told') {
    const { percent, until, at } = event;
    return { ...settled, level: newestOf(settled.level, { percent, until, at }, (one) => one.at) };
  }
  if (event.kind === 'comparison-told') {
    const { away, comparedAt, at } = event;
    return { ...settled, comparison: newestOf(settled.comparison ?? null, { away, comparedAt, at }, (one) => one.at) };
  }
  const owed = owedFor(event);
  if (owed === null) return settled;
  const learned = isPlaced ? settled : { ...settled, owed: withOwed(settled.owed, owed) };
  if (event.kind !== 'reply-sent' || event.author.kind !== 'advocate' || !event.text) return learned;
  const { messageId, text } = event;
  const sent = { messageId, segments: text.segments, why: text.dear ?? null };
  return { ...learned, lastSent: newestOf(learned.lastSent, sent, (one) => one.messageId) };
}

/** The newest few by their message; of one message every account that differs, because each may be the one that costs. */
function withOwed(known: readonly Owed[], one: Owed): readonly Owed[] {
  const key = (owed: Owed): string => `${String(owed.messageId).padStart(16, '0')}|${JSON.stringify(owed)}`;
  const all = new Map([...known, one].map((owed) => [key(owed), owed]));
  return [...all.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(-OWED_KEPT)
    .map(([, owed]) => owed);
}
