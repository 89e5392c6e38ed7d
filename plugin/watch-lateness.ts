import type { World } from '../adapters/world';
import { webhooksAreLate } from '../adapters/redis/sweep-store';
import { SECOND } from '../core/kernel/instant';

/** Later than this (ms) and a webhook is late; and how often that is worth writing down. */
const LATE = 5 * SECOND;
const AT_MOST_EVERY = SECOND;

/**
 * Compares the time inside a new message with its arrival. Chatwoot was seen to post 15 to 19 s late in a burst; the
 * sweep then goes faster. Only new messages count: an update tells of a message that may be hours old.
 */
export function watchLateness(world: World): (body: unknown, heardAt: number) => void {
  let written = 0;
  return (body, heardAt) => {
    const lateness = latenessOf(body, heardAt);
    if (lateness < LATE || heardAt - written < AT_MOST_EVERY) return;
    written = heardAt;
    webhooksAreLate(world.redis, lateness).catch(() => {});
  };
}

function latenessOf(body: unknown, heardAt: number): number {
  if (typeof body !== 'object' || body === null || !('event' in body) || !('created_at' in body)) return 0;
  if (body.event !== 'message_created' || typeof body.created_at !== 'string') return 0;
  const written = Date.parse(body.created_at);
  return Number.isNaN(written) ? 0 : heardAt - written;
}
