import { shardOf, SHARDS } from '../../core/kernel/subject';

/** All keys of one shard carry its hash tag, so that one script may touch them all on a Redis Cluster. */
export type ShardKeys = {
  /** Sorted set: subjects with mail, by the moment (ms) it came. */
  waiting: string;
  /** Sorted set: subjects by the moment (ms) they want to be woken. */
  alarms: string;
  /** Sorted set: "subject|intent" by the moment (ms) the effect is to be done or looked at again. */
  todo: string;
  /** Sorted set: subjects that are open, by when that was last saved. */
  open: string;
  /** Hash: events put aside because their handler always throws. */
  parked: string;
  /** When somebody last rang for what is due in this shard: one worker at a time does. */
  ringing: string;
  /** Sorted set: what was rung for lately, by when it may be rung for again. */
  rung: string;
};

export type SubjectKeys = ShardKeys & {
  mail: string;
  facts: string;
  intents: string;
  done: string;
  tries: string;
};

const tagOf = (shard: number): string => `{s${String(shard).padStart(2, '0')}}`;

export function shardKeys(shard: number): ShardKeys {
  const tag = tagOf(shard);
  return {
    waiting: `${tag}:waiting`,
    alarms: `${tag}:alarms`,
    todo: `${tag}:todo`,
    open: `${tag}:open`,
    parked: `${tag}:parked`,
    ringing: `${tag}:ringing`,
    rung: `${tag}:rung`,
  };
}

export function subjectKeys(subject: string): SubjectKeys {
  const shard = shardOf(subject);
  const tag = tagOf(shard);
  return {
    ...shardKeys(shard),
    mail: `${tag}:mail:${subject}`,
    facts: `${tag}:facts:${subject}`,
    intents: `${tag}:intents:${subject}`,
    done: `${tag}:done:${subject}`,
    tries: `${tag}:tries:${subject}`,
  };
}

/** Ids of events heard lately are kept in sets that each cover this long and are dropped whole (ms). */
const HEARD_SPAN = 10 * 60_000;

/** The set that events heard now go into, and the one before it: together they remember 10 to 20 minutes. */
export function heardKeys(subject: string, now: number): { current: string; before: string } {
  const tag = tagOf(shardOf(subject));
  const span = Math.floor(now / HEARD_SPAN);
  return { current: `${tag}:heard:${span}`, before: `${tag}:heard:${span - 1}` };
}

/** Mail, or an intent, whose bell was rung so long ago (ms) without an answer lost it, and is rung for again. */
export const BELL_PATIENCE = 1_500;

/** How long each kind of key lives after it was last touched, in seconds. Nothing here lives for ever. */
export const TTL = {
  heard: (2 * HEARD_SPAN) / 1000 + 60,
  /** Open conversations and the desk; Chatwoot can rebuild them at any time. */
  facts: 30 * 86_400,
  /** A finished conversation is forgotten after a day. */
  factsFinished: 86_400,
  mail: 7 * 86_400,
  intents: 7 * 86_400,
  done: 3 * 86_400,
  shard: 90 * 86_400,
  tries: 3_600,
} as const;

export const allShards: readonly number[] = Array.from({ length: SHARDS }, (_, shard) => shard);
