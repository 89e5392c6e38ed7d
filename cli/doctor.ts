import { Command } from 'commander';
import { systemClock } from '../adapters/clock';
import { readConfig, valueOrExit } from '../adapters/config/read-config';
import { readPolicyFile } from '../adapters/policy/read-policy';
import { DEFAULT_POLICY } from '../core/kernel/policy';
import { runDoctor, type DoctorOptions } from './doctor/run-doctor';
import { redisIfRunning } from './redis-if-running';
import { terminalAsk } from './setup/ask';

/** `npm run doctor`: whether it works, and what in Chatwoot could hurt a client. */
const options = new Command('doctor')
  .description('Looks whether the helpline works, and what in Chatwoot’s settings could hurt a client. 0: all green.')
  .option('--harden', 'switch off what the API allows, showing each change first')
  .option('--put-back', 'put back whatever --harden changed')
  .option('--answer <question=yes|no...>', 'answer what only a person can tell; yes: it is safe')
  .option('--json', 'the report for programs')
  .option('--yes', 'do not ask before changing; it answers no question')
  .parse()
  .opts<DoctorOptions>();

async function doctor(): Promise<number> {
  const config = valueOrExit(readConfig());
  const policy = readPolicyFile(config.policyFile, 'later');
  const redis = await redisIfRunning();
  try {
    return await runDoctor(options, {
      config,
      redis,
      clock: systemClock(config.time.speed, config.time.since ?? undefined),
      language: policy.ok ? policy.value.language : DEFAULT_POLICY.language,
      ask: terminalAsk(),
      say: (line) => void process.stdout.write(`${line}\n`),
      // A person waits for it; a small Chatwoot answers about 15 a second, and an idle one wakes up slowly.
      requestsPerSecond: 10,
      patience: 20_000,
    });
  } finally {
    redis?.disconnect();
  }
}

void doctor().then((code) => {
  process.exitCode = code;
});
