import { parseArgs } from 'node:util';
import { killedNight } from './night-run';

/**
 * `npm run chaos:nights -- --nights 20`: the same as the test of the killed night, night after night, each killed at other
 * moments. A line a night; ends with code 1 at the first in which something was lost, doubled or wrong, and says what.
 */
async function main(): Promise<void> {
  const { nights } = parseArgs({ options: { nights: { type: 'string', default: '20' } } }).values;
  for (let night = 0, killed = 0; night < Number(nights); night += 1) {
    const { kills, faults } = await killedNight(night);
    killed += kills;
    console.log(`night ${night + 1}: ${killed} kills so far, ${faults.length} faults`);
    if (faults.length === 0) continue;
    console.log(faults.join('\n'));
    process.exitCode = 1;
    return;
  }
}

void main();
