import { parseArgs } from 'node:util';
import { killEverywhere } from './kill-run';
import { setStage } from './stage';

/**
 * `npm run chaos -- --kills 1000`: the same as the test of the kills, round after round until so many have died. A line a
 * round; ends with code 1 at the first round in which something was lost, doubled or wrong, and says what.
 */
async function main(): Promise<void> {
  const { kills: wanted } = parseArgs({ options: { kills: { type: 'string', default: '1000' } } }).values;
  let killed = 0;
  while (killed < Number(wanted)) {
    const stage = await setStage();
    try {
      const { kills, scenes, faults } = await killEverywhere(stage);
      killed += kills;
      console.log(`${killed} kills; ${scenes} conversations in this round, ${faults.length} faults`);
      if (faults.length === 0) continue;
      console.log(faults.join('\n'));
      process.exitCode = 1;
      return;
    } finally {
      await stage.close();
    }
  }
}

void main();
