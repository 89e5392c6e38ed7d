import { every, type Stop } from '../adapters/clock';
import type { KnownInbox } from '../adapters/policy/resolve-inboxes';
import type { World } from '../adapters/world';
import { MINUTE } from '../core/kernel/instant';

/** Which inboxes there are, as Chatwoot last said; null until it has. A policy may call an inbox by its name. */
export type KnownInboxes = { known: () => readonly KnownInbox[] | null; stop: Stop };

/** Asks once before it answers, and then every minute. A Chatwoot that is away leaves what was known. */
export async function knowInboxes(world: World): Promise<KnownInboxes> {
  let known: readonly KnownInbox[] | null = null;
  const ask = async (): Promise<void> => {
    const answer = await world.chatwoot.inboxes({ priority: 'soon' });
    if (answer.kind === 'ok') known = answer.value;
  };
  await ask();
  const stop = every(world.clock, MINUTE, ask, (error) => world.log.warn({ job: 'inboxes', error }, 'not asked'));
  return { known: () => known, stop };
}
