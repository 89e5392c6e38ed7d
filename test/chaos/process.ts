import { writeSync } from 'node:fs';
import { buildWorld } from '../../adapters/build-world';
import { systemClock } from '../../adapters/clock';
import { createLogger } from '../../adapters/logger';
import type { Step } from '../../adapters/world';
import { onEnd } from '../../cli/on-end';
import { startService } from '../../plugin/start-service';
import { startWorker } from '../../worker/start-worker';
import { CANARY_DIED, type End, type ProcessSettings } from './process-settings';

/**
 * The same service and worker as `cli/serve`, told by its parent where to die. Its lines on the standard output are for
 * the parent: "ready", and "stopping" before it is frozen. When the parent is gone it goes too.
 */
async function main(): Promise<void> {
  const settings = JSON.parse(process.env['CHAOS_PROCESS'] ?? '') as ProcessSettings;
  process.stdin.on('end', () => process.exit(0)).resume();
  const clock = systemClock(settings.speed, settings.anchor);
  const log = createLogger('warn', clock, { write: (line) => void writeSync(2, line) });
  const built = buildWorld({
    chatwoot: settings.chatwoot,
    redisAddress: settings.redisAddress,
    clock,
    log,
    policy: () => settings.policy,
    ...settings.paging,
    step: ending(settings.ends),
  });
  const { role } = settings;
  const dead = (): void => process.exit(CANARY_DIED);
  const worker =
    role === 'service' ? null : startWorker(built.world, built.counters, built.connect, dead, { rungHere: true });
  const listenOn = { host: '127.0.0.1', port: settings.port };
  const secrets = settings.chatwoot.webhookSecrets;
  const service = role === 'worker' ? null : await startService(built.world, listenOn, secrets);
  onEnd(log, 10_000 * settings.speed, async () => {
    await service?.stop();
    await worker?.stop();
    await built.close();
  });
  say('ready');
}

function ending(end: End | null): (label: Step) => void {
  let left = end?.nth ?? 0;
  let counting = end?.after === undefined;
  return (label) => {
    if (label === end?.after) counting = true;
    if (!end || !counting || label !== end.label) return;
    left -= 1;
    if (left !== 0) return;
    if (end.signal === 'SIGSTOP') say('stopping');
    process.kill(process.pid, end.signal);
  };
}

/** At once and whole: the next moment may not come. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}

void main();
