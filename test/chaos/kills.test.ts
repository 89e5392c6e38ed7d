import { killEverywhere } from './kill-run';
import { setStage, type Stage } from './stage';

jest.setTimeout(900_000);
let stage: Stage;
afterEach(() => stage.close());

describe('kill -9 at every labelled step, and a restart', () => {
  it('loses nothing, posts nothing twice, and shows the truth in the end', async () => {
    stage = await setStage();
    const { faults, kills } = await killEverywhere(stage);
    expect(faults).toEqual([]);
    expect(kills).toBeGreaterThanOrEqual(50);
  });
});
