import { readFacts } from '../../adapters/redis/facts-store';
import type { World } from '../../adapters/world';
import type { NoteEffect } from '../../core/kernel/effect';
import { onCallIn } from '../../core/kernel/on-call-in';
import { desk, subjectKey } from '../../core/kernel/subject';
import { changesFor } from '../../core/on-call/changes-for';
import { onCallAt } from '../../core/on-call/on-call-at';

/**
 * A note for whoever is on call, with those who are at this moment: by the policy, and by what supervisors changed since.
 * Null: it is for them, and nobody is. Errors: Redis away.
 */
export async function whoeverIsOnCall(
  { redis, accountId, policy, clock }: Pick<World, 'redis' | 'accountId' | 'policy' | 'clock'>,
  effect: NoteEffect,
): Promise<NoteEffect | null> {
  const { mentionOnCall, mention } = effect;
  if (mentionOnCall === undefined) return effect;
  const rota = policy().onCall.rotas.find(({ name }) => name === mentionOnCall);
  if (!rota) return null;
  const facts = await readFacts(redis, subjectKey(desk(accountId)));
  const known = onCallIn(facts);
  const { people } = onCallAt(rota, changesFor(rota, known), clock.now());
  return people.length === 0 ? null : { ...effect, mention: [...mention, ...people] };
}
