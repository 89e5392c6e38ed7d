import fc from 'fast-check';
import { heldBack } from './decide';
import { history, moment, SUBJECT } from './history.arbitrary';
import type { TextToClientEffect } from './kernel/effect';
import type { ConversationEvent, HelplineEvent } from './kernel/event';
import { noConversationFacts, type ConversationFacts } from './kernel/facts';
import { MINUTE, SECOND, type Duration, type Instant } from './kernel/instant';
import { DEFAULT_POLICY, type Policy } from './kernel/policy';
import { learn } from './learn';
import type { Night } from './night.arbitrary';
import { seen } from './panel/seen';
import { quietNight } from './quiet-night.arbitrary';
import { ladderOf } from './quiet-timers/ladder';
import { play, type Played } from './simulate.arbitrary';

/** How many nights each law is tried on, and how many histories: a night takes longer to play. */
const NIGHTS = 60;
const RUNS = 600;

/** A policy that allows all that can be allowed. */
const BOLD: Policy = {
  ...DEFAULT_POLICY,
  texting: { ...DEFAULT_POLICY.texting, armed: true },
  quiet: { ...DEFAULT_POLICY.quiet, automatic: true },
};

/** A text that a person clicked on, and no word on which. */
const CLICK = { kind: 'text-to-client', about: 'panel', text: '…', automatic: false, deadline: Infinity } as const;

type Step = { step: string; since: Instant; at: Instant; facts: ConversationFacts };

/** Notes of the ladder, in the order in which they were posted. */
function stepsOf({ posted }: Played): Step[] {
  return posted.flatMap(({ effect, at, facts }) => {
    if (effect.kind !== 'note' || effect.marker.kind !== 'quiet') return [];
    const { step, since } = effect.marker.data;
    return step === 'letter' ? [] : [{ step: String(step), since: Number(since), at, facts }];
  });
}

/** Told from the events alone: what the client did themselves that was heard of by then. */
const actsHeard = ({ events }: Night, by: Instant): Instant[] =>
  events.filter(({ kind, heardAt }) => isAct(kind) && heardAt <= by).map(({ at }) => at);
const isAct = (kind: HelplineEvent['kind']): boolean => kind === 'client-wrote' || kind === 'client-typing';

const check = (law: (night: Night, played: Played) => void, policy = DEFAULT_POLICY): void =>
  fc.assert(
    fc.property(quietNight, (night) => law(night, play(night, policy))),
    { numRuns: NIGHTS },
  );

test('each step at most once in a silence', () => {
  check((night, played) => {
    const steps = stepsOf(played);
    steps.forEach(({ step, at, since }, i) => {
      for (const later of steps.slice(i + 1).filter((one) => one.step === step)) {
        const actsBetween = actsHeard(night, later.at).filter((act) => act > since && act <= later.at);
        expect({ step, again: actsBetween.length > 0 || later.at === at }).toEqual({ step, again: true });
      }
    });
  });
});

test('no step after activity that was heard of', () => {
  check((night, played) => {
    for (const { at, since } of stepsOf(played)) expect(Math.max(...actsHeard(night, at))).toBeLessThanOrEqual(since);
  });
});

test('a sign that is heard of after a step was told makes it one of the silence before', () => {
  check((_night, played) => {
    for (const { at, facts } of stepsOf(played)) {
      const signAt = at - SECOND;
      const frame = { subject: SUBJECT, at: signAt, heardAt: at, via: 'webhook' } as const;
      const heard = learn<ConversationFacts>(facts, { ...frame, id: 'late', kind: 'client-typing', on: true });
      const state = ladderOf({ facts: heard, now: at + SECOND, policy: DEFAULT_POLICY }, seen);
      if (state.kind !== 'climbing' || heard.quiet.texts.some((text) => text.at >= signAt)) continue;
      expect({ taken: state.taken, offer: state.offer }).toEqual({ taken: null, offer: null });
    }
  });
});

/** From the client's last act and our last own words; what arrives later, pauses, doubled waits make it only longer. */
const AT_LEAST: Readonly<Record<string, Duration>> = {
  hint: 3 * MINUTE,
  'check-in': 5 * MINUTE,
  closing: 10 * MINUTE,
  urgent: 10 * MINUTE,
  finish: 11 * MINUTE,
};

test('early: never', () => {
  check((night, played) => {
    for (const { step, at } of stepsOf(played)) {
      const ours = night.events
        .filter((event) => event.kind === 'reply-sent' && event.said === undefined && event.heardAt <= at)
        .map((event) => event.at);
      const from = Math.max(...actsHeard(night, at), ...ours);
      expect({ step, early: at < from + (AT_LEAST[step] ?? 0) }).toEqual({ step, early: false });
    }
  });
});

test('nothing in a burst after a stop: at most one step in the time that two of them are apart', () => {
  check((night, played) => {
    const steps = stepsOf(played);
    for (const { until } of night.stops) {
      expect(steps.filter(({ at }) => at >= until && at < until + MINUTE - 3 * SECOND).length).toBeLessThanOrEqual(1);
    }
    // One minute is the least that the suggested policy has between two steps; a hand takes up to two seconds.
    steps.forEach(({ at, step }, i) => {
      const before = steps[i - 1];
      if (before && before.since === steps[i]?.since && step !== 'left')
        expect(at - before.at).toBeGreaterThanOrEqual(MINUTE - 3 * SECOND);
    });
  });
});

const texts = ({ posted }: Played) =>
  posted.flatMap(({ effect, at, facts }) =>
    effect.kind === 'text-to-client' && effect.silence ? [{ effect, at, facts }] : [],
  );

test('no path from quiet to a client text without an armed policy', () => {
  const timid: Policy[] = [
    DEFAULT_POLICY,
    { ...BOLD, texting: DEFAULT_POLICY.texting },
    { ...BOLD, quiet: DEFAULT_POLICY.quiet },
  ];
  for (const policy of timid) check((_night, played) => expect(texts(played)).toEqual([]), policy);
});

test('nor without recorded consent, nor more than two in one silence, nor after they were heard from', () => {
  let sent = 0;
  check((night, played) => {
    const all = texts(played);
    sent += all.length;
    for (const { effect, at } of all) {
      const agreed = night.events.some(
        (event) => event.kind === 'note-written' && event.marker?.data['deed'] === 'ok' && event.heardAt <= at,
      );
      expect(agreed).toBe(true);
      expect(Math.max(...actsHeard(night, at))).toBeLessThanOrEqual(effect.silence?.since ?? 0);
      expect(at).toBeLessThanOrEqual(effect.deadline);
    }
    for (const { effect } of all) {
      expect(all.filter((one) => one.effect.silence?.since === effect.silence?.since).length).toBeLessThanOrEqual(2);
    }
  }, BOLD);
  // A law about texts that never go out would say nothing.
  expect(sent).toBeGreaterThan(0);
});

const known = (events: readonly HelplineEvent[]): ConversationFacts =>
  events.reduce(learn<ConversationFacts>, noConversationFacts(SUBJECT));

test('whoever asks: a text into a silence is held back without all of it', () => {
  fc.assert(
    fc.property(history, moment, fc.boolean(), fc.boolean(), (events, now, armed, automatic) => {
      const facts = known(events);
      const policy = { ...BOLD, texting: { ...BOLD.texting, armed }, quiet: { ...BOLD.quiet, automatic } };
      const state = ladderOf({ facts, now, policy }, seen);
      const silence = state.kind === 'climbing' ? state.silence : null;
      const effect: TextToClientEffect = {
        kind: 'text-to-client',
        about: 'quiet-timers',
        text: '…',
        automatic: true,
        silence: { since: silence?.since ?? 0, ours: silence?.messageId ?? null, step: 'check-in' },
        deadline: now + MINUTE,
      };
      const agreed =
        events.some((event) => event.kind === 'note-written' && event.marker?.data['deed'] === 'ok') ||
        events.some((event) => event.kind === 'boundary-told');
      if (!armed || !automatic || !agreed || silence === null)
        expect(heldBack(effect, { facts, now, policy })).not.toBeNull();
    }),
    { numRuns: RUNS },
  );
});

test('a text of the ladder by a click goes into a long silence only while the ladder offers it', () => {
  let gone = 0;
  check((_night, { posted }) => {
    for (const { facts, at } of posted) {
      const situation = { facts, now: at + 20 * SECOND, policy: DEFAULT_POLICY };
      // Any text may still go.
      if (heldBack(CLICK, situation) === null) continue;
      for (const offered of ['check-in', 'one-letter', 'closing'] as const) {
        if (heldBack({ ...CLICK, offered }, situation) !== null) continue;
        gone += 1;
        const offer = offered === 'closing' ? 'closing' : 'check-in';
        expect(ladderOf(situation, seen)).toMatchObject({ offer, paused: null });
      }
    }
  });
  expect(gone).toBeGreaterThan(0);
});

test('the same history in any order of arrival gives the same steps', () => {
  const shuffled = history.chain((events) =>
    fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
  );
  fc.assert(
    fc.property(shuffled, moment, ([once, again], now) => {
      const of = (events: readonly HelplineEvent[]) => ladderOf({ facts: known(events), now, policy: BOLD }, seen);
      expect(of(again)).toEqual(of(once));
    }),
    { numRuns: RUNS },
  );
});

test('pausing and resuming any number of times never shortens a wait', () => {
  const pauses = fc.array(fc.tuple(fc.nat({ max: 90 }), fc.nat({ max: 20 })), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(quietNight, pauses, ({ events }, spans) => {
      const now = Math.max(...events.map(({ at }) => at)) + SECOND;
      const own = events.filter(({ kind }) => kind !== 'line-changed');
      const due = (all: readonly HelplineEvent[]) => ladderOf({ facts: known(all), now, policy: DEFAULT_POLICY }, seen);
      const without = due(own);
      const paused = due([...own, ...spans.flatMap(([from, minutes]) => outage(from, minutes))]);
      if (without.kind !== 'climbing' || paused.kind !== 'climbing' || without.way !== paused.way) return;
      expect(paused.next?.step).toBe(without.next?.step);
      expect(paused.next?.dueAt ?? 0).toBeGreaterThanOrEqual(without.next?.dueAt ?? 0);
    }),
    { numRuns: RUNS },
  );
});

/** Our line was away, from so many minutes after the night's beginning. */
function outage(from: number, minutes: number): ConversationEvent[] {
  const start = Date.UTC(2026, 10, 22, 2) + from * MINUTE;
  return [start, start + minutes * MINUTE + SECOND].map((since, i) => ({
    ...{ id: `line-${since}`, subject: SUBJECT, at: since, heardAt: since, via: 'sweep' },
    ...{ kind: 'line-changed', trouble: i === 0 ? 'chatwoot-away' : null, since },
  }));
}
