import type { Wish } from '../kernel/effect';
import type { ConversationFacts, FetchingMemory, Unclear } from '../kernel/facts';
import { DAY, later, MINUTE, SECOND, type Duration, type Instant } from '../kernel/instant';
import { NOTHING, type Situation, type Wants } from '../kernel/room';
import { lastInbound, type Outgoing } from '../kernel/thread';

/** Open receipts are fetched this often: a status change does not touch its conversation in Chatwoot (B1.14). */
const WHILE_ACTIVE: Duration = 30 * SECOND;
const OTHERWISE: Duration = 5 * MINUTE;
const ACTIVE_WITHIN: Duration = 10 * MINUTE;

/** After a day an open receipt stays open. */
const GIVEN_UP_AFTER: Duration = DAY;

/** A fetch that has told nothing by then is asked for again. */
const ANSWERED_WITHIN: Duration = 30 * SECOND;

/** How many unclear messages are remembered. */
const KEPT = 16;

/** Remembers a message that has to be fetched; what was fetched after its change is clear. */
export function learnUnclear(fetching: FetchingMemory, one: Unclear): FetchingMemory {
  const others = fetching.unclear.filter(({ messageId }) => messageId !== one.messageId);
  const twin = fetching.unclear.find(({ messageId }) => messageId === one.messageId);
  return tidy({ ...fetching, unclear: [...others, twin && twin.at > one.at ? twin : one] });
}

export function learnFetched(fetching: FetchingMemory, at: Instant): FetchingMemory {
  return tidy({ ...fetching, doneAt: later(fetching.doneAt, at) });
}

function tidy(fetching: FetchingMemory): FetchingMemory {
  const open = fetching.unclear.filter(({ at }) => fetching.doneAt === null || at > fetching.doneAt);
  return { ...fetching, unclear: open.sort((a, b) => a.at - b.at || a.messageId - b.messageId).slice(-KEPT) };
}

/** What is to be fetched now: a message that changed in a way nobody told, or receipts that are still open. */
export function fetches(situation: Situation<ConversationFacts>): Wants {
  const open = situation.facts.thread.outgoing.filter((message) => isOpen(message, situation));
  return fetchUnclear(situation, open) ?? fetchOpen(situation, open);
}

function fetchUnclear({ facts, now }: Situation<ConversationFacts>, open: readonly Outgoing[]): Wants | null {
  const { unclear, askedAt } = facts.fetching;
  const newest = unclear.at(-1);
  if (!newest) return null;
  const covered = askedAt !== null && askedAt >= newest.at;
  if (covered && now < askedAt + ANSWERED_WITHIN) return { wishes: [], lookAgainAt: askedAt + ANSWERED_WITHIN };
  const cause = `fetch-m${newest.messageId}-${newest.at}${covered ? `-again-${askedAt}` : ''}`;
  // One request for all of it: the receipts that are open anyway come along.
  const oldest = Math.min(...[...unclear, ...open].map(({ messageId }) => messageId));
  return { wishes: [fetchAfter(oldest - 1, cause, now)], lookAgainAt: now + ANSWERED_WITHIN };
}

function fetchOpen({ facts, now }: Situation<ConversationFacts>, open: readonly Outgoing[]): Wants {
  const oldest = open[0];
  if (!oldest) return NOTHING;
  const last = later(facts.fetching.askedAt, facts.fetching.doneAt);
  const dueAt = (last ?? newestAt(open)) + (isActive(facts, now) ? WHILE_ACTIVE : OTHERWISE);
  if (now < dueAt) return { wishes: [], lookAgainAt: dueAt };
  const wish = fetchAfter(oldest.messageId - 1, `receipts-after-${last ?? 0}`, now);
  return { wishes: [wish], lookAgainAt: now + WHILE_ACTIVE };
}

/**
 * A receipt that may still move: a text of which no arrival was heard; a web message, while their page gives signs of
 * life: without one it cannot be opened, and the sign will wake us.
 */
function isOpen({ at, heard }: Outgoing, { facts, now }: Situation<ConversationFacts>): boolean {
  if (at === null || now >= at + GIVEN_UP_AFTER || heard.failed !== undefined) return false;
  switch (facts.snapshot?.channel) {
    case 'sms':
      return heard.delivered === undefined;
    case 'chat':
      return heard.read === undefined && now < (lastSign(facts) ?? -Infinity) + ACTIVE_WITHIN;
    case 'email':
    case 'other':
    case undefined:
      return false;
  }
}

const lastSign = ({ presence }: ConversationFacts): Instant | null => later(presence.dotOn, presence.openedAt);

const newestAt = (open: readonly Outgoing[]): Instant => Math.max(...open.map(({ at }) => at ?? 0));

/** Somebody wrote within the last ten minutes, on either side. */
function isActive({ thread }: ConversationFacts, now: Instant): boolean {
  const theirs = lastInbound(thread)?.at ?? null;
  const last = later(theirs, thread.outgoing.at(-1)?.at ?? null);
  return last !== null && now < last + ACTIVE_WITHIN;
}

const fetchAfter = (afterMessageId: number, cause: string, now: Instant): Wish => ({
  cause,
  effect: { kind: 'fetch-messages', afterMessageId, deadline: now + MINUTE },
});
