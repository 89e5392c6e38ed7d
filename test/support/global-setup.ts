import { startTestRedis } from './redis-server';

/** Jest calls this once, before any test: one real Redis for all test files of the run. */
module.exports = async (): Promise<void> => {
  const redis = await startTestRedis();
  process.env['HELPLINE_TEST_REDIS'] = redis.address;
  (globalThis as { stopTestRedis?: () => Promise<void> }).stopTestRedis = redis.stop;
};
