import { Command } from 'commander';
import { accept } from '../adapters/redis/mailbox';
import { readFacts } from '../adapters/redis/facts-store';
import { desk, subjectKey } from '../core/kernel/subject';
import { deskCommand, type AtDesk } from './desk-command';

/** How long to wait for the worker to take notice (ms), looking this often. */
const PATIENCE = 15_000;
const LOOK_EVERY = 100;

/**
 * `npm run stop-sending -- on|off`: no text of ours leaves to any client while it is on. It goes the same road as
 * everything else, so it is noted in the "Helpline desk" conversation and shown in every open conversation.
 */
async function stopSending({ redis, accountId, clock, say }: AtDesk, stopped: boolean): Promise<number> {
  const subject = desk(accountId);
  const now = clock.now();
  const heard = { id: `sending:${stopped}:${now}`, at: now, heardAt: now, via: 'ourselves' as const };
  await accept(redis, [{ ...heard, kind: 'sending-switched', subject, stopped }], now);
  for (let waited = 0; waited < PATIENCE; waited += LOOK_EVERY) {
    const facts = await readFacts(redis, subjectKey(subject));
    if (facts?.kind === 'desk' && facts.sending && facts.sending.stopped === stopped && facts.sending.since >= now) {
      say(
        stopped
          ? 'All sending to clients is stopped, until: npm run stop-sending -- off'
          : 'Sending to clients is on again.',
      );
      return 0;
    }
    await clock.sleep(LOOK_EVERY);
  }
  say('It was kept, but no worker took notice yet. Is one running? It will, as soon as it does.');
  return 1;
}

const [state] = new Command()
  .name('stop-sending')
  .description('Stops every text to every client at once, or lets them go again. Private notes are not affected.')
  .argument('<on|off>')
  .parse().args;

if (state !== 'on' && state !== 'off') {
  process.stderr.write(`stop-sending: got ${JSON.stringify(state)}, expected on or off\n`);
  process.exit(2);
}
void deskCommand((atDesk) => stopSending(atDesk, state === 'on'));
