import type { HelplineEvent } from '../kernel/event';
import type { DeskFacts, PreflightMemory } from '../kernel/facts';
import { HOUR, later, SECOND, type Duration, type Instant } from '../kernel/instant';
import { NOTHING, type DeskRoom, type Situation, type Wants } from '../kernel/room';
import { newestOf } from '../kernel/same';
import { ANSWER_HOLDS, isEmpty, isGreen, standingOf, stopping, type Standing } from './green';
import { markerOf, readPreflightNote, type PreflightNote } from './marker';
import { standingNote } from './note';

/** How often the settings are read, and how long after a change through us: it is noted before it is made. */
const READ_EVERY: Duration = HOUR;
const AFTER_CHANGE: Duration = 10 * SECOND;

/**
 * Room `preflight`, of the desk: what in Chatwoot's own settings could hurt a client. As long as there is such a thing,
 * nothing that would text a client by itself goes out, and supervisors are told, once for each change.
 */
export const preflight: DeskRoom = {
  name: 'preflight',
  learns(facts, event) {
    const known = facts.preflight;
    const learned = learnPreflight(known, event);
    return learned === known ? facts : { ...facts, preflight: learned };
  },
  wants,
  // A person who clicks has looked; what goes by itself needs every setting safe.
  holdsBack: (effect, { facts, now }) =>
    effect.kind === 'text-to-client' && effect.automatic && !isGreen(facts, now) ? 'preflight is not green' : null,
};

/** Whether the settings have to be read now: never read, an hour ago, or something was changed through us since. */
export function readingDue({ preflight: { read, changedAt } }: DeskFacts, now: Instant): boolean {
  if (read === null || now - read.at >= READ_EVERY) return true;
  const settled = (changedAt ?? -Infinity) + AFTER_CHANGE;
  return read.at < settled && now >= settled;
}

function learnPreflight(known: PreflightMemory, event: HelplineEvent): PreflightMemory {
  switch (event.kind) {
    case 'preflight-read': {
      const { dangers, asked, at } = event;
      return { ...known, read: newestOf(known.read, { dangers, asked, at }, (one) => one.at) };
    }
    case 'effect-planned': {
      if (event.effect.kind !== 'note') return known;
      const note = readPreflightNote(event.effect.marker);
      return note?.what === 'told' ? learnNote(known, note, event) : known;
    }
    case 'note-written': {
      const note = event.author.kind === 'our-bot' && event.marker ? readPreflightNote(event.marker) : null;
      return note === null ? known : learnNote(known, note, event);
    }
    default:
      return known;
  }
}

type Noted = { at: Instant; messageId?: number };

function learnNote(known: PreflightMemory, note: PreflightNote, { at, messageId = 0 }: Noted): PreflightMemory {
  switch (note.what) {
    case 'told':
      return { ...known, told: newestOf(known.told, { key: note.key, at }, (one) => one.at) };
    case 'answer': {
      const { question, safe } = note;
      const answers = withAnswer(known.answers, { question, safe, noteId: messageId, at });
      return { ...known, answers, changedAt: later(known.changedAt, at) };
    }
    case 'hardened':
    case 'put-back':
      return { ...known, changedAt: later(known.changedAt, at) };
    case 'proof':
      return known;
  }
}

type Answer = PreflightMemory['answers'][number];

/** The newest answer to each question: two of one second differ by the notes' ids. */
function withAnswer(answers: readonly Answer[], heard: Answer): readonly Answer[] {
  const known = answers.find(({ question }) => question === heard.question) ?? null;
  const newest = newestOf(known, heard, ({ noteId }) => noteId);
  return [...answers.filter((one) => one !== known), newest].sort((a, b) => (a.question < b.question ? -1 : 1));
}

function wants({ facts, now, policy }: Situation<DeskFacts>): Wants {
  const found = standingOf(facts, now);
  if (found === null) return NOTHING;
  const standing = stopping(found);
  const lookAgainAt = nextExpiry(facts, now);
  const key = keyOf(standing);
  const { told } = facts.preflight;
  // That all is well is news only to those who were told of something else.
  if (told === null ? key === GREEN : told.key === key) return { wishes: [], lookAgainAt };
  const cause = `preflight-${key}-${told?.at ?? 0}`;
  if (facts.asked.some(({ what }) => what === `${cause}:note`)) return { wishes: [], lookAgainAt };
  const effect = {
    kind: 'note' as const,
    about: 'preflight',
    text: standingNote(standing, policy),
    mention: key === GREEN ? [] : policy.supervisors,
    marker: markerOf({ what: 'told', key }),
    deadline: now + HOUR,
  };
  return { wishes: [{ cause, effect }], lookAgainAt };
}

/** When the next answer is too old to hold. */
function nextExpiry({ preflight: { answers } }: DeskFacts, now: Instant): Instant | null {
  const ends = answers.map(({ at }) => at + ANSWER_HOLDS).filter((end) => end > now);
  return ends.length > 0 ? Math.min(...ends) : null;
}

const GREEN = 'green';

/**
 * What supervisors are told of, as a short key: the same as long as the same is wrong. Which questions are open makes no
 * difference, so that answering one after the other does not write a note each time.
 */
function keyOf(standing: Standing): string {
  if (isEmpty(standing)) return GREEN;
  const dangers = standing.dangers.map(({ id, inboxId }) => `${id}:${inboxId ?? ''}`).sort();
  let hash = 0x811c9dc5;
  for (const char of dangers.join()) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
  return `${dangers.length}-${hash.toString(16)}${standing.open.length > 0 ? '-open' : ''}`;
}
