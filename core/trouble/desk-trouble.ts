import type { Effect, Wish } from '../kernel/effect';
import type { HelplineEvent, NoteMarker } from '../kernel/event';
import type { Asked, DeskFacts, Line } from '../kernel/facts';
import { HOUR, later, MINUTE, type Duration, type Instant } from '../kernel/instant';
import type { DeskRoom, Situation } from '../kernel/room';
import { laterLine, laterSwitch } from './newest';
import { lineNote, lineOverNote, parkedNote, sendingNote } from './notes';

/** Trouble shorter than this is not worth a supervisor's attention; the sidebars name it at once all the same. */
const LASTS: Duration = 2 * MINUTE;

/** How much is remembered of what was put aside and of what was asked for. */
const KEPT = 100;

/** Room `trouble`, of the desk: what goes wrong on our side is told to people, and to every open conversation. */
export const deskTrouble: DeskRoom = {
  name: 'trouble',
  learns,
  wants(situation) {
    const wishes = [...parkedWishes(situation), ...lineWishes(situation), ...sendingWishes(situation)];
    const { line } = situation.facts;
    const lasting = line?.trouble ? line.since + LASTS : null;
    const lookAgainAt = lasting !== null && lasting > situation.now ? lasting : null;
    return { wishes: wishes.filter((wish) => !wasAsked(situation.facts, wish)), lookAgainAt };
  },
  // The desk is asked too before a text leaves: a conversation newer than the switch was never told of it.
  holdsBack: (effect, { facts }) =>
    effect.kind === 'text-to-client' && facts.sending?.stopped ? 'all sending is stopped' : null,
};

function learns(facts: DeskFacts, event: HelplineEvent): DeskFacts {
  switch (event.kind) {
    case 'line-changed':
      return {
        ...facts,
        line: laterLine(facts.line, event),
        troubled: event.trouble === null ? facts.troubled : laterLine(facts.troubled, event),
      };
    case 'sending-switched':
      return { ...facts, sending: laterSwitch(facts.sending, { stopped: event.stopped, since: event.at }) };
    case 'event-parked': {
      const parked = { parkedId: event.parkedId, about: event.about, at: event.at };
      return { ...facts, parked: newestFew(facts.parked, parked, (one) => one.parkedId) };
    }
    case 'canary':
      return { ...facts, canaryAt: later(facts.canaryAt, event.at) };
    case 'effect-planned':
      return isOnCall(event.effect) ? facts : withAsked(facts, what(event.cause, event.effect), event.at);
    case 'note-written':
      return event.author.kind === 'our-bot' && event.marker ? learnMarker(facts, event.marker, event.at) : facts;
    default:
      return facts;
  }
}

/** A night of pages would push out what is remembered here; those on call have a memory of their own. */
const isOnCall = (effect: Effect): boolean =>
  effect.kind === 'page-on-call' || (effect.kind === 'note' && effect.about === 'on-call') || effect.kind === 'tell';

/** Our own notes in the desk conversation are the durable truth: an emptied Redis learns from them what was told. */
function learnMarker(facts: DeskFacts, { kind, data }: NoteMarker, at: Instant): DeskFacts {
  switch (kind) {
    case 'parked':
      return typeof data.parkedId === 'string' ? withAsked(facts, `parked-${data.parkedId}:note`, at) : facts;
    case 'line':
      return typeof data.since === 'number' ? withAsked(facts, `line-${data.since}:note`, at) : facts;
    case 'sending': {
      const { stopped, since } = data;
      if (typeof stopped !== 'boolean' || typeof since !== 'number') return facts;
      const sending = laterSwitch(facts.sending, { stopped, since });
      return withAsked({ ...facts, sending }, `sending-${since}:note`, at);
    }
    default:
      return facts;
  }
}

const what = (cause: string, effect: Effect): string => `${cause}:${effect.kind}`;

function withAsked(facts: DeskFacts, thing: string, at: Instant): DeskFacts {
  return { ...facts, asked: newestFew(facts.asked, { what: thing, at }, (one: Asked) => one.what) };
}

const wasAsked = (facts: DeskFacts, { cause, effect }: Wish): boolean =>
  facts.asked.some((one) => one.what === what(cause, effect));

/** Adds one to a list kept by its newest, one entry a key; which order they come in makes no difference. */
function newestFew<T extends { at: Instant }>(known: readonly T[], one: T, key: (one: T) => string): readonly T[] {
  const twin = known.find((other) => key(other) === key(one));
  const kept = twin && (twin.at > one.at || (twin.at === one.at && JSON.stringify(twin) > JSON.stringify(one)));
  const all = [...known.filter((other) => other !== twin), twin && kept ? twin : one];
  return all.sort((a, b) => a.at - b.at || (key(a) < key(b) ? -1 : 1)).slice(-KEPT);
}

function parkedWishes({ facts, now, policy }: Situation<DeskFacts>): Wish[] {
  // What is older than our memory of what we asked for was told long ago.
  const forgotten = facts.asked.length < KEPT ? -Infinity : (facts.asked[0]?.at ?? -Infinity);
  const news = facts.parked.filter(({ at }) => at > forgotten);
  return news.map(({ parkedId, about, at }) => ({
    cause: `parked-${parkedId}`,
    effect: {
      kind: 'note',
      about: 'trouble',
      text: parkedNote({ parkedId, about, at }, policy),
      mention: policy.supervisors,
      marker: { kind: 'parked', data: { parkedId } },
      deadline: now + HOUR,
    },
  }));
}

function lineWishes(situation: Situation<DeskFacts>): Wish[] {
  const { facts, now } = situation;
  const { line, troubled } = facts;
  if (!line) return [];
  const { trouble, since } = line;
  const tell: Wish = {
    // Trouble may begin at the very moment that the one before it ended: Chatwoot answered once.
    cause: trouble === null ? `line-${since}` : `line-${since}-${trouble}`,
    effect: { kind: 'tell-open-conversations', what: { kind: 'line-changed', trouble, since }, deadline: now + HOUR },
  };
  if (trouble !== null) return now < since + LASTS ? [tell] : [tell, troubleNote(line, null, situation)];
  // "All is well" is news only where there was trouble.
  if (troubled === null || troubled.since > since) return [];
  // Trouble with our own memory cannot be told while it lasts: it is told when it is over.
  return since < troubled.since + LASTS ? [tell] : [tell, troubleNote(troubled, since, situation)];
}

/** One note about each trouble, under the same name whether it is still there or over. */
function troubleNote({ trouble, since }: Line, until: Instant | null, { now, policy }: Situation<DeskFacts>): Wish {
  return {
    cause: `line-${since}`,
    effect: {
      kind: 'note',
      about: 'trouble',
      text: until === null ? lineNote(since, trouble, policy) : lineOverNote(since, until, policy),
      mention: policy.supervisors,
      marker: { kind: 'line', data: { trouble, since } },
      deadline: now + HOUR,
    },
  };
}

function sendingWishes({ facts: { sending }, now, policy }: Situation<DeskFacts>): Wish[] {
  if (!sending) return [];
  const { stopped, since } = sending;
  const cause = `sending-${since}`;
  return [
    {
      cause,
      effect: {
        kind: 'tell-open-conversations',
        what: { kind: 'sending-switched', stopped, since },
        deadline: now + HOUR,
      },
    },
    {
      cause,
      effect: {
        kind: 'note',
        about: 'trouble',
        text: sendingNote(since, stopped, policy),
        mention: policy.supervisors,
        marker: { kind: 'sending', data: { stopped, since } },
        deadline: now + HOUR,
      },
    },
  ];
}
