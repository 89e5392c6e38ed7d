import { playAndJudge } from './kill-run';
import { freePort, setStage, type Stage } from './stage';
import { killsAt, labelsOf, supervise, type Supervisor } from './supervise';

jest.setTimeout(900_000);
let stage: Stage;
afterEach(() => stage.close());

describe('kill -9 at every labelled step, and a restart', () => {
  it('loses nothing, posts nothing twice, and shows the truth in the end', async () => {
    stage = await setStage();
    const another = await freePort();
    await stage.addWebhook(another);
    let running: Supervisor[] = [];
    const report = await playAndJudge(stage, async () => {
      running = [
        supervise(stage.program, stage.settings('service'), killsAt(labelsOf('service')), stage.logs),
        supervise(stage.program, stage.settings('worker'), killsAt(labelsOf('worker')), stage.logs),
        supervise(stage.program, stage.settings('both', another), killsAt(labelsOf('both')), stage.logs),
      ];
      await Promise.all(running.map((one) => one.done));
    });
    const kills = running.reduce((sum, one) => sum + one.kills(), 0);
    await Promise.all(running.map((one) => one.stop()));
    const odd = running.flatMap((one) => one.odd);
    console.log(`${kills} kills, ${report.scenes} conversations`);
    expect([...report.faults, ...odd]).toEqual([]);
    expect(kills).toBeGreaterThanOrEqual(50);
  });
});
