import { learnAsked, notAsked } from '../kernel/asked';
import type { HelplineEvent, NoteMarker } from '../kernel/event';
import type { ConversationFacts } from '../kernel/facts';
import { later, SECOND } from '../kernel/instant';
import { readBackIn } from '../kernel/hand-off';
import { outcomeIn } from '../kernel/outcome';
import { deedIn, type OwnershipDeed, type OwnershipMemory } from '../kernel/ownership';
import { takenBy, unansweredTexts } from '../kernel/owner-of';
import type { ConversationRoom } from '../kernel/room';
import { newestOf } from '../kernel/same';
import type { Look } from '../kernel/seen';
import { answerAsks, type AskAnswer } from './answer-asks';
import { answerWishes } from './answer-wishes';
import { leadWishes } from './lead-chatwoot';
import { alsoWroteWishes } from './also-wrote';

/** How much is remembered, each of its kind. */
const ASKS_KEPT = 12;
const DEEDS_KEPT = 24;

/**
 * Room `ownership`: whose conversation it is, and how it ended (S1.5-S1.27, E11). The first public answer takes it, as does
 * a click; it warns, tells both, and never keeps anybody from answering.
 */
export const ownership = (look: Look): ConversationRoom => ({
  name: 'ownership',
  learns(facts, event) {
    const known = facts.ownership;
    const learned = learnedFrom({ ...known, asked: learnAsked(known.asked, event, 'own-') }, event);
    return { ...facts, ownership: learned };
  },
  wants(situation) {
    const answers = answerAsks(situation.facts, situation.now);
    // Chatwoot is led at once, as it will stand when these are written down.
    const then = { ...situation, facts: answers.reduce(withAnswer, situation.facts) };
    const wishes = [...answerWishes(answers, situation, look), ...leadWishes(then), ...alsoWroteWishes(then)];
    return { wishes: notAsked(situation.facts.ownership.asked, wishes), lookAgainAt: null };
  },
  holdsBack(effect, { facts, now }) {
    switch (effect.kind) {
      case 'assign': {
        const taken = takenBy(answerAsks(facts, now).reduce(withAnswer, facts));
        return taken?.taking === effect.taking ? null : 'somebody else has it';
      }
      case 'set-status': {
        const after = unansweredTexts(facts).some(({ messageId }) => messageId > (effect.upTo ?? 0));
        return after ? 'they wrote meanwhile' : null;
      }
      default:
        return null;
    }
  },
});

function withAnswer(facts: ConversationFacts, answer: AskAnswer): ConversationFacts {
  const known = facts.ownership;
  if ('deed' in answer) return { ...facts, ownership: withDeed(known, answer.deed) };
  return { ...facts, ownership: { ...known, ended: newestOf(known.ended, answer.outcome, ({ at }) => at) } };
}

function learnedFrom(known: OwnershipMemory, event: HelplineEvent): OwnershipMemory {
  switch (event.kind) {
    case 'ownership-asked': {
      const { id, at, agentId, wish } = event;
      return { ...known, asks: newestBy(known.asks, { id, at, agentId, wish }, ({ id }) => id, ASKS_KEPT) };
    }
    case 'conversation-changed': {
      const { status, version } = event.snapshot;
      return status === 'resolved' ? { ...known, closedAt: later(known.closedAt, version * SECOND) } : known;
    }
    case 'note-written':
      return event.author.kind === 'our-bot' && event.marker ? fromMarker(known, event.marker) : known;
    case 'effect-planned': {
      const { effect } = event;
      if (effect.kind === 'note') return fromMarker(known, effect.marker);
      if (effect.kind !== 'assign' || effect.agentId === null || !effect.taking.startsWith('m')) return known;
      const { taking: ask, takenAt: at, agentId: by, was: assignee } = effect;
      return withDeed(known, { ask, at, kind: 'answered', by, owner: by, from: null, assignee, why: null });
    }
    default:
      return known;
  }
}

function fromMarker(known: OwnershipMemory, marker: NoteMarker): OwnershipMemory {
  const deed = deedIn(marker) ?? readDeed(marker);
  if (deed) return withDeed(known, deed);
  const outcome = outcomeIn(marker);
  return outcome ? { ...known, ended: newestOf(known.ended, outcome, ({ at }) => at) } : known;
}

/** Whoever reads a hand-off back has it from then on. */
function readDeed(marker: NoteMarker): OwnershipDeed | null {
  const read = readBackIn(marker);
  if (read === null) return null;
  const { noteId, by, at } = read;
  const assignee = typeof marker.data['assignee'] === 'number' ? marker.data['assignee'] : null;
  return { ask: `read-${noteId}-${by}`, at, kind: 'read', by, owner: by, from: null, assignee, why: null };
}

const withDeed = (known: OwnershipMemory, deed: OwnershipDeed): OwnershipMemory => ({
  ...known,
  deeds: newestBy(known.deeds, deed, ({ ask }) => ask, DEEDS_KEPT),
});

/** The newest few by their time, each id once; of two accounts of one always the same. */
function newestBy<T extends { at: number }>(all: readonly T[], one: T, idOf: (one: T) => string, kept: number) {
  const twin = all.find((other) => idOf(other) === idOf(one)) ?? null;
  const rest = all.filter((other) => other !== twin);
  const byTime = (a: T, b: T): number => a.at - b.at || (idOf(a) < idOf(b) ? -1 : 1);
  return [...rest, newestOf(twin, one, ({ at }) => -at)].sort(byTime).slice(-kept);
}
