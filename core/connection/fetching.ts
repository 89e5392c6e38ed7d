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
  return fetchUnclear(situation) ?? fetchOpen(situation) ?? NOTHING;
}

function fetchUnclear({ facts: { fetching }, now }: Situation<ConversationFacts>): Wants | null {
  const newest = fetching.unclear.at(-1);
  if (!newest) return null;
  const { askedAt } = fetching;
  const pending = askedAt !== null && askedAt >= newest.at && now < askedAt + ANSWERED_WITHIN;
  if (pending) return { wishes: [], lookAgainAt: askedAt + ANSWERED_WITHIN };
  const again = askedAt !== null && askedAt >= newest.at ? `-again-${askedAt}` : '';
  const oldest = Math.min(...fetching.unclear.map(({ messageId }) => messageId));
  const wish = fetchAfter(oldest - 1, `fetch-m${newest.messageId}-${newest.at}${again}`, now);
  return { wishes: [wish], lookAgainAt: now + ANSWERED_WITHIN };
}

function fetchOpen({ facts, now }: Situation<ConversationFacts>): Wants | null {
  const open = facts.thread.outgoing.filter((message) => isOpen(message, facts, now));
  const oldest = open[0];
  if (!oldest) return null;
  const { askedAt, doneAt } = facts.fetching;
  const last = later(askedAt, doneAt);
  const dueAt = (last ?? newestAt(open)) + (isActive(facts, now) ? WHILE_ACTIVE : OTHERWISE);
  if (now < dueAt) return { wishes: [], lookAgainAt: dueAt };
  const wish = fetchAfter(oldest.messageId - 1, `receipts-after-${last ?? 0}`, now);
  return { wishes: [wish], lookAgainAt: now + WHILE_ACTIVE };
}

/** A receipt that may still move: a text without a word of its arrival, a stored web message while a page shows life. */
function isOpen({ at, heard }: Outgoing, { snapshot, presence }: ConversationFacts, now: Instant): boolean {
  if (at === null || now >= at + GIVEN_UP_AFTER) return false;
  switch (snapshot?.channel) {
    case 'sms':
      return heard.delivered === undefined && heard.failed === undefined;
    case 'chat':
      return heard.read === undefined && heard.failed === undefined && (presence.dotOn ?? 0) >= at - ACTIVE_WITHIN;
    case 'email':
    case 'other':
    case undefined:
      return false;
  }
}

const newestAt = (open: readonly Outgoing[]): Instant => Math.max(...open.map(({ at }) => at ?? 0));

/** Somebody wrote within the last ten minutes, on either side. */
function isActive({ thread }: ConversationFacts, now: Instant): boolean {
  const last = later(
    lastInbound(thread)?.at ?? null,
    later(thread.answer?.at ?? null, thread.outgoing.at(-1)?.at ?? null),
  );
  return last !== null && now < last + ACTIVE_WITHIN;
}

const fetchAfter = (afterMessageId: number, cause: string, now: Instant): Wish => ({
  cause,
  effect: { kind: 'fetch-messages', afterMessageId, deadline: now + MINUTE },
});
