import { Command, InvalidArgumentError } from 'commander';
import { readWeeks } from '../adapters/redis/meter-store';
import { policyInForce } from '../adapters/policy/policy-in-force';
import { meterReport } from '../core/connection/meter-sentence';
import { deskCommand, type AtDesk } from './desk-command';

/** `npm run connection`: how often what was shown of a client's connection was later disproved, week by week. */
async function tellMeter({ redis, clock, say }: AtDesk, weeks: number): Promise<number> {
  const policy = await policyInForce(redis, clock);
  meterReport(await readWeeks(redis, clock.now(), weeks, policy.zone), policy).forEach(say);
  return 0;
}

function aFewWeeks(given: string): number {
  const weeks = Number(given);
  if (Number.isInteger(weeks) && weeks >= 1 && weeks <= 52) return weeks;
  throw new InvalidArgumentError('expected a whole number from 1 to 52; a year is kept.');
}

void new Command('connection')
  .description('How often what was shown of the connection was later disproved, and what it had rested on.')
  .option('--weeks <number>', 'this week and those before it', aFewWeeks, 4)
  .action(({ weeks }: { weeks: number }) => deskCommand((atDesk) => tellMeter(atDesk, weeks)))
  .parseAsync();
