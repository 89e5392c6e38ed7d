import fc from 'fast-check';
import type { Effect } from './kernel/effect';
import type { NoteMarker } from './kernel/event';
import type { Instant } from './kernel/instant';

/** From what effects and markers of a history are made: its moments, and the ids of its messages. */
export type Ids = Readonly<Record<'inbound' | 'outgoing' | 'many', fc.Arbitrary<number>>> & {
  at: fc.Arbitrary<Instant>;
};

/** Markers of our notes, and effects that our own rules asked for, as a conversation hears of them. */
export function planned({ at, inbound, outgoing, many }: Ids): {
  marker: fc.Arbitrary<NoteMarker>;
  effect: fc.Arbitrary<Effect>;
} {
  const marker = fc.oneof(
    fc.record({
      kind: fc.constantFrom('waiting', 'other'),
      data: fc.record({ message: inbound, since: at, n: fc.integer({ min: 1, max: 3 }) }),
    }),
    fc.record({ kind: fc.constant('network-lost'), data: fc.record({ message: outgoing }) }),
    fc.record({ kind: fc.constant('returned'), data: fc.record({ left: at }) }),
    fc.record({ kind: fc.constant('advocate-line'), data: fc.record({ since: at }) }),
  );
  const effect: fc.Arbitrary<Effect> = fc.oneof(
    fc.record({
      kind: fc.constant('note' as const),
      about: fc.constant('waiting'),
      text: fc.constant('…'),
      mention: fc.constant([]),
      marker,
      deadline: at,
    }),
    fc.record({
      kind: fc.constant('show-attributes' as const),
      revision: fc.integer({ min: 1, max: 4 }),
      values: fc.constantFrom<Record<string, string>>({ helpline_connection: 'a' }, { helpline_connection: 'b' }),
      deadline: at,
    }),
    fc.record({
      kind: fc.constant('show-attributes' as const),
      revision: fc.integer({ min: 1, max: 4 }),
      values: fc.constant({ helpline_connection: 'c' }),
      parted: fc.constantFrom('left' as const, 'quick-exit' as const),
      locked: fc.constantFrom('not-safe' as const, 'do-not-contact' as const),
      atOnce: fc.constant(true as const),
      deadline: at,
    }),
    fc.record({ kind: fc.constant('fetch-messages' as const), afterMessageId: many, deadline: at }),
    fc.record({
      kind: fc.constant('count' as const),
      counts: fc.constantFrom('shown' as const, 'disproved' as const),
      stance: fc.constantFrom('there' as const, 'gone' as const, 'neither' as const),
      n: fc.integer({ min: 1, max: 20 }),
      claims: at,
      verdict: fc.constantFrom('left', 'active'),
      source: fc.constantFrom('page-left', 'message'),
      deadline: at,
    }),
    fc.record({
      kind: fc.constant('fetch-carrier' as const),
      messageId: outgoing,
      sid: fc.constantFrom('SMa', 'SMb'),
      n: fc.integer({ min: 1, max: 3 }),
      deadline: at,
    }),
    fc.record({
      kind: fc.constant('tell' as const),
      to: fc.constantFrom(7, 8).map((contactId) => ({ kind: 'client' as const, accountId: 1, contactId })),
      what: fc.constant({ kind: 'conversation-of-client' as const, conversationId: 4, channel: 'chat' as const }),
      deadline: at,
    }),
    fc.record({
      kind: fc.constant('tell' as const),
      to: fc.constant({ kind: 'desk' as const, accountId: 1 }),
      what: inbound.chain((messageId) =>
        fc.constantFrom(
          { kind: 'left-from-before' as const, conversationId: 4, messageId, lastAt: messageId },
          { kind: 'left-answered' as const, conversationId: 4, messageId },
        ),
      ),
      deadline: at,
    }),
  );
  const muted = fc.record({
    kind: fc.constant('tell' as const),
    to: fc.constant({ kind: 'desk' as const, accountId: 1 }),
    what: fc.record({
      ...{ kind: fc.constant('muted-wrote' as const), conversationId: fc.constant(4), messageId: inbound, wroteAt: at },
    }),
    deadline: at,
  });
  return { marker, effect: fc.oneof({ arbitrary: effect, weight: 10 }, { arbitrary: muted, weight: 1 }) };
}
