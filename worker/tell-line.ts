import { accept } from '../adapters/redis/mailbox';
import type { World } from '../adapters/world';
import type { HelplineEvent, LineTrouble } from '../core/kernel/event';
import type { Instant } from '../core/kernel/instant';
import { desk, subjectKey } from '../core/kernel/subject';

/** Trouble with our own line (null: none any more), and since when. */
export type LineNews = { trouble: LineTrouble | null; since: Instant };

/** Tells the desk, which tells people and every open conversation. Errors: Redis away. */
export async function tellLine(world: World, ...news: readonly LineNews[]): Promise<void> {
  const subject = desk(world.accountId);
  const now = world.clock.now();
  const events = news.map(({ trouble, since }): HelplineEvent => {
    const heard = { id: `line:${trouble ?? 'well'}:${since}`, at: since, heardAt: now, via: 'ourselves' as const };
    return { ...heard, kind: 'line-changed', subject, trouble, since };
  });
  await accept(world.redis, events, now);
  world.bell.ring(subjectKey(subject));
}
