import { earlier, SECOND, type Duration, type Instant } from '../kernel/instant';
import type { PageFacts } from '../kernel/page';
import type { Outgoing } from '../kernel/thread';

/** What our beacon knows of one message: since when it was certainly in their page, and on their screen. */
export type InPage = { inPageAt: Instant | null; onScreenAt: Instant | null };

/**
 * Chatwoot's time of a message is cut to the second, and its clock and ours may differ a little: a page must have loaded
 * this long after a message was stored before we say that it loaded that message too.
 */
const LOADED_AFTER: Duration = 3 * SECOND;

/** Chatwoot's pop-up shows the newest three messages that were missed; an open chat begins at its end. */
const SHOWN_AT_ONCE = 3;

/**
 * Told by id, or by the chat having been loaded after the message was stored: Chatwoot's script says nothing of what it
 * loads. On the screen then is only what the pop-up or the opened chat certainly shows: a person's or a bot's message,
 * among the newest three that were there to be loaded.
 */
export function arrivalOf(beacon: PageFacts, outgoing: readonly Outgoing[], message: Outgoing): InPage {
  const told = beacon.arrivals.find(({ messageId }) => messageId === message.messageId);
  let inPageAt = earlier(told?.inPageAt ?? null, told?.onScreenAt ?? null);
  let onScreenAt = told?.onScreenAt ?? null;
  // A page that is forgotten by now still loaded it: when at the latest, is known.
  if (wasStoredBefore(message, beacon.loadedAt)) inPageAt = earlier(inPageAt, beacon.loadedAt);
  for (const { readyAt, shownAt } of beacon.pages) {
    if (!wasStoredBefore(message, readyAt)) continue;
    inPageAt = earlier(inPageAt, readyAt);
    if (shownAt !== null && isShown(outgoing, message, readyAt)) onScreenAt = earlier(onScreenAt, shownAt);
  }
  return { inPageAt, onScreenAt };
}

const wasStoredBefore = ({ at }: Outgoing, loadedAt: Instant | null): boolean =>
  at !== null && loadedAt !== null && at + LOADED_AFTER <= loadedAt;

function isShown(outgoing: readonly Outgoing[], message: Outgoing, readyAt: Instant | null): boolean {
  if (message.author === null || message.author.kind === 'automatic') return false;
  // Also those that came too close to the loading to be sure: they may have been shown in its place.
  const there = outgoing.filter(({ at }) => at !== null && readyAt !== null && at <= readyAt);
  return there.slice(-SHOWN_AT_ONCE).includes(message);
}
