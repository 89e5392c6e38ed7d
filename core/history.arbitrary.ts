import fc from 'fast-check';
import { aboutTheBoundary, text } from './boundary-events.arbitrary';
import { creditsTold, sentText } from './credits-history.arbitrary';
import { aboutOwnership } from './ownership-events.arbitrary';
import type { Channel } from './kernel/channel';
import type { Author, ConversationEvent, ConversationSnapshot, HelplineEvent } from './kernel/event';
import { HOUR, MINUTE, SECOND, type Instant } from './kernel/instant';
import type { Page } from './kernel/page';
import { conversation } from './kernel/subject';
import { pageWords } from './page-life.arbitrary';
import { planned } from './planned-effects.arbitrary';
import { ringTold } from './on-call-history.arbitrary';
import { aboutQuiet } from './quiet-events.arbitrary';

export const SUBJECT = conversation(1, 4);

/** A night that is about to begin. */
export const START: Instant = Date.UTC(2026, 10, 22, 2, 0, 0);

const CHANNELS: readonly Channel[] = ['chat', 'sms', 'email', 'other'];
export const channel = fc.constantFrom(...CHANNELS);

/** What an event says, without its frame. */
type Told = ConversationEvent extends infer E ? (E extends ConversationEvent ? Omit<E, keyof Frame> : never) : never;
type Frame = { id: string; subject: unknown; at: Instant; heardAt: Instant; via: unknown };

const at = fc.oneof(
  fc.integer({ min: 0, max: 90 * 60 }).map((seconds) => START + seconds * SECOND),
  fc.integer({ min: 0, max: 90 * MINUTE }).map((ms) => START + ms),
);

/** Few ids, so that things meet; and sometimes more than are remembered. Of three ids one is each kind of message. */
const few = fc.integer({ min: 0, max: 4 });
const many = fc.integer({ min: 0, max: 60 });
const inbound = (n: number): number => 3 * n + 1;
const outgoing = (n: number): number => 3 * n + 2;
const note = (n: number): number => 3 * n + 3;

const author: fc.Arbitrary<Author> = fc.constantFrom(
  { kind: 'advocate', agentId: 5 },
  { kind: 'advocate', agentId: 6 },
  { kind: 'our-bot' },
  { kind: 'other-bot' },
  { kind: 'automatic' },
);

const providerId = fc.option(fc.constantFrom('SMa', 'SMb', 'SMc'));
const { marker, effect } = planned({ at, inbound: few.map(inbound), outgoing: few.map(outgoing), many });

function snapshot(of: Channel): fc.Arbitrary<ConversationSnapshot> {
  const told = fc.record({
    version: at.map((ms) => ms / SECOND),
    createdAt: fc.constant(START - HOUR),
    status: fc.constantFrom('open' as const, 'open' as const, 'resolved' as const, 'pending' as const),
    channel: fc.constant(of),
    inboxId: fc.constantFrom(1, 2),
    contactId: fc.constantFrom(null, 7, 8),
    assigneeId: fc.constantFrom(null, 5, 6),
    teamId: fc.constant(null),
    priority: fc.constant(null),
    attributes: fc.constantFrom(null, 'fp1', 'fp2'),
  });
  return fc.tuple(told, fc.boolean()).map(([one, isMuted]) => (isMuted ? { ...one, blocked: true } : one));
}

const kind = <K extends Told['kind']>(name: K): fc.Arbitrary<K> => fc.constant(name);

/** Signs of the client and of our messages' arrival: what may be lost on its way. */
const sign = (n: fc.Arbitrary<number>, page: fc.Arbitrary<Page>): fc.Arbitrary<Told> =>
  fc.oneof(
    {
      arbitrary: fc.record({
        kind: kind('client-wrote'),
        messageId: n.map(inbound),
        providerId,
        text,
      }),
      weight: 3,
    },
    { arbitrary: receipt(n), weight: 3 },
    { arbitrary: fc.record({ kind: kind('client-typing'), on: fc.boolean() }), weight: 1 },
    { arbitrary: fc.record({ kind: kind('client-opened') }), weight: 1 },
    { arbitrary: fc.record({ kind: kind('dot-seen'), online: fc.boolean() }), weight: 2 },
    { arbitrary: fc.record({ kind: kind('receipt-unclear'), messageId: n.map(outgoing) }), weight: 1 },
    { arbitrary: beaconSign(n, page), weight: 4 },
  );

/** One in three is the word of the carrier's own log. */
const receipt = (n: fc.Arbitrary<number>): fc.Arbitrary<Told> => {
  const heard = {
    kind: kind('receipt-heard'),
    messageId: n.map(outgoing),
    status: fc.constantFrom('sent' as const, 'delivered' as const, 'read' as const, 'failed' as const),
    errorCode: fc.constantFrom(null, 30003, 30008),
  };
  return fc.oneof(fc.record(heard), fc.record(heard), fc.record({ ...heard, askedAt: at }));
};

/** What the beacon told. */
const beaconSign = (n: fc.Arbitrary<number>, page: fc.Arbitrary<Page>): fc.Arbitrary<Told> =>
  fc.oneof(
    { arbitrary: page.map((page) => ({ kind: 'page-heard' as const, page })), weight: 3 },
    { arbitrary: fc.record({ kind: kind('message-in-page'), messageId: n.map(outgoing) }), weight: 2 },
    { arbitrary: fc.record({ kind: kind('message-on-screen'), messageId: n.map(outgoing) }), weight: 2 },
  );

/** What we ourselves did, and what Chatwoot says of the conversation. */
const deed = (of: Channel, n: fc.Arbitrary<number>): fc.Arbitrary<Told> =>
  fc.oneof(
    fc
      .tuple(
        fc.record({
          kind: kind('reply-sent'),
          messageId: n.map(outgoing),
          author,
          intent: fc.constant(null),
          providerId,
        }),
        sentText,
      )
      .map(([sent, cost]) => ({ ...sent, ...cost })),
    // Twice as often: two accounts of one answer have to meet.
    fc.record({ kind: kind('reply-sent'), messageId: n.map(outgoing), author, intent: fc.constant(null), providerId }),
    fc.record({
      kind: kind('note-written'),
      messageId: n.map(note),
      author,
      intent: fc.constant(null),
      marker: fc.option(marker),
    }),
    fc.record({ kind: kind('advocate-typing'), on: fc.boolean(), agentId: fc.constantFrom(5, 6) }),
    fc.record({ kind: kind('advocate-reading'), agentId: fc.constantFrom(5, 6) }),
    fc.record({ kind: kind('ring-told'), ring: ringTold(at) }),
    fc.record({ kind: kind('conversation-changed'), snapshot: snapshot(of) }),
    fc.record({ kind: kind('messages-fetched') }),
    fc.record({ kind: kind('helpline-began') }),
    fc.record({ kind: kind('helpline-was-away'), from: at.map((until) => until - 9 * 24 * HOUR) }),
    fc.record({ kind: fc.constantFrom('conversation-gone' as const, 'conversation-there' as const) }),
    fc.record({
      kind: kind('attributes-shown'),
      revision: fc.integer({ min: 1, max: 4 }),
      fingerprint: fc.constantFrom('fp1', 'fp2'),
    }),
    fc.record({ kind: kind('effect-planned'), effect, cause: fc.constantFrom('a', 'auto-wait-began-m1') }),
    fc.record({ kind: kind('sending-switched'), stopped: fc.boolean() }),
    aboutTheBoundary({ at, note: n.map(note), outgoing: n.map(outgoing), few: few.map(note), author }),
    creditsTold,
    aboutQuiet({ at, outgoing: n.map(outgoing), note: n.map(note), author }),
    aboutOwnership({ at, note: n.map(note), inbound: few.map(inbound), few: few.map(note), author }),
    fc.record({ kind: kind('page-source'), key: fc.constantFrom('ka', 'kb') }),
    fc.record({ kind: kind('popup-setting'), shown: fc.boolean() }),
    fc.record({ kind: kind('quick-exit') }),
  );

const lineChange: fc.Arbitrary<Told> = fc.record({
  kind: kind('line-changed'),
  trouble: fc.constantFrom(null, 'webhooks-late' as const, 'chatwoot-away' as const),
  since: at,
});

let count = 0;
function framed(told: Told, when: Instant): HelplineEvent {
  count += 1;
  return { ...told, id: `e${count}`, subject: SUBJECT, at: when, heardAt: when, via: 'webhook' };
}

const event = (told: fc.Arbitrary<Told>): fc.Arbitrary<HelplineEvent> =>
  fc.tuple(told, at).map(([t, when]) => framed(t, when));

/** Everything that may be heard of one conversation, in any order, more of it than is remembered now and then. */
export const history: fc.Arbitrary<HelplineEvent[]> = fc
  .tuple(channel, fc.constantFrom(few, few, many), pageWords(START))
  .chain(([of, n, page]) =>
    fc.array(
      event(
        fc.oneof(
          { arbitrary: sign(n, page), weight: 4 },
          { arbitrary: deed(of, n), weight: 3 },
          { arbitrary: lineChange, weight: 1 },
        ),
      ),
      { maxLength: n === many ? 120 : 30 },
    ),
  );

/**
 * A history in two parts: signs, any of which may be lost, and the rest, which is known for sure. Here each message of
 * the client has one time and comes once: of a carrier's text that came twice, losing the first leaves the second's time.
 */
export const signsAndRest: fc.Arbitrary<{ signs: HelplineEvent[]; rest: HelplineEvent[]; of: Channel }> = fc
  .tuple(channel, pageWords(START))
  .chain(([of, page]) =>
    fc.record({
      signs: fc.array(event(sign(few, page)).map(once), { maxLength: 20 }),
      rest: fc.array(event(deed(of, few)), { maxLength: 10 }),
      of: fc.constant(of),
    }),
  );

const once = (event: HelplineEvent): HelplineEvent =>
  event.kind === 'client-wrote' ? { ...event, at: START + event.messageId * 5 * MINUTE, providerId: null } : event;

export const moment: fc.Arbitrary<Instant> = fc.oneof(
  at,
  at.map((when) => when + HOUR),
  at.map((when) => when + 40 * HOUR),
);
