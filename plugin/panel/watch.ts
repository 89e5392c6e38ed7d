import { readVersioned } from '../../adapters/redis/facts-store';
import type { World } from '../../adapters/world';
import type { ConversationFacts, Facts } from '../../core/kernel/facts';
import { MINUTE, type Instant } from '../../core/kernel/instant';
import type { ConversationSubject } from '../../core/kernel/subject';
import type { PanelView } from '../../core/panel/contract';
import { presentPanel, viewChangesAt } from '../../core/panel/present-panel';
import type { OpenPanel } from './live';

/** One conversation that is being looked at: read once, however many look. */
export type Watch = {
  add: (panel: OpenPanel) => void;
  /** How many still look. */
  remove: (panel: OpenPanel) => number;
  /** A version was saved; with its facts, where it was this process that saved them. */
  saved: (version: number, facts: Facts | null) => void;
  /** Reads it again now; a look that is asked for while one is under way comes after it. */
  look: () => void;
  /** Looks when the words change by the time alone; whether it did. */
  tick: (now: Instant) => boolean;
};

/** Longer than this nothing is left unread, whatever was thought of when it changes: the policy may be another. */
const AT_LEAST_EVERY = MINUTE;

export function createWatch(
  world: Pick<World, 'redis' | 'clock' | 'policy'>,
  subject: ConversationSubject,
  failed: (error: unknown) => void,
): Watch {
  const panels = new Set<OpenPanel>();
  let read: { facts: ConversationFacts; view: PanelView } | null = null;
  let lookAt: Instant = 0;
  let isLooking = false;
  let again = false;

  async function lookNow(): Promise<void> {
    do {
      again = false;
      const before = read;
      const { facts, version } = await readVersioned(world.redis, subject);
      // Something newer was shown while this was under way: what came back is older than that.
      if (read !== before && read !== null && version < read.view.version) again = true;
      else show(facts, version);
    } while (again);
  }

  function show(facts: Facts, version: number): void {
    if (facts.kind !== 'conversation') return;
    const view = presentPanel(facts, version, world.clock.now(), world.policy());
    const isNew = !read || !shows(read.view, view);
    read = { facts, view };
    if (isNew) {
      const event = eventOf(view);
      for (const panel of [...panels]) send(panel, event);
    }
    // Here and not at the next tick: most of what it takes was just worked out, and a thousand at once would take a while.
    lookAt = Math.min(viewChangesAt(facts, view, world.policy()) ?? Infinity, view.at + AT_LEAST_EVERY);
  }

  function look(): void {
    again = true;
    if (isLooking) return;
    isLooking = true;
    lookNow()
      .catch(failed)
      .finally(() => {
        isLooking = false;
        // Asked for between the last reading and here: it would lie until the next change.
        if (again) look();
      });
  }

  function send(panel: OpenPanel, event: string): void {
    if (!panel.write(event)) panel.end();
  }

  return {
    add(panel) {
      panels.add(panel);
      // What is known may be old by a moment; the look that follows sends it again only if it was. Its page sets its
      // clock by the `at`, so that is of now, however long ago anything changed.
      if (read) send(panel, eventOf({ ...read.view, at: world.clock.now() }));
      look();
    },
    remove(panel) {
      panels.delete(panel);
      return panels.size;
    },
    saved(version, facts) {
      const known = read?.view.version ?? null;
      if (version === known) return;
      // A lower one: told late, or Redis was emptied and counts anew. Redis itself says which.
      if (facts === null || known === null || version < known) return look();
      // Whoever saved goes on with its work, whatever becomes of showing it.
      try {
        show(facts, version);
      } catch (error) {
        failed(error);
      }
    },
    look,
    tick(now) {
      if (read && now < lookAt) return false;
      look();
      return true;
    },
  };
}

/** Whether two views show the same; the moment they were made at is not shown. */
const shows = (a: PanelView, b: PanelView): boolean =>
  a.version === b.version && JSON.stringify({ ...a, at: 0 }) === JSON.stringify({ ...b, at: 0 });

const eventOf = (view: PanelView): string => `id: ${view.version}\nevent: view\ndata: ${JSON.stringify(view)}\n\n`;
