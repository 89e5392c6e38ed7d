import { SECOND, type Duration } from '../kernel/instant';
import type { Policy } from '../kernel/policy';

/** Where evidence comes from: all that is known of the client, of our messages' arrival, and of our own line. */
export type SourceName =
  | 'our-line'
  | 'quick-exit'
  | 'message'
  | 'typing'
  | 'on-screen'
  | 'opened'
  | 'page-open'
  | 'page-hidden'
  | 'network-lost'
  | 'page-left'
  | 'dot-on'
  | 'dot-off'
  | 'carrier'
  | 'advocate-line'
  | 'cable'
  | 'carrier-log';

/**
 * What a source shows: trouble on our own side, the quick exit, an act of whoever holds the device, the chat on a screen,
 * a page that gives signs of life or the lack of such signs, what a page said of itself, or a message's arrival.
 */
export type Shows =
  'our-trouble' | 'exit' | 'act' | 'screen' | 'page' | 'no-page' | 'hidden' | 'offline' | 'leave' | 'arrival';

/** Whose word it is. */
export type Whose = 'ours' | 'their page' | 'Chatwoot' | 'the carrier';

export type Source = {
  whose: Whose;
  shows: Shows;
  /** Which one decides when several speak of the same moment: the higher. Absence is the weakest of all (B1.4, B1.5). */
  strength: number;
  /** By how much (ms) the time we hold may be later than what it tells of; the dot's window is the policy's. */
  delay: Duration | 'dot-window';
  /** In which way it can be wrong, as a coordinator would say it. */
  wrong: string;
};

/** How long (ms) a beat may be on its way. What a page tells of itself is dated by its age when it came. */
const BEAT_TRAVELS: Duration = 5 * SECOND;

/** All sources, in one place. The verdict reads this table; nothing about a source is decided elsewhere. */
export const SOURCES: Readonly<Record<SourceName, Source>> = {
  'our-line': {
    whose: 'ours',
    shows: 'our-trouble',
    strength: 9,
    delay: 0,
    wrong: 'Ours to know: while it lasts, nothing else may be up to date (B1.11).',
  },
  'advocate-line': {
    whose: 'ours',
    shows: 'our-trouble',
    strength: 9,
    delay: 0,
    wrong:
      'The panel of whoever attends to them gives no sign; their Chatwoot may still work. Nothing of the client (B2.18).',
  },
  'quick-exit': {
    whose: 'their page',
    shows: 'exit',
    strength: 8,
    delay: BEAT_TRAVELS,
    wrong: 'Somebody pressed it, perhaps by mistake. Whoever holds the page can say so.',
  },
  message: {
    whose: 'Chatwoot',
    shows: 'act',
    strength: 7,
    delay: 0,
    wrong: 'Someone else may hold the device (B1.7). A carrier may bring a text late, and twice.',
  },
  typing: {
    whose: 'Chatwoot',
    shows: 'act',
    strength: 6,
    delay: 20 * SECOND,
    wrong: 'Its notice carries no time of its own and is sent late when Chatwoot is busy; one that is lost stays lost.',
  },
  'on-screen': {
    whose: 'their page',
    shows: 'screen',
    strength: 5,
    delay: BEAT_TRAVELS,
    wrong: 'The chat, or its pop-up, was on a visible screen; not that eyes saw it, nor whose eyes (B1.7).',
  },
  opened: {
    whose: 'Chatwoot',
    shows: 'screen',
    strength: 4,
    delay: 0,
    wrong:
      'The chat was open, perhaps in a hidden tab; not that eyes saw it (B1.6). A pop-up on the page does not count.',
  },
  'page-left': {
    whose: 'their page',
    shows: 'leave',
    strength: 4,
    delay: BEAT_TRAVELS,
    wrong: 'A reload and a click to another page look the same at first; a second page may still be open (B2.17).',
  },
  'network-lost': {
    whose: 'their page',
    shows: 'offline',
    strength: 4,
    delay: BEAT_TRAVELS,
    wrong: 'Mostly told only once the network is back; a weak network that merely drops things is not noticed by it.',
  },
  'page-hidden': {
    whose: 'their page',
    shows: 'hidden',
    strength: 4,
    delay: BEAT_TRAVELS,
    wrong: 'Another tab, another app or a locked screen; a phone may end a hidden page without a word (B1.3).',
  },
  'page-open': {
    whose: 'their page',
    shows: 'page',
    strength: 3,
    delay: BEAT_TRAVELS,
    wrong:
      'A sign every 15 s while it is visible. It may lie open with nobody there; three lost in a row look like silence.',
  },
  'dot-on': {
    whose: 'Chatwoot',
    shows: 'page',
    strength: 2,
    delay: 'dot-window',
    wrong: 'Stays on for up to 90 s after the page was closed or lost its line; 83 s were measured (B1.1).',
  },
  'dot-off': {
    whose: 'Chatwoot',
    shows: 'no-page',
    strength: 1,
    delay: 0,
    wrong: 'A sleeping phone, a hidden tab or one lost sign look the same: never a sign of leaving (B1.3, B1.4).',
  },
  carrier: {
    whose: 'the carrier',
    shows: 'arrival',
    strength: 3,
    delay: 0,
    wrong: 'Some carriers give no receipt, some give false ones, and they come in any order (B1.9, B1.10).',
  },
  'carrier-log': {
    whose: 'the carrier',
    shows: 'arrival',
    strength: 4,
    delay: 0,
    wrong:
      'The carrier’s own list, asked when Chatwoot’s account is open or conflicts; no surer than the receipts in it.',
  },
  cable: {
    whose: 'Chatwoot',
    shows: 'screen',
    strength: 4,
    delay: 0,
    wrong: 'Chatwoot’s live feed of typing and of the open chat: sooner than its webhooks, and as wrong as they are.',
  },
};

/** By how much (ms) the time of this source may be later than what it tells of. */
export function delayOf(source: SourceName, { connection }: Pick<Policy, 'connection'>): Duration {
  const { delay } = SOURCES[source];
  return delay === 'dot-window' ? connection.dotWindow : delay;
}
