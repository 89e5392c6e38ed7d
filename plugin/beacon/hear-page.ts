import type { KnownPage, PageEvent } from '../../adapters/redis/page-store';
import { DAY, SECOND, type Duration, type Instant } from '../../core/kernel/instant';
import type { Page } from '../../core/kernel/page';
import type { Beat } from './beat';

/** What a beat makes of what was known: the page as it is now, and what happened, if anything did. */
export type HeardPage = { known: KnownPage; happened: readonly PageEvent[] };

/**
 * Ages become times by our clock, and never earlier than what was heard before: a page whose clock or word is odd can be
 * wrong about itself, not about the order of things. What was once known keeps its time, so a renewal changes nothing but
 * when we last heard. Null: an old beat, or one that contradicts itself.
 */
export function hearPage(before: KnownPage | null, beat: Beat, id: string, now: Instant): HeardPage | null {
  if (before !== null && (beat.n <= before.count || beat.seq < before.page.seq)) return null;
  const page = pageOf(before?.page ?? null, beat, id, now);
  const popup = beat.popup ?? before?.popup ?? null;
  const ago = (age: number): Instant => Math.max(now - age, page.bornAt);
  const heard = { heardAt: now, via: 'beacon' as const };
  const happened: PageEvent[] = [];
  if (page.seq !== before?.page.seq) {
    happened.push({ kind: 'page-heard', id: `page:${id}:${page.seq}`, at: now, page, ...heard });
  }
  for (const [messageId, age] of beat.inPage ?? []) {
    happened.push({ kind: 'message-in-page', id: `in-page:${id}:${messageId}`, at: ago(age), messageId, ...heard });
  }
  for (const [messageId, age] of beat.onScreen ?? []) {
    happened.push({ kind: 'message-on-screen', id: `on-screen:${id}:${messageId}`, at: ago(age), messageId, ...heard });
  }
  if (popup !== null && popup !== before?.popup) {
    happened.push({ kind: 'popup-setting', id: `popup:${id}:${beat.n}`, at: now, shown: popup, ...heard });
  }
  if (beat.exit !== undefined) {
    happened.push({ kind: 'quick-exit', id: `quick-exit:${id}`, at: ago(beat.exit), ...heard });
  }
  return { known: { page, count: beat.n, popup }, happened };
}

function pageOf(before: Page | null, beat: Beat, id: string, now: Instant): Page {
  if (before !== null && before.seq === beat.seq) return { ...before, lastHeardAt: Math.max(now, before.lastHeardAt) };
  const bornAt = before?.bornAt ?? now - Math.min(beat.born, DAY);
  const ago = (age: number): Instant => Math.max(now - age, before?.since ?? bornAt);
  const since = ago(beat.since);
  const readyAt = before?.readyAt ?? (beat.ready === undefined ? null : ago(beat.ready));
  return {
    id,
    seq: beat.seq,
    device: beat.device,
    state: beat.state,
    since,
    chat: beat.chat,
    lastHeardAt: Math.max(now, before?.lastHeardAt ?? 0),
    bornAt,
    readyAt,
    shownAt: before?.shownAt ?? (beat.shown === undefined ? null : ago(beat.shown)),
    leftAt: beat.state === 'left' ? since : (before?.leftAt ?? null),
    offline: offlineOf(before?.offline ?? null, beat.offline, ago),
  };
}

/** Told again in every beat, as an age: of the same time without a network the first account stands, or it would be many. */
const SAME_OUTAGE: Duration = 5 * SECOND;

function offlineOf(known: Page['offline'], told: Beat['offline'], ago: (age: number) => Instant): Page['offline'] {
  if (!told) return known;
  const [from, until] = [ago(told[0]), ago(told[1])];
  return known && Math.abs(known.until - until) < SAME_OUTAGE ? known : { from, until };
}
