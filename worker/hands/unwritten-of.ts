import type { Redis } from 'ioredis';
import { readFacts } from '../../adapters/redis/facts-store';
import { openSubjects } from '../../adapters/redis/open-subjects';
import type { World } from '../../adapters/world';
import { unwrittenList } from '../../core/hand-off/notes';
import { lacksHandOff } from '../../core/hand-off/shift-end';
import type { NoteEffect } from '../../core/kernel/effect';
import { parseSubjectKey } from '../../core/kernel/subject';

/**
 * A note that somebody's shift ends, with the list of all their conversations without a hand-off as they stand at this
 * moment (B5.4). It is posted in each of them, and calls them from the first alone: one call for one list. Any other note
 * is left as it is. Errors: Redis away.
 */
export async function withUnwritten(
  { redis, policy }: Pick<World, 'redis' | 'policy'>,
  subject: string,
  effect: NoteEffect,
): Promise<NoteEffect> {
  const here = parseSubjectKey(subject);
  if (effect.unwrittenOf === undefined || here?.kind !== 'conversation') return effect;
  const ids = await unwrittenOf(redis, effect.unwrittenOf);
  const others = ids.filter((id) => id !== here.conversationId);
  const text = others.length === 0 ? effect.text : `${effect.text} ${unwrittenList(ids, policy())}`;
  const isFirst = others.every((id) => here.conversationId < id);
  return { ...effect, text, mention: isFirst ? effect.mention : [] };
}

/** The ids of an agent's open conversations without a hand-off, the oldest first. */
async function unwrittenOf(redis: Redis, agentId: number): Promise<readonly number[]> {
  const known = await Promise.all((await openSubjects(redis)).map((subject) => readFacts(redis, subject)));
  return known
    .flatMap((facts) => (facts?.kind === 'conversation' && lacksHandOff(facts, agentId) ? [facts] : []))
    .map((facts) => facts.subject.conversationId)
    .sort((a, b) => a - b);
}
