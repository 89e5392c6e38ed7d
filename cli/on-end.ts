import { systemClock } from '../adapters/clock';
import type { Logger } from '../adapters/logger';

/**
 * Ends in order when the system asks us to: `close` stops taking, drains and closes. After `patience` ms the process ends
 * all the same; what was not finished is in Redis and is taken up by whoever starts next.
 */
export function onEnd(log: Logger, patience: number, close: () => Promise<void>): void {
  let ending = false;
  const end = (signal: string): void => {
    if (ending) return;
    ending = true;
    log.info({ reason: signal }, 'ending');
    void systemClock()
      .sleep(patience)
      .then(() => process.exit(1));
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ error }, 'ended badly; what was not finished is kept');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', () => end('SIGTERM'));
  process.once('SIGINT', () => end('SIGINT'));
}
