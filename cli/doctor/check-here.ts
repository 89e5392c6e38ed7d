import { clockSkew } from '../../adapters/chatwoot/clock-skew';
import type { Fault } from '../../adapters/faults';
import { checkRedis } from '../../adapters/redis/check-redis';
import { readFacts } from '../../adapters/redis/facts-store';
import { SECOND } from '../../core/kernel/instant';
import { desk, subjectKey } from '../../core/kernel/subject';
import { checkLedger } from './check-ledger';
import { checkOnCall } from './check-on-call';
import type { Doctor } from './doctor';
import { fault, type FaultId, type InstallFault } from './install-fault';

/** More than this (ms) between Chatwoot's clock and ours and what is shown would be wrong by as much. */
const MOST_SKEW = 2 * SECOND;
/** The worker's canary comes every 10 s. */
const CANARY_LATE = 30 * SECOND;

/** What is around us: the clocks, our Redis, and whether anybody is at work. */
export async function checkHere(doctor: Doctor): Promise<readonly InstallFault[]> {
  const skew = await clockSkew(doctor.config.chatwoot, doctor.clock);
  const off = skew !== null && Math.abs(skew) > MOST_SKEW ? [fault('clock-skew', seconds(skew))] : [];
  return [...off, ...(await checkOurRedis(doctor))];
}

async function checkOurRedis({ redis, config, clock }: Doctor): Promise<readonly InstallFault[]> {
  if (redis === null) return [fault('not-running'), ...checkOnCall(config, null, clock.now())];
  const { faults, warnings } = await checkRedis(redis);
  const facts = await readFacts(redis, subjectKey(desk(config.chatwoot.accountId)));
  const canaryAt = facts?.kind === 'desk' ? facts.canaryAt : null;
  const idle = canaryAt === null || clock.now() - canaryAt > CANARY_LATE;
  const ledger = checkLedger(facts, config.twilio !== null, clock.now());
  return [
    ...[...faults, ...warnings].map(redisFault),
    ...(idle ? [fault('worker-idle')] : []),
    ...ledger,
    ...checkOnCall(config, facts, clock.now()),
  ];
}

/** `check-redis` tells in sentences; here each is one of four, to be told in the desk's language. */
function redisFault({ got, expected }: Fault): InstallFault {
  const found = REDIS.find(([beginning]) => expected.startsWith(beginning));
  return fault(found?.[1] ?? 'redis-old', got);
}

const REDIS: readonly (readonly [string, FaultId])[] = [
  ['maxmemory-policy', 'redis-evicts'],
  ['appendonly', 'redis-no-aof'],
  ['a Redis to write to', 'redis-replica'],
];

const seconds = (ms: number): string => `${Math.round(Math.abs(ms) / SECOND)} s`;
