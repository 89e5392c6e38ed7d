import fc from 'fast-check';
import { MINUTE, type Instant } from './kernel/instant';
import type { RingTold } from './kernel/on-call-events';
import type { OverRing, Step } from './kernel/on-call-memory';
import { changeMarker, overMarker, stepMarker, takenMarker } from './on-call/marker';

type At = fc.Arbitrary<Instant>;

const covers = fc.subarray([
  { conversationId: 4, messageId: 40, since: 1_000 },
  { conversationId: 5, messageId: 50, since: 2_000 },
]);
const ring = fc.constantFrom('nights-c4-m40', 'nights-c5-m50');
const agentId = fc.constantFrom(3, 7);
const page = fc
  .record({ ring, n: fc.constantFrom(1, 2), agentId, purpose: fc.constantFrom('wake', 'stand-down') })
  .map((one) => `d:1:${one.purpose}.${one.ring}.${one.n}.${one.agentId}:page-on-call`);
const end = (at: At) =>
  fc.record({ how: fc.constantFrom('answered', 'left', 'withdrawn'), at, by: fc.constantFrom(null, 3) });

const wait = (at: At) =>
  fc.record({
    ...{ conversationId: fc.constantFrom(4, 5), messageId: fc.constantFrom(40, 41, 50), since: at, lastAt: at },
    ...{ channel: fc.constantFrom('chat', 'sms'), inboxId: fc.constantFrom(null, 1), teamId: fc.constant(null) },
    ...{ lookedAt: fc.option(at), over: fc.option(end(at)), toldAt: at },
  });

const change = (at: At) =>
  fc.record({
    ...{ id: fc.constantFrom('x', 'y'), at, by: fc.constantFrom(null, 9), rota: fc.constantFrom(null, 'nights') },
    change: fc.option(
      fc.oneof(
        fc.record({ from: at, until: at, what: fc.constant('swap' as const), out: agentId, in: fc.constant(8) }),
        fc.record({ from: at, until: at, what: fc.constant('forward-all' as const) }),
        fc.record({ from: at, until: at, what: fc.constant('forward-all' as const), people: fc.constant([9]) }),
        fc.record({
          ...{ from: at, until: at, what: fc.constant('stand-in' as const) },
          ...{ people: fc.constantFrom([8], [8, 9]), backup: fc.constant<number[]>([]) },
        }),
        fc.record({
          ...{ from: at, until: at, what: fc.constant('add' as const) },
          ...{ people: fc.constantFrom([8], [9]), backup: fc.constantFrom<number[]>([], [7]) },
        }),
        fc.record({ from: at, until: at, what: fc.constant('remove' as const), people: fc.constantFrom([3], [7]) }),
      ),
    ),
  });

/** What the desk may hear of those on call. */
export const aboutOnCall = (at: At) =>
  fc.oneof(
    { arbitrary: fc.record({ kind: fc.constant('wait-told'), wait: wait(at) }), weight: 4 },
    fc.record({ kind: fc.constant('rota-changed'), change: change(at) }),
    fc.record({
      ...{ kind: fc.constant('page-sent'), page, by: fc.constantFrom('text', 'call') },
      ...{ sid: fc.constantFrom(null, 'SM1', 'SM2'), tries: fc.constantFrom(1, 2) },
    }),
    fc.record({
      kind: fc.constant('page-failed'),
      page,
      why: fc.constantFrom('refused', 'no-number'),
      code: fc.constantFrom(null, 21211),
    }),
    fc.record({
      ...{ kind: fc.constant('page-receipt'), page, status: fc.constantFrom('sent', 'delivered', 'heard', 'failed') },
      code: fc.constantFrom(null, 30003),
    }),
    fc.record({
      kind: fc.constant('page-taken'),
      agentId,
      how: fc.constant('letter'),
      letter: fc.constantFrom('A', 'B'),
    }),
    fc.record({ kind: fc.constant('page-taken'), agentId, how: fc.constant('key'), ring }),
    fc.record({
      ...{ kind: fc.constant('page-taken'), agentId, how: fc.constant('panel') },
      conversationId: fc.constantFrom(4, 5),
    }),
    fc.record({ kind: fc.constant('pages-refused'), agentId, out: fc.boolean() }),
    fc.record({
      kind: fc.constant('people-read'),
      people: fc.constantFrom([{ agentId: 3, here: true, number: true }], [{ agentId: 3, here: false, number: true }]),
    }),
  );

const step = (at: At): fc.Arbitrary<Step> =>
  fc.record({
    ...{
      ring,
      rota: fc.constant('nights'),
      letter: fc.constantFrom('A', 'B'),
      n: fc.constantFrom(1, 2, 3),
      at,
      covers,
    },
    ...{ level: fc.constantFrom('primary', 'again', 'nobody', 'remind'), people: fc.constantFrom([3], [3, 7], []) },
  });
const over = (at: At): fc.Arbitrary<OverRing> =>
  fc.record({
    ...{ ring, at },
    waits: fc.tuple(covers, end(at)).map(([all, how]) => all.map((cover) => ({ ...cover, over: how }))),
  });

/** What a note of ours in the desk's conversation may say of those on call. */
export const onCallMarkers = (at: At) =>
  fc.oneof(
    step(at).map(stepMarker),
    over(at).map((one) =>
      overMarker(one, { letter: 'A', startedAt: one.at - MINUTE }, ['1.3.wake.text.1000.sent..1..SM1']),
    ),
    change(at).map(changeMarker),
    fc
      .record({ agentId, how: fc.constant('letter' as const), of: fc.constantFrom('A', 'B'), at })
      .map((taken) => takenMarker('nights-c4-m40', taken)),
    fc.record({
      kind: fc.constant('on-call-coverage'),
      data: fc.record({ about: fc.constantFrom('gap-1', 'gap-2', 'gap-1,gap-2') }),
    }),
  );

/** Everybody of this desk is called at any hour, so that whoever waits is forwarded. */
export const ON_CALL_ROTA = {
  ...{ name: 'nights', zone: 'UTC', inboxes: [], teams: [], hours: [], holidays: [], changes: [], supervisors: [9] },
  shifts: [
    {
      when: { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const },
      ...{ from: 0, to: 0, people: [3], backup: [7] },
    },
  ],
};

/** What a conversation may be told of the telephones that ring for it. */
export const ringTold = (at: At): fc.Arbitrary<RingTold> =>
  fc.record({
    ...{ ring, n: fc.integer({ min: 2, max: 6 }), at, since: at, people: fc.constantFrom([3], [3, 7]) },
    ...{ state: fc.constantFrom('ringing', 'taken', 'over'), by: fc.constantFrom(null, 3) },
  });
