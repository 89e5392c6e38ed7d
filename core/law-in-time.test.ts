import fc from 'fast-check';
import { DEFAULT_POLICY } from './kernel/policy';
import { MINUTE, SECOND } from './kernel/instant';
import { night } from './night.arbitrary';
import { play } from './simulate.arbitrary';
import { waitOf } from './waiting/wait';

/** How many nights are played. */
const RUNS = 200;
const { repeatAfter } = DEFAULT_POLICY.waiting;

test('law 4: alarms late, early and twice, a worker that dies and long stops cause each effect at most once', () => {
  fc.assert(
    fc.property(night, (one) => {
      const ids = play(one).intents.map(({ intent }) => intent.id);
      expect(ids).toEqual([...new Set(ids)]);
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
