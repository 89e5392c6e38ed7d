import { SECOND, type Duration } from '../kernel/instant';
import type { Policy } from '../kernel/policy';

/** Where evidence about the client's presence comes from. */
export type SourceName = 'message' | 'typing' | 'opened' | 'dot-on' | 'dot-off' | 'our-line';

/**
 * What a source shows: an act of whoever holds the device, the chat open on a screen, a page that gives signs of life,
 * the lack of such signs, or trouble on our own side.
 */
export type Shows = 'act' | 'screen' | 'page' | 'no-page' | 'our-trouble';

export type Source = {
  shows: Shows;
  /** Which one decides when several speak: the higher. Absence is the weakest of all (B1.4, B1.5). */
  strength: number;
  /** By how much the time we hold may be later than what it tells of; the dot's window is the policy's. */
  delay: Duration | 'dot-window';
  /** In which way it can be wrong. */
  wrong: string;
};

/** All sources, in one place. The verdict reads this table; nothing about a source is decided elsewhere. */
export const SOURCES: Readonly<Record<SourceName, Source>> = {
  'our-line': {
    shows: 'our-trouble',
    strength: 6,
    delay: 0,
    wrong: 'Ours to know: while it lasts, nothing else may be up to date (B1.11).',
  },
  message: {
    shows: 'act',
    strength: 5,
    delay: 0,
    wrong: 'Someone else may hold the device (B1.7). A carrier may bring a text late, and twice.',
  },
  typing: {
    shows: 'act',
    strength: 4,
    delay: 20 * SECOND,
    wrong: 'Its notice carries no time of its own and is sent late when Chatwoot is busy; one that is lost stays lost.',
  },
  opened: {
    shows: 'screen',
    strength: 3,
    delay: 0,
    wrong: 'The chat was open on a screen; not that eyes saw it (B1.6). A pop-up on the page does not count as open.',
  },
  'dot-on': {
    shows: 'page',
    strength: 2,
    delay: 'dot-window',
    wrong: 'Stays on for up to 90 s after the page was closed or lost its line; 83 s were measured (B1.1).',
  },
  'dot-off': {
    shows: 'no-page',
    strength: 1,
    delay: 0,
    wrong: 'A sleeping phone or a hidden tab sends nothing either: never a sign of leaving (B1.3, B1.4).',
  },
};

/** By how much the time of this source may be later than what it tells of. */
export function delayOf(source: SourceName, { connection }: Policy): Duration {
  const { delay } = SOURCES[source];
  return delay === 'dot-window' ? connection.dotWindow : delay;
}
