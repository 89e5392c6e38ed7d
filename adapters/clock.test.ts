import { every, pacedClock, systemClock } from './clock';
import { manualClock } from './manual-clock';

describe('the system clock', () => {
  it('runs faster from the shared start when it has a speed', () => {
    const since = Date.now() - 1_000;
    const ahead = systemClock(60, since).now() - since;
    expect(ahead).toBeGreaterThanOrEqual(60_000);
    expect(ahead).toBeLessThan(600_000);
  });

  it('sleeps in its own time and says so by returning', async () => {
    const clock = systemClock(1_000);
    const before = clock.now();
    await clock.sleep(20_000);
    expect(clock.now() - before).toBeGreaterThanOrEqual(19_000);
  });

  it('ends a sleep that is called off, also one too long for a timer, also one called off before', async () => {
    const calledOff = new AbortController();
    let over = false;
    const sleeping = systemClock().sleep(2 ** 40, calledOff.signal);
    void sleeping.then(() => (over = true));
    await systemClock().sleep(50);
    expect(over).toBe(false);
    calledOff.abort();
    await sleeping;
    await systemClock().sleep(2 ** 40, calledOff.signal);
  });
});

describe('every', () => {
  it('comes back after each round, survives a failing one, and is quiet once stopped', async () => {
    const clock = manualClock(0);
    const rounds: number[] = [];
    const errors: unknown[] = [];
    const stop = every(
      clock,
      1_000,
      () => {
        rounds.push(clock.now());
        if (rounds.length === 2) throw new Error('second');
      },
      (error) => errors.push(error),
    );
    await clock.advance(2_500);
    await stop();
    await clock.advance(5_000);
    expect(rounds).toEqual([0, 1_000, 2_000]);
    expect(errors).toEqual([new Error('second')]);
  });

  it('never overlaps itself, and stopping waits for the round that is running', async () => {
    const clock = manualClock(0);
    let running = 0;
    let most = 0;
    const stop = every(
      clock,
      10,
      async (signal) => {
        most = Math.max(most, ++running);
        await clock.sleep(500, signal);
        running--;
      },
      () => undefined,
    );
    await clock.advance(2_000);
    await stop();
    expect({ most, running }).toEqual({ most: 1, running: 0 });
  });
});

describe('the manual clock', () => {
  it('wakes sleepers at their own times, in order, also those who sleep again', async () => {
    const clock = manualClock(100);
    const seen: string[] = [];
    const late = clock.sleep(50).then(() => seen.push(`late ${clock.now()}`));
    const early = (async () => {
      await clock.sleep(10);
      seen.push(`early ${clock.now()}`);
      await clock.sleep(10);
      seen.push(`again ${clock.now()}`);
    })();
    await clock.advance(60);
    await Promise.all([late, early]);
    expect(seen).toEqual(['early 110', 'again 120', 'late 150']);
    expect(clock.now()).toBe(160);
  });

  it('does not go back', async () => {
    const clock = manualClock(100);
    await clock.advanceTo(50);
    expect(clock.now()).toBe(100);
  });
});

describe('a clock whose pace may change', () => {
  it('goes on from the same time, and whoever waits works out anew for how long', async () => {
    const clock = pacedClock(1, Date.now());
    let over = false;
    const waiting = clock.sleep(3_600_000).then(() => (over = true));
    const before = clock.now();
    clock.follow(before, 36_000_000);
    await waiting;
    expect(over).toBe(true);
    expect(clock.now() - before).toBeGreaterThanOrEqual(3_600_000);
  });

  it('takes over another time, and not one that is as good as its own', () => {
    const clock = pacedClock(1, Date.now());
    clock.follow(clock.now() + 3_600_000, 1);
    expect(clock.now()).toBeGreaterThanOrEqual(Date.now() + 3_500_000);
    const before = clock.now();
    clock.follow(before - 50, 1);
    expect(clock.now()).toBeGreaterThanOrEqual(before);
  });

  it('ends a sleep that is called off', async () => {
    const calledOff = new AbortController();
    const sleeping = pacedClock(1, Date.now()).sleep(2 ** 40, calledOff.signal);
    calledOff.abort();
    await sleeping;
  });
});
