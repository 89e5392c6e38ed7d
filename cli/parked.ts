import { Command } from 'commander';
import { listParked, unpark } from '../adapters/redis/parked';
import { deskCommand, type AtDesk } from './desk-command';

/** `npm run parked`: lists the events that were put aside; `-- --retry ID` puts one back to be tried again. */
async function parked({ redis, clock, say }: AtDesk, retry: string | undefined): Promise<number> {
  if (retry !== undefined) {
    const found = await unpark(redis, retry, clock.now());
    say(
      found
        ? `${retry} was put back and will be tried again within a second or two.`
        : `Nothing is parked as ${retry}.`,
    );
    return found ? 0 : 1;
  }
  const all = await listParked(redis);
  if (all.length === 0) say('Nothing is parked.');
  for (const { id, subject, event, error, at } of all) {
    say(`${id}  ${new Date(at).toISOString()}  ${subject}  ${event.kind}  ${error}`);
  }
  if (all.length > 0) say(`\nTry one again with: npm run parked -- --retry ${all[0]?.id}`);
  return 0;
}

const { retry } = new Command()
  .name('parked')
  .description('Events whose handling always failed. They hold up nobody, and stay here until they are tried again.')
  .option('--retry <id>', 'puts this one back into its mailbox')
  .parse()
  .opts<{ retry?: string }>();

void deskCommand((desk) => parked(desk, retry));
