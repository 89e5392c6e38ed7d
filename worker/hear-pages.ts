import type { HelplineEvent } from '../core/kernel/event';
import type { Facts } from '../core/kernel/facts';
import type { Instant } from '../core/kernel/instant';
import type { Opened } from '../adapters/redis/facts-store';
import { bindPages, settlePages } from '../adapters/redis/page-store';
import type { World } from '../adapters/world';

/** What the client's pages told since, and how to let go of it once it is saved. */
export type HeardPages = { events: readonly HelplineEvent[]; saved: (facts: Facts, now: Instant) => Promise<void> };

const NONE: HeardPages = { events: [], saved: () => Promise.resolve() };

/**
 * A page that merely goes on beating tells the mailbox nothing; its last-heard time stands beside it. So whenever a
 * conversation is looked at, and before anything is decided about it, the pages of its visitor are looked at too, and told
 * as the events they are. This also binds the visitor to the conversation: what was held for it until it existed comes
 * with it. Errors: Redis away.
 */
export async function hearPages(world: World, { facts, mail }: Opened): Promise<HeardPages> {
  const key = sourceOf(facts, mail);
  if (!world.us.pageKey || key === null || facts.kind !== 'conversation') return NONE;
  const { subject } = facts;
  const { conversationId } = subject;
  const found = await bindPages(world.redis, key, conversationId);
  if (found === null) return NONE;
  const heardAt = world.clock.now();
  const lately = found.pages.map(({ page }): HelplineEvent => {
    const id = `page:${page.id}:${page.seq}:${page.lastHeardAt}`;
    return { kind: 'page-heard', id, subject, at: page.lastHeardAt, heardAt, via: 'beacon', page };
  });
  const held = found.held.map((event) => ({ ...event, subject }));
  return {
    events: [...held, ...lately],
    async saved(known, now) {
      if (known.kind !== 'conversation') return;
      const finished = known.snapshot?.status === 'resolved';
      await settlePages(world.redis, key, { conversationId, finished, now, taken: held.length });
    },
  };
}

function sourceOf(facts: Facts, mail: readonly HelplineEvent[]): string | null {
  const told = mail.flatMap((event) => (event.kind === 'page-source' ? [event.key] : []));
  return told.at(-1) ?? (facts.kind === 'conversation' ? (facts.beacon.source?.key ?? null) : null);
}
