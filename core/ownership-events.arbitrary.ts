import fc from 'fast-check';
import type { Author, ConversationEvent, NoteMarker } from './kernel/event';
import { handOffMarker, readBackMarker, URGENCIES } from './kernel/hand-off';
import type { Instant } from './kernel/instant';
import { outcomeMarker, OUTCOMES } from './kernel/outcome';
import { deedMarker, REFUSALS, type OwnershipDeed, type OwnershipWish } from './kernel/ownership';

type Frame = 'id' | 'subject' | 'at' | 'heardAt' | 'via';
type Told = ConversationEvent extends infer E ? (E extends ConversationEvent ? Omit<E, Frame> : never) : never;

type Parts = {
  at: fc.Arbitrary<Instant>;
  note: fc.Arbitrary<number>;
  /** Ids of messages of the client, and of only a few notes, so that things meet. */
  inbound: fc.Arbitrary<number>;
  few: fc.Arbitrary<number>;
  author: fc.Arbitrary<Author>;
};

const agent = fc.constantFrom(5, 6);
const maybeAgent = fc.constantFrom(null, 5, 6);
const kind = <K extends Told['kind']>(name: K): fc.Arbitrary<K> => fc.constant(name);

const wish = (inbound: fc.Arbitrary<number>): fc.Arbitrary<OwnershipWish> =>
  fc.oneof(
    fc.record({ kind: fc.constant('take' as const), from: maybeAgent }),
    fc.record({ kind: fc.constantFrom('undo' as const, 'release' as const) }),
    fc.record({
      kind: fc.constant('finish' as const),
      outcome: fc.constantFrom(...OUTCOMES),
      upTo: fc.option(inbound),
    }),
  );

const deed = (at: fc.Arbitrary<Instant>): fc.Arbitrary<OwnershipDeed> =>
  fc.record({
    ask: fc.constantFrom('a1', 'a2', 'a3', 'm2'),
    at,
    kind: fc.constantFrom('took', 'undone', 'released', 'answered', 'refused'),
    by: agent,
    owner: maybeAgent,
    from: maybeAgent,
    assignee: maybeAgent,
    why: fc.constantFrom(null, ...REFUSALS),
  });

const marker = ({ at, inbound, few }: Parts): fc.Arbitrary<NoteMarker> =>
  fc.oneof(
    deed(at).map(deedMarker),
    fc.record({ kind: fc.constantFrom(...OUTCOMES), at, by: maybeAgent, upTo: fc.option(inbound) }).map(outcomeMarker),
    fc
      .record({
        at,
        by: agent,
        to: fc.constantFrom({ kind: 'agent' as const, id: 6 }, { kind: 'next-shift' as const }),
        urgency: fc.constantFrom(...URGENCIES),
      })
      .map(handOffMarker),
    fc.tuple(few, agent, at).map(([noteId, by, when]) => readBackMarker(noteId, by, when)),
    fc.record({ kind: fc.constant('agreed'), data: fc.record({ at, by: agent }) }),
  );

/** What is clicked about whose conversation it is, and what our notes tell of it. */
export const aboutOwnership = (parts: Parts): fc.Arbitrary<Told> =>
  fc.oneof(
    fc.record({ kind: kind('ownership-asked'), agentId: agent, wish: wish(parts.inbound) }),
    fc.record({ kind: kind('read-back-asked'), agentId: agent, noteId: parts.few }),
    fc.record({
      kind: kind('note-written'),
      messageId: parts.note,
      author: parts.author,
      intent: fc.constant(null),
      marker: marker(parts),
    }),
  );
