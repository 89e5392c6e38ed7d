import { learnAsked, notAsked } from '../kernel/asked';
import { NO_BOUNDARY } from '../kernel/boundary';
import type { Wish } from '../kernel/effect';
import type { HelplineEvent } from '../kernel/event';
import type { ClientFacts } from '../kernel/facts';
import { digestOf } from '../kernel/digest';
import { HOUR, later, MINUTE, type Duration, type Instant } from '../kernel/instant';
import { contains, joinBoundary } from '../kernel/join-boundary';
import type { ClientRoom, Situation } from '../kernel/room';
import { conversation } from '../kernel/subject';
import { worthTelling } from './share-boundary';

/** A history that was asked for and did not come by then is asked for again. */
const HISTORY_WITHIN: Duration = 10 * MINUTE;

/** So soon the last check before a text may look again for a history that was asked for. */
const LOOK_AGAIN_AFTER: Duration = 2_000;

/**
 * Room `client`: which conversations are this client's, and what all of them together know of locks, consent and safety.
 * A client of whom we know nothing yet may be known to Chatwoot: their older conversations are read once, and until that
 * is done nothing goes to them.
 */
export const clientRoom: ClientRoom = {
  name: 'client',
  learns,
  wants(situation) {
    const { wishes, lookAgainAt } = historyWishes(situation);
    return { wishes: [...wishes, ...notAsked(situation.facts.asked, tells(situation))], lookAgainAt };
  },
  holdsBack(effect, { facts, now }) {
    if (effect.kind !== 'text-to-client' || facts.historyHeardAt !== null) return null;
    return { reason: 'their history was not read yet', until: now + LOOK_AGAIN_AFTER };
  },
};

function learns(facts: ClientFacts, event: HelplineEvent): ClientFacts {
  switch (event.kind) {
    case 'conversation-of-client':
      return { ...facts, conversations: withConversation(facts.conversations, event) };
    case 'boundary-told':
      return { ...facts, boundary: joinBoundary(facts.boundary, event.boundary) };
    case 'history-heard':
      return { ...facts, historyHeardAt: later(facts.historyHeardAt, event.at) };
    case 'effect-planned': {
      const asked = learnAsked(facts.asked, event);
      if (event.effect.kind !== 'fetch-history') return { ...facts, asked };
      return { ...facts, asked, historyAskedAt: later(facts.historyAskedAt, event.at) };
    }
    default:
      return facts;
  }
}

function withConversation(
  known: ClientFacts['conversations'],
  { conversationId, channel }: ClientFacts['conversations'][number],
): ClientFacts['conversations'] {
  const twin = known.find((one) => one.conversationId === conversationId);
  // An inbox does not change its kind; should two accounts differ, the same one wins whichever came first.
  const agreed = twin && twin.channel > channel ? twin.channel : channel;
  const all = [...known.filter((one) => one !== twin), { conversationId, channel: agreed }];
  return all.sort((a, b) => a.conversationId - b.conversationId);
}

function historyWishes({ facts, now }: Situation<ClientFacts>): {
  wishes: readonly Wish[];
  lookAgainAt: Instant | null;
} {
  const { historyAskedAt, historyHeardAt, conversations, subject } = facts;
  if (historyHeardAt !== null || conversations.length === 0) return { wishes: [], lookAgainAt: null };
  const againAt = historyAskedAt === null ? now : historyAskedAt + HISTORY_WITHIN;
  if (now < againAt) return { wishes: [], lookAgainAt: againAt };
  const effect = { kind: 'fetch-history', contactId: subject.contactId, deadline: now + HISTORY_WITHIN } as const;
  return { wishes: [{ cause: `history-${historyAskedAt ?? 'first'}`, effect }], lookAgainAt: now + HISTORY_WITHIN };
}

/** Each of their conversations is told all of it, once for each new state. */
function tells({ facts, now }: Situation<ClientFacts>): Wish[] {
  const boundary = worthTelling(facts.boundary);
  if (contains(NO_BOUNDARY, boundary)) return [];
  const { accountId, contactId } = facts.subject;
  const what = { kind: 'boundary', contactId, boundary } as const;
  return facts.conversations.map(({ conversationId }) => ({
    cause: `bd-${conversationId}-${digestOf(boundary)}`,
    effect: { kind: 'tell', to: conversation(accountId, conversationId), what, deadline: now + HOUR },
  }));
}
