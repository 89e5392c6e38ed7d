import fc from 'fast-check';
import { DEFAULT_POLICY, type Policy } from './kernel/policy';
import { HOUR, MINUTE, SECOND } from './kernel/instant';
import { night } from './night.arbitrary';
import { play } from './simulate.arbitrary';
import { waitOf } from './waiting/wait';

/** How many nights are played. */
const RUNS = 200;
const { repeatAfter } = DEFAULT_POLICY.waiting;
/** Nobody is ever on shift, and whoever waits is told so by itself. */
const ANSWERING: Policy = {
  ...DEFAULT_POLICY,
  texting: { ...DEFAULT_POLICY.texting, armed: true },
  autoResponse: { ...DEFAULT_POLICY.autoResponse, enabled: true },
};

test('law 4: alarms late, early and twice, a worker that dies and long stops cause each effect at most once', () => {
  fc.assert(
    fc.property(night, (one) => {
      for (const policy of [DEFAULT_POLICY, ANSWERING]) {
        const ids = play(one, policy).intents.map(({ intent }) => intent.id);
        expect(ids).toEqual([...new Set(ids)]);
      }
    }),
    { numRuns: RUNS },
  );
});

test('law 4: never two notes about waiting within the repeat time, and no burst after a stop', () => {
  fc.assert(
    fc.property(night, (one) => {
      const { notes } = play(one);
      notes.forEach((note, i) => {
        const before = notes[i - 1];
        if (before) expect(note.at - before.at).toBeGreaterThanOrEqual(repeatAfter - 2 * SECOND);
      });
      for (const { until } of one.stops) {
        expect(
          notes.filter(({ at }) => at >= until && at < until + repeatAfter - 2 * SECOND).length,
        ).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: RUNS },
  );
});

test('a client who still waits when the night is over was not forgotten', () => {
  fc.assert(
    fc.property(night, (one) => {
      const { facts, notes, end } = play(one);
      const wait = waitOf(facts, DEFAULT_POLICY);
      fc.pre(wait !== null && wait.dueAt + 30 * MINUTE < end);
      expect(notes.some(({ at }) => at >= (wait?.since ?? 0) - repeatAfter)).toBe(true);
    }),
    { numRuns: RUNS },
  );
});

test('nobody looks more often than there is something to see', () => {
  fc.assert(
    fc.property(night, (one) => {
      const { wakes, end } = play(one);
      // Early rings look once more each; none of it may become a ring a second.
      const minutes = (end - Math.min(...one.events.map(({ at }) => at))) / MINUTE;
      expect(wakes).toBeLessThan(10 * one.events.length + 3 * minutes + 200);
    }),
    { numRuns: RUNS },
  );
});

test('a client is told of a wait by itself at most once an hour, and only while they wait', () => {
  let told = 0;
  fc.assert(
    fc.property(night, (one) => {
      const texts = play(one, ANSWERING).intents.flatMap(({ intent: { effect }, at }) =>
        effect.kind === 'text-to-client' ? [{ at, answers: effect.answers?.messageId ?? 0 }] : [],
      );
      told += texts.length;
      texts.forEach(({ at, answers }, i) => {
        const before = texts[i - 1];
        if (before) expect(at - before.at).toBeGreaterThanOrEqual(HOUR);
        const answered = one.events.some(
          (event) =>
            event.kind === 'reply-sent' &&
            event.author.kind === 'advocate' &&
            event.messageId > answers &&
            event.heardAt < at,
        );
        expect(answered).toBe(false);
      });
    }),
    { numRuns: RUNS },
  );
  expect(told).toBeGreaterThan(RUNS / 20);
});
