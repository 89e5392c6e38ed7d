import type { Redis } from 'ioredis';
import type { Fault } from '../faults';

export interface RedisCheck {
  /** Reasons not to start. */
  faults: Fault[];
  /** Reasons to worry. */
  warnings: Fault[];
}

const OLDEST = [6, 2] as const;
const WHERE = 'REDIS_URL';

/** Whether this Redis may hold what must not be lost. Throws when Redis cannot be asked at all. */
export async function checkRedis(redis: Redis): Promise<RedisCheck> {
  const info = parseInfo(await redis.info());
  return {
    faults: [...tooOld(info), ...evicts(info['maxmemory_policy']), ...readOnly(info)],
    warnings: info['aof_enabled'] === '1' ? [] : [NO_AOF],
  };
}

/** `key:value` lines, as the INFO command writes them. */
function parseInfo(info: string): Record<string, string> {
  const lines = [...info.matchAll(/^([a-z_0-9]+):(.*?)\r?$/gm)];
  return Object.fromEntries(lines.map(([, key = '', value = '']) => [key, value]));
}

/** Valkey calls itself Redis 7.2 here, which is what it speaks. */
function tooOld(info: Record<string, string>): Fault[] {
  const version = info['redis_version'] ?? 'an unknown version';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return [];
  const expected = `Redis ${OLDEST.join('.')} or later, or any Valkey`;
  return [
    {
      where: WHERE,
      got: `Redis ${version}`,
      expected,
      remedy: 'Update it, or leave REDIS_URL out to have one started.',
    },
  ];
}

/** A Redis that makes room by forgetting would forget timers and messages of clients without a word. */
function evicts(policy: string | undefined): Fault[] {
  if (policy === 'noeviction') return [];
  const got = `a Redis that forgets when it is full (maxmemory-policy ${policy ?? 'unknown'})`;
  const remedy =
    'Set `maxmemory-policy noeviction` in its redis.conf. Never share the Redis of Chatwoot or of a cache.';
  return [{ where: WHERE, got, expected: 'maxmemory-policy noeviction', remedy }];
}

function readOnly(info: Record<string, string>): Fault[] {
  if (info['role'] !== 'slave') return [];
  return [
    {
      where: WHERE,
      got: 'a read-only replica',
      expected: 'a Redis to write to',
      remedy: 'Give the address of its primary.',
    },
  ];
}

const NO_AOF: Fault = {
  where: WHERE,
  got: 'a Redis without an append-only file',
  expected: 'appendonly yes, appendfsync always',
  remedy: 'Set both in its redis.conf: without them its restart loses events that Chatwoot will not send again.',
};
