import { boundaryHistory, chances, CONTACT, PLACES, type BoundaryHistory } from './boundary-history.arbitrary';
import { mayGo, truthOf, type Asked } from './boundary-oracle.arbitrary';
import { decide, heldBack } from './decide';
import type { Boundary } from './kernel/boundary';
import { NO_BOUNDARY } from './kernel/boundary';
import type { TextPurpose, TextToClientEffect } from './kernel/effect';
import type { ConversationEvent } from './kernel/event';
import { noFacts, noConversationFacts, type ClientFacts, type ConversationFacts } from './kernel/facts';
import { joinBoundary } from './kernel/join-boundary';
import { boundaryOf, settledBoundary } from './kernel/known-boundary';
import { locksOf } from './kernel/lock';
import { DEFAULT_POLICY, type Policy } from './kernel/policy';
import { client, conversation } from './kernel/subject';
import { learn } from './learn';

/** Everything that may ever text a client is switched on, at any hour: what is held back is held back by the boundary. */
export const ARMED: Policy = {
  ...DEFAULT_POLICY,
  texting: {
    ...DEFAULT_POLICY.texting,
    ...{ armed: true, optOutConfirmation: true, notSafeText: true, helpReply: true, hours: { from: 0, to: 24 * 60 } },
  },
  autoResponse: { ...DEFAULT_POLICY.autoResponse, enabled: true },
};

export type Known = { conversations: readonly ConversationFacts[]; client: ClientFacts };

/** What is known after these events, each conversation having told the client and been told by them. */
export function knownAfter(events: readonly ConversationEvent[]): Known {
  const own = PLACES.map(({ id }) =>
    events
      .filter(({ subject }) => subject.conversationId === id)
      .reduce(learn<ConversationFacts>, noConversationFacts(conversation(1, id))),
  );
  const subject = client(1, CONTACT);
  const heard = { id: 't', at: 0, heardAt: 0, via: 'ourselves' as const };
  const told = own.reduce(
    (facts, one) =>
      learn(facts, { ...heard, kind: 'boundary-told', subject, contactId: CONTACT, boundary: settledBoundary(one) }),
    noFacts(subject) as ClientFacts,
  );
  const all = own.reduce((sofar, one) => joinBoundary(sofar, boundaryOf(one)), told.boundary);
  // As the last check does: with what the others know and have not told yet.
  const conversations = own.map((one) => ({ ...one, safety: { ...one.safety, heard: all } }));
  return { conversations, client: { ...told, historyHeardAt: 1 } };
}

/** Each lock holds exactly as the story says: none ends but by its own rule, and none falls by itself. */
function lockFault({ deeds, now }: BoundaryHistory, { conversations }: Known): string | null {
  const { quickExit, notSafe, doNotContact, optedOut } = truthOf(deeds, now);
  for (const facts of conversations) {
    const channel = facts.snapshot?.channel ?? null;
    const ours = locksOf(boundaryOf(facts), channel).map(({ why, checkFirst }) => `${why}${checkFirst ? '+' : ''}`);
    const theirs = [
      ...(doNotContact ? ['do-not-contact'] : []),
      ...(optedOut && channel === 'sms' ? ['opted-out'] : []),
      ...(notSafe ? [`not-safe${notSafe.wrote ? '+' : ''}`] : []),
      ...(quickExit ? [`quick-exit${quickExit.wrote ? '+' : ''}`] : []),
    ];
    if (ours.join() !== theirs.join()) return `locks are ${ours.join()} and must be ${theirs.join()}`;
  }
  return null;
}

const PURPOSES: readonly (TextPurpose | null)[] = [null, 'opt-out-confirmation', 'not-safe-text', 'safety-question'];

/** Everything that goes wrong with one history, in a line; null when the law holds. */
export function brokenBy(seed: number): string | null {
  const history = boundaryHistory(seed);
  const known = knownAfter(mixed(history.events, seed));
  const locked = lockFault(history, known);
  if (locked !== null) return `seed ${seed}: ${locked}`;
  for (const facts of known.conversations) {
    for (const purpose of PURPOSES) {
      for (const automatic of [true, false]) {
        const asked = { where: facts.subject.conversationId, automatic, purpose };
        const fault = compare(history, known, facts, asked);
        if (fault !== null) return `seed ${seed}: ${fault}`;
      }
    }
    const fault = plannedFault(history, facts);
    if (fault !== null) return `seed ${seed}: ${fault}`;
  }
  return null;
}

function compare(history: BoundaryHistory, { client: ofClient }: Known, facts: ConversationFacts, asked: Asked) {
  const { automatic, purpose } = asked;
  const effect: TextToClientEffect = {
    ...{ kind: 'text-to-client', about: 'law', text: '…', automatic, deadline: Infinity },
    ...(purpose === null ? {} : { purpose }),
  };
  const situation = { now: history.now, policy: ARMED };
  const goes =
    heldBack(effect, { ...situation, facts }) === null && heldBack(effect, { ...situation, facts: ofClient }) === null;
  if (goes === mayGo(history, asked)) return null;
  return `${JSON.stringify(asked)} ${goes ? 'goes out and must not' : 'is held back and need not be'}`;
}

/** No room plans a text that may not go. */
function plannedFault(history: BoundaryHistory, facts: ConversationFacts): string | null {
  const { wishes } = decide({ facts, now: history.now, policy: ARMED });
  for (const { effect, cause } of wishes) {
    if (effect.kind !== 'text-to-client') continue;
    const asked = { where: facts.subject.conversationId, automatic: effect.automatic, purpose: effect.purpose ?? null };
    if (!mayGo(history, asked)) return `${cause} was planned and must not be`;
  }
  return null;
}

/** The same events in another order, some of them twice. */
export function mixed(events: readonly ConversationEvent[], seed: number): readonly ConversationEvent[] {
  const chance = chances(seed ^ 0x5bd1e995);
  const again = events.filter(() => chance() < 0.2);
  return [...events, ...again]
    .map((event) => ({ event, key: chance() }))
    .sort((a, b) => a.key - b.key)
    .map(({ event }) => event);
}

/** The boundary of the client as all of this knows it. */
export const wholeOf = ({ conversations }: Known): Boundary =>
  conversations.reduce((sofar, one) => joinBoundary(sofar, boundaryOf(one)), NO_BOUNDARY);
