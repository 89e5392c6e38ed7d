import type { Redis } from 'ioredis';
import { connectRedis } from '../../adapters/redis/redis-address';
import { SECOND } from '../../core/kernel/instant';
import { same } from '../../core/kernel/same';
import { tellableByChatwoot, allConversations } from '../support/known-facts';
import { rebuild } from '../support/rebuild';
import { until } from '../support/until';
import { irreparable, missing, wrongSidebars } from './findings';
import { playScript, type Scene } from './script';
import { CHAOS_POLICY, type Stage } from './stage';

export type Report = { scenes: number; faults: string[] };

/** Long enough for a sweeper's lock to run out and for all that was begun to be ended, in real ms. */
const PATIENCE = 180_000;
const A_NEW_SCENE_EVERY = 4 * SECOND;

/**
 * Plays the script while `disturb` does what it does, lets everything come to rest, and says what is not as it should
 * be: by the ledger of the practice Chatwoot, by the facts, by the sidebars, and against a helpline that knows
 * everything from REST alone.
 */
export async function playAndJudge(stage: Stage, disturb: () => Promise<void>): Promise<Report> {
  const script = playScript(stage.practice, stage.clock, A_NEW_SCENE_EVERY);
  const disturbed = await disturb().then(
    () => [],
    (error: unknown) => [String(error)],
  );
  const scenes = await script.end();
  const redis = connectRedis(stage.redisAddress(), 'waiter');
  try {
    const faults = await judge(stage, redis, scenes);
    return { scenes: scenes.length, faults: [...disturbed, ...faults] };
  } finally {
    redis.disconnect();
  }
}

async function judge(stage: Stage, redis: Redis, scenes: readonly Scene[]): Promise<string[]> {
  const lacks = await lastOf(() => missing(stage, redis, scenes));
  let wrong: readonly Scene[] = scenes;
  const sidebars = await lastOf(async () => {
    const faults = await wrongSidebars(stage, redis, wrong);
    wrong = wrong.filter(({ conversation }) => faults.some((fault) => fault.includes(` ${conversation}:`)));
    return faults;
  });
  const different = lacks.length > 0 ? [] : await againstRebuilt(stage, redis, scenes);
  return [...irreparable(stage, scenes), ...lacks, ...sidebars, ...different];
}

/** What a look finds when it finds nothing, or at the end of our patience. */
async function lastOf(look: () => Promise<string[]>): Promise<string[]> {
  let found: string[] = [];
  const nothing = async (): Promise<boolean> => {
    // Each look reads all that is known: not too often.
    await new Promise((resolve) => setTimeout(resolve, 200));
    return (found = await look()).length === 0;
  };
  await until('nothing to be found', nothing, PATIENCE).catch(() => {});
  return found;
}

async function againstRebuilt(stage: Stage, redis: Redis, scenes: readonly Scene[]): Promise<string[]> {
  const notesBefore = stage.practice.ledger.writes.filter(({ kind }) => kind === 'message').length;
  let faults: string[] = [];
  const compare = async (rebuilt: Awaited<ReturnType<typeof allConversations>>): Promise<string[]> => {
    const heard = await allConversations(redis);
    return scenes.flatMap(({ conversation, what }) => {
      const [a, b] = [heard.get(conversation), rebuilt.get(conversation)];
      const [ours, theirs] = [a && tellableByChatwoot(a), b && tellableByChatwoot(b)];
      if (ours && theirs && same(ours, theirs)) return [];
      return [`${what} ${conversation}: heard ${JSON.stringify(ours)} but rebuilt ${JSON.stringify(theirs)}`];
    });
  };
  await rebuild(
    { ...stage, policy: CHAOS_POLICY },
    async (rebuilt) => (faults = await compare(rebuilt)).length === 0,
  ).catch(() => {});
  const notesAfter = stage.practice.ledger.writes.filter(({ kind }) => kind === 'message').length;
  if (notesAfter > notesBefore) faults.push(`${notesAfter - notesBefore} messages were posted by a rebuilt helpline`);
  return faults;
}
