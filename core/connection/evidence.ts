import { attendedBy, lineLostSince } from '../kernel/advocate-line';
import type { ConversationFacts } from '../kernel/facts';
import { later, type Instant } from '../kernel/instant';
import type { Page } from '../kernel/page';
import type { Policy } from '../kernel/policy';
import { lastInbound } from '../kernel/thread';
import { delayOf, SOURCES, type Shows, type SourceName } from './sources';

/** One observation, the newest of its source. */
export type Evidence = { source: SourceName; at: Instant };

/** The newest of each source, the strongest source first. */
export function evidenceOf(facts: ConversationFacts): readonly Evidence[] {
  const { presence, thread, line, beacon } = facts;
  const attends = attendedBy(facts);
  const { pages, arrivals, quickExitAt } = beacon;
  const newest: Readonly<Partial<Record<SourceName, Instant | null>>> = {
    'our-line': line?.trouble ? line.since : null,
    'advocate-line': attends === null ? null : lineLostSince(facts, attends),
    'quick-exit': quickExitAt,
    message: lastInbound(thread)?.at ?? null,
    // "Stopped typing" is a sign of the same hand: it was on the keys until then.
    typing: later(presence.typingOn, presence.typingOff),
    'on-screen': latest([...arrivals.map(({ onScreenAt }) => onScreenAt), ...pages.map(({ shownAt }) => shownAt)]),
    opened: presence.openedAt,
    'page-open': latest(inState(pages, 'visible').map(({ lastHeardAt }) => lastHeardAt)),
    'page-hidden': latest(inState(pages, 'hidden').map(({ since }) => since)),
    'network-lost': latest(inState(pages, 'offline').map(({ since }) => since)),
    'page-left': latest(inState(pages, 'left').map(({ since }) => since)),
    'dot-on': presence.dotOn,
    'dot-off': presence.dotOff,
  };
  return (Object.keys(newest) as SourceName[])
    .flatMap((source) => {
      const at = newest[source] ?? null;
      return at === null ? [] : [{ source, at }];
    })
    .sort((a, b) => SOURCES[b.source].strength - SOURCES[a.source].strength);
}

/** The newest observation that shows one of these, of two at the same moment the stronger. */
export function newestThat(all: readonly Evidence[], ...shows: readonly Shows[]): Evidence | null {
  return all
    .filter(({ source }) => shows.includes(SOURCES[source].shows))
    .reduce<Evidence | null>((best, one) => (best === null || one.at > best.at ? one : best), null);
}

/** The earliest moment of which this observation may tell: its time can be late by its source's delay. */
export const provenAt = ({ source, at }: Evidence, policy: Policy): Instant => at - delayOf(source, policy);

const inState = (pages: readonly Page[], state: Page['state']): readonly Page[] =>
  pages.filter((page) => page.state === state);

const latest = (moments: readonly (Instant | null)[]): Instant | null => moments.reduce<Instant | null>(later, null);
