import type { CounterName } from '../../adapters/redis/counters';
import { accept } from '../../adapters/redis/mailbox';
import { keepPage, readPages, type Bound, type KnownPage, type PageEvent } from '../../adapters/redis/page-store';
import type { World } from '../../adapters/world';
import { MINUTE, SECOND, type Instant } from '../../core/kernel/instant';
import { conversation, subjectKey } from '../../core/kernel/subject';
import { readBeat, type Beat } from './beat';
import { hearPage } from './hear-page';
import { createLimit } from './limit';

/** What came in: the bytes, the browser's word for the page's origin, and the address it came from. */
export type Sent = { raw: Buffer; origin: string; address: string };

export type BeatAnswer = { status: 204 | 200 | 503; counted: CounterName };

/**
 * Usual is a beat every 15 s and a handful around a change. A shelter shares one address, so an address may send what
 * some two hundred pages do.
 */
const PER_SOURCE = { most: 40, per: 10 * SECOND };
const PER_ADDRESS = { most: 400, per: 10 * SECOND };

/** A finished chat is forgotten only by a new visit, well after its end: Chatwoot's webhooks can be late, and a client who writes again opens it. */
const FINISHED_FOR = 2 * MINUTE;
const NEW_VISIT_AFTER = 10 * MINUTE;

/**
 * Hears one beat. Anybody can send one, so it can move evidence about one visitor and report a quick exit, nothing else.
 * 204: heard, or dropped and counted; whoever guesses learns nothing from it. 200: this visitor's chat is finished, the
 * page may forget it. 503: Redis is away; the page tells it again.
 */
export function createBeatHearer(world: World): (sent: Sent) => Promise<BeatAnswer> {
  const sourceFits = createLimit(PER_SOURCE.most, PER_SOURCE.per);
  const addressFits = createLimit(PER_ADDRESS.most, PER_ADDRESS.per);
  const { pageKey } = world.us;
  return async ({ raw, origin, address }) => {
    const dropped = (counted: CounterName): BeatAnswer => ({ status: 204, counted });
    const now = world.clock.now();
    if (!pageKey || !world.beaconOrigins.includes(origin)) return dropped('beat_wrong_origin');
    if (!addressFits(address, now)) return dropped('beat_too_many');
    const beat = readBeat(raw);
    if (beat === null) return dropped('beat_odd');
    if (!sourceFits(beat.source, now)) return dropped('beat_too_many');
    try {
      return await hear(world, pageKey(beat.source), pageKey(beat.page).slice(0, 12), beat, now);
    } catch (error) {
      world.log.warn({ door: 'beacon', error }, 'a beat could not be kept');
      return { status: 503, counted: 'beat_redis_away' };
    }
  };
}

async function hear(world: World, key: string, id: string, beat: Beat, now: Instant): Promise<BeatAnswer> {
  const { bound, pages } = await readPages(world.redis, key);
  const before = pages.find(({ page }) => page.id === id) ?? null;
  const heard = hearPage(before, beat, id, now);
  if (heard === null) return { status: 204, counted: 'beat_stale' };
  // First into the mailbox: what is kept of the page tells later beats that this was told.
  if (bound) await tell(world, bound, heard.happened, now);
  const kept = await keepPage(world.redis, key, heard.known, bound ? [] : heard.happened);
  if (kept.stale) return { status: 204, counted: 'beat_stale' };
  // It was bound between our look and our write: nothing was held.
  if (!bound && kept.bound) await tell(world, kept.bound, heard.happened, now);
  if (mayForget(kept.bound, before, pages, now)) return { status: 200, counted: 'beat_forget' };
  const changed = heard.happened.length > 0;
  return { status: 204, counted: !changed ? 'beat_renewed' : kept.bound ? 'beat_changed' : 'beat_held' };
}

async function tell(world: World, bound: Bound, happened: readonly PageEvent[], now: Instant): Promise<void> {
  const subject = conversation(world.accountId, bound.conversationId);
  const events = happened.map((event) => ({ ...event, subject }));
  const { ring } = await accept(world.redis, events, now);
  if (ring) world.bell.ring(subjectKey(subject));
}

function mayForget(bound: Bound | null, before: KnownPage | null, pages: readonly KnownPage[], now: Instant): boolean {
  if (before !== null || !bound || bound.finishedAt === null || now < bound.finishedAt + FINISHED_FOR) return false;
  return pages.every(({ page }) => now >= page.lastHeardAt + NEW_VISIT_AFTER);
}
