import type { ConversationFacts } from '../kernel/facts';
import type { Instant } from '../kernel/instant';
import { SECOND, type Duration } from '../kernel/instant';
import { newestDeed, ownerOf, type Owner } from '../kernel/owner-of';
import type { Outcome } from '../kernel/outcome';
import { UNDO_WITHIN, type OwnershipAsk, type OwnershipDeed, type Refusal } from '../kernel/ownership';
import { texts } from '../kernel/thread';

/** A click that nobody could answer by then is not answered any more: whoever clicked has seen that nothing happened. */
export const CLICK_COUNTS_FOR: Duration = 60 * SECOND;

/** What comes of one click. `of`: whose conversation it was that ended. */
export type AskAnswer = { ask: OwnershipAsk } & ({ deed: OwnershipDeed } | { outcome: Outcome; of: number | null });

type Now = { owner: Owner | null; deed: OwnershipDeed | null; at: Instant };

/**
 * Compare and set: each click, in the order in which they were heard, is given what it asks for only if it is still as it
 * was on that person's screen. Facts are saved only if nobody saved first, so of two who take at once one gets it.
 */
export function answerAsks(facts: ConversationFacts, now: Instant): readonly AskAnswer[] {
  const last = facts.ownership.deeds.at(-1)?.at ?? 0;
  let state: Now = { owner: ownerOf(facts), deed: newestDeed(facts), at: Math.max(now, last + 1) };
  return openAsks(facts, now).map((ask) => {
    const answer = answerTo(ask, state, facts);
    state = after(answer, state);
    return answer;
  });
}

export function openAsks({ ownership }: ConversationFacts, now: Instant): readonly OwnershipAsk[] {
  const { asks, deeds, ended } = ownership;
  return asks.filter(
    ({ id, at, agentId, wish }) =>
      now < at + CLICK_COUNTS_FOR &&
      !deeds.some(({ ask }) => ask === id) &&
      !(wish.kind === 'finish' && ended !== null && ended.at >= at && ended.by === agentId),
  );
}

function after(answer: AskAnswer, { owner, deed, at }: Now): Now {
  if ('outcome' in answer) return { owner: null, deed, at: at + 1 };
  if (answer.deed.kind === 'refused') return { owner, deed, at: at + 1 };
  const { owner: theirs } = answer.deed;
  return {
    owner: theirs === null ? null : { agentId: theirs, since: at, how: 'click' },
    deed: answer.deed,
    at: at + 1,
  };
}

function answerTo(ask: OwnershipAsk, { owner, deed, at }: Now, facts: ConversationFacts): AskAnswer {
  const { agentId: by, wish } = ask;
  const had = owner?.agentId ?? null;
  const common = { ask: ask.id, at, by, from: had, assignee: facts.snapshot?.assigneeId ?? null };
  const done = (kind: OwnershipDeed['kind'], to: number | null): AskAnswer => ({
    ask,
    deed: { ...common, kind, owner: to, why: null },
  });
  const refused = (why: Refusal): AskAnswer => ({ ask, deed: { ...common, kind: 'refused', owner: had, why } });
  switch (wish.kind) {
    case 'take':
      return had === null || had === by || had === wish.from ? done('took', by) : refused('taken');
    case 'release':
      return had === by ? done('released', null) : refused('not-yours');
    case 'undo':
      if (deed?.kind !== 'took' || deed.by !== by || had !== by) return refused('not-yours');
      return ask.at <= deed.at + UNDO_WITHIN ? done('undone', deed.from) : refused('too-late');
    case 'finish': {
      const newest = texts(facts.thread).at(-1);
      if (newest && newest.messageId > (wish.upTo ?? 0)) return refused('wrote-again');
      return { ask, outcome: { kind: wish.outcome, at, by, upTo: newest?.messageId ?? null }, of: had };
    }
  }
}
