import type { HelplineEvent, NoteMarker } from '../kernel/event';
import type { ConversationFacts } from '../kernel/facts';
import { later, MINUTE, type Duration, type Instant } from '../kernel/instant';
import type { Page } from '../kernel/page';
import { isQuietStep, type OfflineSpan, type QuietMemory, type StepTaken } from '../kernel/quiet-memory';
import { newestOf } from '../kernel/same';

/** How much is remembered, each of its kind. A silence has six steps at most. */
const STEPS_KEPT = 18;
const TEXTS_KEPT = 6;
const ANSWERS_KEPT = 4;
export const EDGES_KEPT = 16;
export const SPANS_KEPT = 8;
const STRETCHES_KEPT = 12;

/** A stretch of the contact: of the texts in one of these only the first is remembered. */
export const STRETCH: Duration = 10 * MINUTE;

/** What an event teaches a conversation about its silences; the very same facts when it teaches nothing. */
export function learnQuiet(facts: ConversationFacts, event: HelplineEvent): ConversationFacts {
  const quiet = learned(facts.quiet, event);
  return quiet === facts.quiet ? facts : { ...facts, quiet };
}

function learned(known: QuietMemory, event: HelplineEvent): QuietMemory {
  switch (event.kind) {
    case 'effect-planned':
      return event.effect.kind === 'note' ? withStep(known, event.effect.marker, event.at) : known;
    case 'note-written':
      if (event.author.kind !== 'our-bot' || event.marker === null) return known;
      return withStep(known, event.marker, event.at);
    case 'reply-sent': {
      const { messageId, said, at } = event;
      return said === undefined
        ? known
        : { ...known, texts: withOne(known.texts, { messageId, said, at }, byMessage, TEXTS_KEPT) };
    }
    case 'client-wrote': {
      const { messageId, at } = event;
      const wrote = withWrote(known.wrote, at);
      const { letter } = event.text;
      if (letter === undefined) return { ...known, wrote };
      return { ...known, wrote, answers: withOne(known.answers, { messageId, letter, at }, byMessage, ANSWERS_KEPT) };
    }
    case 'line-changed': {
      const edge = { at: event.since, on: event.trouble !== null };
      return { ...known, lineEdges: withOne(known.lineEdges, edge, byEdge, EDGES_KEPT) };
    }
    case 'advocate-line-changed': {
      const edge = { at: event.at, on: event.lost, agentId: event.agentId };
      return { ...known, advocateEdges: withOne(known.advocateEdges, edge, byEdge, EDGES_KEPT) };
    }
    case 'page-heard':
      return { ...known, offline: spansIn(event.page).reduce(withSpan, known.offline) };
    default:
      return known;
  }
}

type Key = readonly (number | string)[];

const byMessage = ({ messageId }: { messageId: number }): Key => [messageId];
const byEdge = ({ at, on, agentId }: { at: Instant; on: boolean; agentId?: number }): Key => [
  at,
  on ? 1 : 0,
  agentId ?? 0,
];

/** Of two accounts of one key the earlier; of all keys the newest few. */
function withOne<T extends { at: Instant }>(
  all: readonly T[],
  heard: T,
  key: (one: T) => Key,
  kept: number,
): readonly T[] {
  const twin = all.find((one) => compare(key(one), key(heard)) === 0) ?? null;
  const one = newestOf(twin, heard, ({ at }) => -at);
  return [...all.filter((other) => other !== twin), one].sort((a, b) => compare(key(a), key(b))).slice(-kept);
}

function compare(a: Key, b: Key): number {
  const at = a.findIndex((part, i) => part !== b[i]);
  if (at < 0) return 0;
  return (a[at] ?? '') < (b[at] ?? '') ? -1 : 1;
}

function withStep(known: QuietMemory, { kind, data }: NoteMarker, at: Instant): QuietMemory {
  const { step, since } = data;
  if (kind !== 'quiet' || !isQuietStep(step) || typeof since !== 'number') return known;
  return {
    ...known,
    steps: withOne<StepTaken>(known.steps, { step, since, at }, (one) => [one.since, one.step], STEPS_KEPT),
  };
}

/** Times without a network, as one page tells them. */
function spansIn({ id, state, since, offline }: Page): OfflineSpan[] {
  const past = offline === null ? [] : [{ page: id, ...offline }];
  return state === 'offline' ? [...past, { page: id, from: since, until: null }] : past;
}

function withSpan(all: readonly OfflineSpan[], heard: OfflineSpan): readonly OfflineSpan[] {
  const twin = all.find(({ page, from }) => page === heard.page && from === heard.from);
  const one = twin ? { ...heard, until: later(twin.until, heard.until) } : heard;
  return [...all.filter((other) => other !== twin), one]
    .sort((a, b) => compare([a.from, a.page], [b.from, b.page]))
    .slice(-SPANS_KEPT);
}

function withWrote(all: readonly Instant[], at: Instant): readonly Instant[] {
  const stretch = (one: Instant): number => Math.floor(one / STRETCH);
  const twin = all.find((one) => stretch(one) === stretch(at));
  return [...all.filter((one) => one !== twin), Math.min(at, twin ?? at)].sort((a, b) => a - b).slice(-STRETCHES_KEPT);
}
