import { killAll } from './life';
import { killedNight } from './night-run';

jest.setTimeout(400_000);
afterEach(killAll);

describe('a night in which the service and the worker are killed at every labelled step of paging', () => {
  it('loses nobody, pages nobody twice and no two steps at once, and whoever takes it is heard', async () => {
    const { kills, faults } = await killedNight(0);
    expect(faults).toEqual([]);
    expect(kills).toBeGreaterThanOrEqual(12);
  });
});
