import fc from 'fast-check';
import { evidenceOf } from './connection/evidence';
import { receiptsOf } from './connection/receipt';
import { verdict } from './connection/verdict';
import { decide, heldBack } from './decide';
import { known, noMoreWithLoss, noMoreWithoutSnapshot, sameInAnyOrder } from './hearing-laws.arbitrary';
import { history, moment, SUBJECT } from './history.arbitrary';
import { attendedBy, lineLostSince } from './kernel/advocate-line';
import type { HelplineEvent } from './kernel/event';
import type { ConversationFacts } from './kernel/facts';
import { MINUTE } from './kernel/instant';
import { DEFAULT_POLICY } from './kernel/policy';
import { desk } from './kernel/subject';
import { noFacts } from './kernel/facts';
import { learn } from './learn';
import { after, at, pageHeard, replied } from './telling.arbitrary';

/** How many histories each law is tried on. */
const RUNS = 600;

const policy = DEFAULT_POLICY;
test('law 1: another order, twice or late leads to the same facts', () => sameInAnyOrder(2 * RUNS));

test('law 1b: with events lost, receipts and claims are the same or less certain, never others', () =>
  noMoreWithLoss(2 * RUNS));

test('law 1b: without Chatwoot’s own account of the conversation nothing more is claimed', () =>
  noMoreWithoutSnapshot(RUNS));

test('law 1: what was already known gives back the very same facts', () => {
  fc.assert(
    fc.property(history, (events) => {
      const facts = known(events);
      for (const event of events) expect(learn(facts, event)).toBe(facts);
    }),
    { numRuns: RUNS },
  );
});

test('law 1b, found once: a page that tells more with each word; without the last one less is said of our messages', () => {
  const ready = { readyAt: at('2:01'), chat: 'open' } as const;
  const words = [
    pageHeard('2:01', 'a', 2, ready),
    pageHeard('2:02', 'a', 3, { ...ready, shownAt: at('2:01:01') }),
  ] as const;
  const states = [0, 1, 2].map(
    (heard) => receiptsOf(after('chat', [replied('2:00', 7), ...words.slice(0, heard)]), at('2:05'), policy)[0]?.state,
  );
  expect(states).toEqual(['sent', 'delivered', 'opened']);
});

test('law 3: the same facts, time and policy give the same plan, also when read back from where they are kept', () => {
  fc.assert(
    fc.property(history, moment, (events, now) => {
      const facts = known(events);
      const readBack = JSON.parse(JSON.stringify(facts)) as ConversationFacts;
      expect(readBack).toEqual(facts);
      expect(decide({ facts: readBack, now, policy })).toEqual(decide({ facts, now, policy }));
    }),
    { numRuns: RUNS },
  );
});

test('law 3: what was planned is not planned again at the same moment', () => {
  fc.assert(
    fc.property(history, moment, (events, now) => {
      const facts = known(events);
      const plan = decide({ facts, now, policy });
      const after = plan.wishes.reduce((sofar, { effect, cause }) => {
        const heard = { id: `planned:${cause}`, subject: SUBJECT, at: now, heardAt: now, via: 'ourselves' as const };
        return learn(sofar, { ...heard, kind: 'effect-planned', effect, cause });
      }, facts);
      // Facts from the future of this moment may outweigh what is planned now; time heals that.
      fc.pre(events.every((event) => event.at < now));
      expect(decide({ facts: after, now, policy }).wishes).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

test('a room that wants to look again names a moment to come: one in the past would ring for ever', () => {
  fc.assert(
    fc.property(history, moment, (events, now) => {
      const { lookAgainAt } = decide({ facts: known(events), now, policy });
      if (lookAgainAt !== null) expect(lookAgainAt).toBeGreaterThan(now);
    }),
    { numRuns: RUNS },
  );
});

test('law 5: a client who wrote or typed within the grace time is active, and silence alone is never a leave', () => {
  fc.assert(
    fc.property(history, moment, (events, now) => {
      const facts = known(events);
      const { kind } = verdict(facts, now, policy);
      const { pages, quickExitAt } = facts.beacon;
      // Each of these needs a word of the client's own pages that says so; a leave needs one of every page.
      if (kind === 'left') {
        expect(pages.every(({ state }) => state === 'left')).toBe(true);
        expect(pages.every(({ since, device }) => now >= since + policy.connection.leaveGrace[device])).toBe(true);
        expect(pages).not.toEqual([]);
      }
      if (kind === 'network-trouble') expect(pages.some(({ state }) => state === 'offline')).toBe(true);
      if (kind === 'quick-exit') expect(quickExitAt).not.toBeNull();
      const acts = evidenceOf(facts).filter(({ source }) => source === 'message' || source === 'typing');
      const recent = acts.some(({ at }) => now < at + policy.connection.activeGrace);
      const channel = facts.snapshot?.channel;
      const lost = attendedBy(facts) === null ? null : lineLostSince(facts, attendedBy(facts) ?? 0);
      const isOurs = Boolean(facts.line?.trouble) || (lost !== null && now < lost + 15 * MINUTE);
      if (isOurs) expect(kind).toBe('our-fault');
      else if (quickExitAt !== null && acts.every(({ at }) => at <= quickExitAt)) expect(kind).toBe('quick-exit');
      else if (recent && channel !== 'email') expect(['active', 'quick-exit']).toContain(kind);
      if (recent && quickExitAt === null && !isOurs && channel !== 'email') expect(kind).toBe('active');
    }),
    { numRuns: RUNS },
  );
});

/** Told without looking at the facts: they left by the quick exit, and no text of theirs is later than that. */
function leftByQuickExit(events: readonly HelplineEvent[]): boolean {
  const exits = events.filter(({ kind }) => kind === 'quick-exit').map(({ at }) => at);
  const last = Math.max(...events.flatMap((event) => (event.kind === 'client-wrote' ? [event.messageId] : [])));
  const texts = events.flatMap((event) =>
    event.kind === 'client-wrote' && event.messageId === last ? [event.at] : [],
  );
  return exits.length > 0 && !(texts.length > 0 && Math.min(...texts) > Math.max(...exits));
}

test('no text reaches a client while sending is stopped or after a quick exit, whoever asks, and none from the desk', () => {
  const effect = { kind: 'text-to-client', about: 'any', text: '…', automatic: true, deadline: Infinity } as const;
  const armed = { ...policy, texting: { ...policy.texting, armed: true } };
  fc.assert(
    fc.property(history, moment, (events, now) => {
      const facts = known(events);
      const isHeld = heldBack(effect, { facts, now, policy: armed }) !== null;
      // More is held back for other reasons (`laws-of-the-boundary.test.ts`); this much always is.
      if (facts.sending?.stopped || leftByQuickExit(events)) expect(isHeld).toBe(true);
      const switches = events.flatMap((event) => (event.kind === 'sending-switched' ? [event] : []));
      const last = Math.max(...switches.map((event) => event.at));
      const stopped = switches.some((event) => event.at === last && event.stopped);
      expect(facts.sending?.stopped ?? false).toBe(stopped);
      const atDesk = switches.reduce((sofar, event) => learn(sofar, { ...event, subject: desk(1) }), noFacts(desk(1)));
      if (stopped) expect(heldBack(effect, { facts: atDesk, now, policy })).not.toBeNull();
    }),
    { numRuns: RUNS },
  );
});
