import { SECOND } from '../../core/kernel/instant';
import { playAndJudge } from './kill-run';
import { setStage, type Stage } from './stage';
import { supervise, type Supervisor } from './supervise';

jest.setTimeout(600_000);
let stage: Stage;
let running: Supervisor[] = [];
afterEach(() => stage.close());

describe('kill -9 of Redis itself while everything runs', () => {
  it('loses nothing that was answered with 200, and posts nothing twice', async () => {
    stage = await setStage();
    const report = await playAndJudge(stage, async () => {
      running = [
        supervise(stage.program, stage.settings('service'), [], stage.logs),
        supervise(stage.program, stage.settings('worker'), [], stage.logs),
      ];
      for (let time = 0; time < 3; time += 1) {
        await stage.clock.sleep(30 * SECOND);
        await stage.killRedis();
      }
      await stage.clock.sleep(30 * SECOND);
    });
    await Promise.all(running.map((one) => one.stop()));
    expect([...report.faults, ...running.flatMap((one) => one.odd)]).toEqual([]);
    expect(report.scenes).toBeGreaterThan(10);
  });
});
