import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { systemClock } from '../adapters/clock';
import { readLocalConfig, valueOrExit } from '../adapters/config/read-config';
import { readPolicyFile } from '../adapters/policy/read-policy';
import { openRedis } from '../adapters/redis/open-redis';
import { lineOf } from './replay/line-of';
import { readRecorded } from './replay/recorded';
import { replay } from './replay/replay';

/** The secrets with which the recordings in test/recordings were signed; they open nothing. */
const RECORDED_SECRETS = 'ACCOUNT-WEBHOOK-SECRET,API-INBOX-SECRET,BOT-SECRET';

type Options = { secrets: string; account: string; bot: string };

/** `npm run replay -- FILE`: recorded webhooks through the real door, into a Redis of its own that goes with it. */
async function replayCommand(file: string, options: Options): Promise<void> {
  const config = valueOrExit(readLocalConfig());
  const webhooks = valueOrExit(readRecorded(file));
  const policy = valueOrExit(readPolicyFile(config.policyFile, null));
  const folder = mkdtempSync(join(tmpdir(), 'helpline-replay-'));
  const tell = (sentence: string): void => void process.stderr.write(`${sentence}\n`);
  const redis = valueOrExit(await openRedis({ ...config.redis, url: null, dataDir: folder }, systemClock(), tell));
  try {
    const { facts, now, answers } = await replay(webhooks, {
      redisAddress: redis.address,
      secrets: options.secrets.split(','),
      accountId: Number(options.account),
      botId: Number(options.bot),
      policy,
    });
    for (const one of facts) {
      if (one.kind === 'conversation') process.stdout.write(`${JSON.stringify(lineOf(one, now, policy))}\n`);
    }
    const refused = Object.entries(answers).filter(([status]) => status !== '200');
    for (const [status, count] of refused) tell(`${count} of ${webhooks.length} webhooks were answered with ${status}`);
    process.exitCode = refused.length > 0 ? 1 : 0;
  } finally {
    await redis.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const program = new Command()
  .name('replay')
  .description('Sends recorded webhooks through the real door and prints, for each conversation, what is then known.')
  .argument('<file>', 'recorded webhooks, one JSON object a line')
  .option('--secrets <a,b,c>', 'the secrets they were signed with', RECORDED_SECRETS)
  .option('--account <id>', 'the account they are of', '1')
  .option('--bot <id>', "our bot's id there", '1')
  .parse();

void replayCommand(program.args[0] ?? '', program.opts<Options>());
