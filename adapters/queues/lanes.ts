import { shardOf } from '../../core/kernel/subject';

/**
 * The queues are only the bell, and come in lanes so that they too spread over a Redis Cluster: each lane's keys carry a
 * hash tag of their own. Four are enough to keep one slow subject from standing in front of the others.
 */
export const LANES = 4;

export const laneOf = (subject: string): number => shardOf(subject) % LANES;

export type QueueKind = 'wake' | 'effect' | 'schedule';

/** BullMQ's name and key prefix of one queue. */
export function queueOf(kind: QueueKind, lane: number): { name: string; prefix: string } {
  return { name: `${kind}-${lane}`, prefix: `{q${lane}}` };
}

export const allLanes: readonly number[] = Array.from({ length: LANES }, (_, lane) => lane);
