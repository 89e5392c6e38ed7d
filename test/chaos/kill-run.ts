import type { Redis } from 'ioredis';
import { connectRedis } from '../../adapters/redis/redis-address';
import type { ConversationFacts } from '../../core/kernel/facts';
import { SECOND } from '../../core/kernel/instant';
import { same } from '../../core/kernel/same';
import type { Write } from '../../practice/ledger';
import { intentIn } from '../support/acts';
import { tellableByChatwoot, allConversations } from '../support/known-facts';
import { rebuild, type Known } from '../support/rebuild';
import { until } from '../support/until';
import { irreparable, missing, wrongSidebars } from './findings';
import { playScript, type Scene } from './script';
import { CHAOS_POLICY, freePort, type Stage } from './stage';
import { killsAt, labelsOf, supervise, type Supervisor } from './supervise';

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
  await disturb().finally(() => script.end());
  const scenes = await script.end();
  const redis = connectRedis(stage.redisAddress(), 'waiter');
  try {
    const faults = await judge(stage, redis, scenes);
    return { scenes: scenes.length, faults };
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
  const nothing = seldom(async () => (found = await look()).length === 0);
  await until('nothing to be found', nothing, PATIENCE).catch(() => {});
  return found;
}

/**
 * Each look reads all that is known, in the process that is Chatwoot here too: four times as long as it took is left to that,
 * or on a busy machine Chatwoot answers nobody because we look.
 */
function seldom<A extends unknown[], T>(look: (...args: A) => Promise<T>): (...args: A) => Promise<T> {
  let pause = 200;
  return async (...args) => {
    await new Promise((resolve) => setTimeout(resolve, pause));
    const began = performance.now();
    const found = await look(...args);
    pause = Math.max(200, 4 * (performance.now() - began));
    return found;
  };
}

/** Without what our own two helplines go on writing into the sidebar: each is a little behind the other for ever. */
function atRest(facts: ConversationFacts) {
  const told = tellableByChatwoot(facts);
  return { ...told, snapshot: told.snapshot && { ...told.snapshot, version: 0, attributes: '' } };
}

async function againstRebuilt(stage: Stage, redis: Redis, scenes: readonly Scene[]): Promise<string[]> {
  // What the desk is told may come at any time; in the conversations everything has come to rest.
  const ours = new Set<number | null>(scenes.map(({ conversation }) => conversation));
  const posted = (): Write[] =>
    stage.practice.ledger.writes.filter(({ kind, conversation }) => kind === 'message' && ours.has(conversation));
  const before = posted().length;
  let faults: string[] = [];
  const compare = async (rebuilt: Known): Promise<string[]> => {
    const heard = await allConversations(redis);
    return scenes.flatMap(({ conversation, what }) => {
      const [a, b] = [heard.get(conversation), rebuilt.get(conversation)];
      const [ours, theirs] = [a && atRest(a), b && atRest(b)];
      if (ours && theirs && same(ours, theirs)) return [];
      return [`${what} ${conversation}: heard ${JSON.stringify(ours)} but rebuilt ${JSON.stringify(theirs)}`];
    });
  };
  const equal = seldom(async (rebuilt: Known) => (faults = await compare(rebuilt)).length === 0);
  await rebuild({ ...stage, policy: CHAOS_POLICY }, equal, PATIENCE).catch(() => {});
  const again = posted().slice(before).map(intentIn);
  return again.length === 0 ? faults : [...faults, `posted by a rebuilt helpline: ${again.join(' ')}`];
}

/** One supervisor for each way in which the program is run: the two halves on their own, and both in one beside them. */
export async function killEverywhere(stage: Stage): Promise<Report & { kills: number }> {
  const another = await freePort();
  await stage.addWebhook(another);
  let running: Supervisor[] = [];
  const report = await playAndJudge(stage, async () => {
    running = (['service', 'worker', 'both'] as const).map((role) => {
      const settings = stage.settings(role, role === 'both' ? another : stage.port);
      return supervise(stage.program, settings, killsAt(labelsOf(role)), stage.logs);
    });
    await Promise.all(running.map((one) => one.done));
  });
  const kills = running.reduce((sum, one) => sum + one.kills(), 0);
  await Promise.all(running.map((one) => one.stop()));
  return { ...report, kills, faults: [...report.faults, ...running.flatMap((one) => one.odd)] };
}
