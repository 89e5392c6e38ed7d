import type { Redis } from 'ioredis';
import { lineOf, type BuiltLine } from '../built-line';

const keyOf = (hash: string): string => `helpline:line:${hash}`;

/** A line stays pasted in until somebody pastes another: more than a year after its last start. */
const KEPT_SECONDS = 400 * 86_400;

/** Keeps the line of this build, so that after an upgrade it is still served to who has it installed. Errors: Redis away. */
export async function keepLine(redis: Redis, { hash, text }: BuiltLine): Promise<void> {
  await redis.set(keyOf(hash), text, 'EX', KEPT_SECONDS);
}

/** The line of an earlier build, or null when it is not known (any more). Errors: Redis away. */
export async function earlierLine(redis: Redis, hash: string): Promise<BuiltLine | null> {
  const text = await redis.get(keyOf(hash));
  const line = text === null ? null : lineOf(text);
  return line?.hash === hash ? line : null;
}
