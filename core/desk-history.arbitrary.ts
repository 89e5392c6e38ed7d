import fc from 'fast-check';
import { aboutCredits, creditsMarkers } from './credits-history.arbitrary';
import type { HelplineEvent } from './kernel/event';
import { MINUTE, SECOND, type Instant } from './kernel/instant';
import { desk } from './kernel/subject';
import { START } from './history.arbitrary';
import { aboutOnCall, onCallMarkers } from './on-call-history.arbitrary';

export const DESK = desk(1);

const at: fc.Arbitrary<Instant> = fc.integer({ min: 0, max: 40 }).map((n) => START + n * 20 * SECOND);
const since = at;
/** Of one text the moment and the conversation are always the same; two of these write in one conversation. */
const leftMessage = fc.integer({ min: 1, max: 6 });
const leftIn = (n: number): number => 10 + (n % 3);
const left = leftMessage.chain((n) =>
  fc.record({
    kind: fc.constant('left-from-before'),
    conversationId: fc.constant(leftIn(n)),
    messageId: fc.constant(n),
    lastAt: fc.constant(START - (7 - n) * 24 * 60 * MINUTE),
  }),
);
const leftAnswered = leftMessage.map((n) => ({
  ...{ kind: 'left-answered' as const, conversationId: leftIn(n), messageId: n },
}));
const leftListed = fc
  .array(leftMessage, { maxLength: 3 })
  .map((all) => Object.fromEntries(all.map((n) => [`c${leftIn(n)}`, n])));
const leftList = fc.record({ kind: fc.constant('left-from-before'), data: leftListed });
const leftPlanned = leftList.map((marker) => ({
  kind: 'effect-planned' as const,
  cause: 'left-list-m1',
  effect: { kind: 'note' as const, about: 'left-from-before', text: '', mention: [], marker, deadline: START },
}));
const data = fc.oneof(
  fc.record({ stopped: fc.boolean(), since }),
  fc.record({ trouble: fc.constant('webhooks-late'), since }),
  fc.record({ parkedId: fc.constantFrom('c:1:4.1', 'c:1:4.2') }),
);
const preflightData = fc.oneof(
  fc.record({ what: fc.constant('answer'), question: fc.constantFrom('csat', 'transcripts'), safe: fc.boolean() }),
  fc.record({ what: fc.constant('told'), key: fc.constantFrom('green', '1-0') }),
  fc.record({ what: fc.constant('hardened'), place: fc.constant('account'), was_autoResolveAfter: fc.constant(60) }),
);
const marker = fc.oneof(
  fc.record({ kind: fc.constantFrom('sending', 'line', 'parked', 'other'), data }),
  fc.record({ kind: fc.constant('preflight'), data: preflightData }),
  fc.record({
    kind: fc.constant('hand-off-wanting'),
    data: fc.record({
      about: fc.constant('unread'),
      ref: fc.constantFrom(9, 12),
      conversations: fc.constantFrom('4', '4,5'),
      at: since,
    }),
  }),
  leftList,
  fc.record({
    kind: fc.constant('muted'),
    data: fc.record({ message: fc.constantFrom(7, 8), conversation: fc.constantFrom(4, 5), at }),
  }),
  creditsMarkers,
  onCallMarkers(at),
);

const told = fc.oneof(
  fc.record({ kind: fc.constant('sending-switched'), stopped: fc.boolean() }),
  fc.record({
    kind: fc.constant('line-changed'),
    trouble: fc.constantFrom(null, 'webhooks-late', 'chatwoot-away', 'redis-away'),
    since,
  }),
  fc.record({
    kind: fc.constant('event-parked'),
    parkedId: fc.constantFrom('c:1:4.1', 'c:1:4.2', 'c:1:5.1'),
    about: fc.constantFrom('client-wrote', 'text-unknown'),
  }),
  fc.record({ kind: fc.constant('canary') }),
  fc.record({
    ...{ kind: fc.constant('muted-wrote'), conversationId: fc.constantFrom(4, 5), messageId: fc.constantFrom(7, 8) },
  }),
  left,
  leftAnswered,
  leftPlanned,
  aboutCredits(at),
  { arbitrary: aboutOnCall(at), weight: 6 },
  fc.record({
    kind: fc.constant('hand-off-wanting'),
    conversationId: fc.constantFrom(4, 5),
    about: fc.constantFrom('unread', 'unwritten'),
    ref: fc.constantFrom(9, 12),
  }),
  fc.record({
    kind: fc.constant('preflight-read'),
    dangers: fc.subarray([
      { id: 'csat', inboxId: 1 },
      { id: 'attachments', inboxId: null },
    ]),
    asked: fc.subarray(['transcripts', 'rate-limit']),
  }),
  fc.record({
    kind: fc.constant('note-written'),
    messageId: fc.constantFrom(3, 4),
    author: fc.constantFrom({ kind: 'our-bot' }, { kind: 'advocate', agentId: 5 }),
    intent: fc.constant(null),
    marker: fc.option(marker),
  }),
  fc.record({
    kind: fc.constant('effect-planned'),
    cause: fc.constantFrom('parked-c:1:4.1', `line-${START}`, `sending-${START}`),
    effect: fc.constant({
      kind: 'tell-open-conversations',
      what: { kind: 'sending-switched', stopped: true, since: START },
      deadline: START + MINUTE,
    }),
  }),
);

/** Everything that may be heard of the desk as a whole. */
export const deskHistory: fc.Arbitrary<HelplineEvent[]> = fc.array(
  fc
    .tuple(told, at)
    .map(([what, when]) => ({ ...what, id: 'd', subject: DESK, at: when, heardAt: when, via: 'ourselves' })),
  { maxLength: 25 },
);
