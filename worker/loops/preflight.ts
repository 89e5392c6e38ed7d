import { every, type Stop } from '../../adapters/clock';
import { translateMessages } from '../../adapters/chatwoot/translate-rest';
import { readFacts } from '../../adapters/redis/facts-store';
import { accept } from '../../adapters/redis/mailbox';
import { newestPopup } from '../../adapters/redis/newest-popup';
import type { World } from '../../adapters/world';
import type { HelplineEvent } from '../../core/kernel/event';
import { noFacts, type DeskFacts } from '../../core/kernel/facts';
import { MINUTE } from '../../core/kernel/instant';
import { desk, subjectKey } from '../../core/kernel/subject';
import { examine } from '../../core/preflight/examine';
import { readingDue } from '../../core/preflight/preflight';
import { servicesOf } from '../../core/preflight/settings';

/**
 * Reads Chatwoot's settings for whatever could hurt a client: when they never were read, every hour, and soon after
 * something was changed through us. Several workers may do it at once; they then say the same twice.
 */
export function startPreflight(world: World): Stop {
  const failed = (error: unknown): void => world.log.warn({ job: 'preflight', error }, 'the settings were not read');
  return every(world.clock, MINUTE, () => readPreflight(world), failed);
}

/** One look, if one is due. Errors: Redis away. */
async function readPreflight(world: World): Promise<void> {
  const subject = desk(world.accountId);
  const facts = ((await readFacts(world.redis, subjectKey(subject))) ?? noFacts(subject)) as DeskFacts;
  if (!readingDue(facts, world.clock.now())) return;
  // Nothing known: Redis is new or was emptied. What people answered stands in the desk's own notes.
  if (facts.preflight.read === null && !(await hearDesk(world))) return;
  const at = world.clock.now();
  const settings = await world.chatwoot.settings({ priority: 'sweep' });
  if (settings.kind !== 'ok') {
    world.log.warn({ job: 'preflight', error: settings.error }, 'the settings were not read');
    return;
  }
  const services = servicesOf(settings.value);
  const textValidity = services && ((await world.carrier?.longestValidity(services)) ?? null);
  const popupShown = await newestPopup(world.redis);
  const { findings, asked } = examine({ ...settings.value, popupShown, textValidity });
  const dangers = findings.map(({ id, inboxId }) => ({ id, inboxId }));
  const heard = { id: `preflight:${at}`, at, heardAt: world.clock.now(), via: 'ourselves' as const };
  await keep(world, [{ ...heard, kind: 'preflight-read', subject, dangers, asked }]);
}

/** Hears the desk's notes, all of them. False when Chatwoot could not be asked. */
async function hearDesk(world: World): Promise<boolean> {
  const { deskConversationId: id, clock, us } = world;
  for (let after = 0; ;) {
    const answer = await world.chatwoot.messagesAfter(id, after, { priority: 'sweep' });
    if (answer.kind !== 'ok') return false;
    const newest = Math.max(after, ...answer.value.map((message) => message.id));
    if (newest === after) return true;
    await keep(world, translateMessages(id, answer.value, clock.now(), us));
    after = newest;
  }
}

async function keep(world: World, events: readonly HelplineEvent[]): Promise<void> {
  await accept(world.redis, events, world.clock.now());
  world.bell.ring(subjectKey(desk(world.accountId)));
}
