import type { HelplineEvent, NoteMarker } from '../kernel/event';
import { earlier, later, type Instant } from '../kernel/instant';
import type { DatedChange } from '../kernel/on-call-events';
import { NO_ON_CALL_MEMORY, type OnCallMemory, type Page, type Taken } from '../kernel/on-call-memory';
import { newestOf } from '../kernel/same';
import { gathered } from './long-list';
import { readChange, readOver, readStep, readTaken } from './marker';
import { takenKey } from './settle';

/** How much is remembered of each kind: many nights of steps, and more waits than can be open at once. */
const KEPT = {
  waits: 300,
  changes: 200,
  steps: 200,
  pages: 300,
  taken: 60,
  over: 300,
  asked: 300,
  refused: 100,
  uncoveredTold: 200,
} as const;

/** What an event teaches the desk of those on call; the same memory when it teaches nothing. */
export function learnOnCall(given: OnCallMemory | undefined, event: HelplineEvent): OnCallMemory | undefined {
  const known = given ?? NO_ON_CALL_MEMORY;
  switch (event.kind) {
    case 'wait-told':
      return {
        ...known,
        waits: newestEach(
          known.waits,
          event.wait,
          (one) => one.conversationId,
          (one) => one.toldAt,
          KEPT.waits,
        ),
      };
    case 'rota-changed':
      return withChange(known, event.change);
    case 'page-sent':
      return withPage(known, {
        ...NO_PAGE,
        ...{ page: event.page, by: event.by, sid: event.sid, sentAt: event.at, tries: event.tries },
      });
    case 'page-failed':
      return withPage(known, {
        ...NO_PAGE,
        ...{ page: event.page, failed: { why: event.why, at: event.at }, code: event.code },
      });
    case 'page-receipt': {
      const heard = { [event.status]: event.at };
      return withPage(known, { ...NO_PAGE, page: event.page, heard, code: event.code });
    }
    case 'page-taken': {
      const { agentId, how, at } = event;
      const of = how === 'letter' ? event.letter : how === 'key' ? event.ring : `c${event.conversationId}`;
      return withTaken(known, { agentId, how, at, of });
    }
    case 'pages-refused': {
      const one = { agentId: event.agentId, out: event.out, at: event.at };
      return {
        ...known,
        refused: newestEach(
          known.refused,
          one,
          (it) => it.agentId,
          (it) => it.at,
          KEPT.refused,
        ),
      };
    }
    case 'people-read':
      return { ...known, people: newestOf(known.people, { people: event.people, at: event.at }, ({ at }) => at) };
    case 'effect-planned': {
      const { effect, cause, at } = event;
      if (effect.kind === 'note') return learnMarker(known, effect.marker, at) ?? given;
      const isOurs =
        effect.kind === 'page-on-call' ||
        (effect.kind === 'tell' && (effect.what.kind === 'phone-line' || effect.what.kind === 'ring'));
      return isOurs ? withAsked(known, cause, at) : given;
    }
    case 'note-written':
      return event.author.kind === 'our-bot' && event.marker
        ? (learnMarker(known, event.marker, event.at) ?? given)
        : given;
    default:
      return given;
  }
}

/** Our own notes in the desk's conversation are believed; null when this one is about something else. */
function learnMarker(known: OnCallMemory, marker: NoteMarker, at: Instant): OnCallMemory | null {
  const step = readStep(marker);
  // Of two accounts of one step the first: it was asked for again by a desk that had forgotten it.
  if (step)
    return {
      ...known,
      steps: newestEach(
        known.steps,
        step,
        (one) => `${one.ring} ${one.n}`,
        (one) => one.at,
        KEPT.steps,
        -1,
      ),
    };
  const over = readOver(marker);
  if (over)
    return {
      ...known,
      over: newestEach(
        known.over,
        over,
        (one) => one.ring,
        (one) => one.at,
        KEPT.over,
      ),
    };
  const took = readTaken(marker);
  if (took) return withAsked(withTaken(known, took.taken), takenKey(took.ring, took.taken), at);
  const change = readChange(marker);
  if (change) return withAsked(withChange(known, change), `change.${change.id}.${change.change ? 1 : 0}`, at);
  return marker.kind === 'on-call-coverage' ? withTold(known, gathered('about', marker.data), at) : null;
}

function withTaken(known: OnCallMemory, heard: Taken): OnCallMemory {
  return {
    ...known,
    taken: newestEach(
      known.taken,
      heard,
      (one) => `${one.of} ${one.agentId} ${one.at}`,
      (one) => one.at,
      KEPT.taken,
    ),
  };
}

/** What of the next days was told to supervisors, each with when last. */
function withTold(known: OnCallMemory, keys: readonly string[], at: Instant): OnCallMemory {
  const uncoveredTold = keys.reduce(
    (sofar, what) =>
      newestEach(
        sofar,
        { what, at },
        (one) => one.what,
        (one) => one.at,
        KEPT.uncoveredTold,
      ),
    known.uncoveredTold ?? [],
  );
  return { ...known, uncoveredTold };
}

/** What was taken back stays so, whatever is heard of it later, and whichever of the two is the older. */
function withChange(known: OnCallMemory, heard: DatedChange): OnCallMemory {
  const twin = known.changes.find(({ id }) => id === heard.id) ?? null;
  const isBack = ({ change }: DatedChange): boolean => change === null;
  const differs = twin !== null && isBack(twin) !== isBack(heard);
  const one = differs ? (isBack(twin) ? twin : heard) : newestOf(twin, heard, ({ at }) => at);
  const all = [...known.changes.filter((it) => it !== twin), one];
  return {
    ...known,
    changes: all.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).slice(-KEPT.changes),
  };
}

export function withAsked(known: OnCallMemory, what: string, at: Instant): OnCallMemory {
  return {
    ...known,
    asked: newestEach(
      known.asked,
      { what, at },
      (one) => one.what,
      (one) => one.at,
      KEPT.asked,
    ),
  };
}

const NO_PAGE: Omit<Page, 'page'> = {
  by: null,
  sid: null,
  sentAt: null,
  tries: 0,
  heard: {},
  failed: null,
  code: null,
};

function withPage(known: OnCallMemory, heard: Page): OnCallMemory {
  const twin = known.pages.find(({ page }) => page === heard.page);
  const all = [...known.pages.filter((one) => one !== twin), twin ? join(twin, heard) : heard];
  return {
    ...known,
    pages: all.sort((a, b) => pageAt(a) - pageAt(b) || (a.page < b.page ? -1 : 1)).slice(-KEPT.pages),
  };
}

/** When anything was first heard of it: never later than before, so which are kept does not depend on the order heard. */
const pageAt = ({ sentAt, heard, failed }: Page): Instant =>
  Math.min(...[sentAt, failed?.at, ...Object.values(heard)].map((at) => at ?? Infinity));

function join(a: Page, b: Page): Page {
  const heard: Page['heard'] = {};
  for (const status of ['sent', 'delivered', 'heard', 'failed'] as const) {
    const at = earlier(a.heard[status] ?? null, b.heard[status] ?? null);
    if (at !== null) heard[status] = at;
  }
  const [newest, other] = a.tries >= b.tries ? [a, b] : [b, a];
  return {
    page: a.page,
    by: a.tries === b.tries ? greater(a.by, b.by) : (newest.by ?? other.by),
    sid: greater(a.sid, b.sid),
    sentAt: earlier(a.sentAt, b.sentAt),
    tries: Math.max(a.tries, b.tries),
    heard,
    failed: b.failed === null ? a.failed : newestOf(a.failed, b.failed, ({ at }) => at),
    code: later(a.code, b.code),
  };
}

const greater = <T extends string>(a: T | null, b: T | null): T | null => ((a ?? '') > (b ?? '') ? a : b);

/** Adds one to a set of the newest, one entry a key; in which order they are heard makes no difference. */
function newestEach<T>(
  known: readonly T[],
  heard: T,
  key: (one: T) => unknown,
  age: (one: T) => Instant,
  kept: number,
  sign: 1 | -1 = 1,
): readonly T[] {
  const twin = known.find((one) => key(one) === key(heard)) ?? null;
  const all = [...known.filter((one) => one !== twin), newestOf(twin, heard, (one) => sign * age(one))];
  return all.sort((a, b) => age(a) - age(b) || (String(key(a)) < String(key(b)) ? -1 : 1)).slice(-kept);
}
