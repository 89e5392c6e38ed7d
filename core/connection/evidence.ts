import type { ConversationFacts } from '../kernel/facts';
import { later, type Instant } from '../kernel/instant';
import { lastInbound } from '../kernel/thread';
import { SOURCES, type Shows, type SourceName } from './sources';

/** One observation, the newest of its source. */
export type Evidence = { source: SourceName; at: Instant };

/** The newest of each source, the strongest source first. */
export function evidenceOf({ presence, thread, line }: ConversationFacts): readonly Evidence[] {
  const newest: Readonly<Record<SourceName, Instant | null>> = {
    'our-line': line?.trouble ? line.since : null,
    message: lastInbound(thread)?.at ?? null,
    // "Stopped typing" is a sign of the same hand: it was on the keys until then.
    typing: later(presence.typingOn, presence.typingOff),
    opened: presence.openedAt,
    'dot-on': presence.dotOn,
    'dot-off': presence.dotOff,
  };
  return (Object.keys(newest) as SourceName[])
    .flatMap((source) => (newest[source] === null ? [] : [{ source, at: newest[source] }]))
    .sort((a, b) => SOURCES[b.source].strength - SOURCES[a.source].strength);
}

/** The newest observation that shows one of these, of two at the same moment the stronger. */
export function newestThat(all: readonly Evidence[], ...shows: readonly Shows[]): Evidence | null {
  return all
    .filter(({ source }) => shows.includes(SOURCES[source].shows))
    .reduce<Evidence | null>((best, one) => (best === null || one.at > best.at ? one : best), null);
}
