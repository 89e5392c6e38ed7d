import type { Effect, NoteEffect } from '../kernel/effect';
import type { HelplineEvent, NoteMarker } from '../kernel/event';
import { HOUR, MINUTE, type Duration } from '../kernel/instant';
import { NOTHING_LEFT, type LeftMemory, type LeftWait } from '../kernel/left-memory';
import { NOTHING, type DeskRoom } from '../kernel/room';
import { newestOf } from '../kernel/same';
import { leftNote } from './left-note';
import { listedBy, listing, newestIn, type Listed } from './left-listed';

/** A first look at a Chatwoot with a long history takes its time: it is told when none was found for so long. */
const GATHERED_FOR: Duration = 10 * MINUTE;
/** A list that could not be posted by then is written anew, of those who still wait. */
const POSTED_WITHIN: Duration = HOUR;
/** By then a list that was posted has been heard of. */
const ASKED_AGAIN_AFTER: Duration = POSTED_WITHIN + 5 * MINUTE;
/** So many fit into one list and its marker; with more it is told at once, and another list goes on with the rest. */
const IN_A_LIST = 500;
/** Of so many conversations it is remembered that they are over: with more, who wrote longest ago is named twice, not never. */
const OVER_KEPT = 3_000;
/** How many lists are remembered as written. */
const LISTS_KEPT = 8;

/**
 * Room `left-from-before`, of the desk: clients who wrote before these tools were here and were never answered. One list for
 * supervisors, and no alarm: nobody is woken for a message of last month, and nobody is left out (decision 0084).
 */
export const leftDesk: DeskRoom = {
  name: 'left-from-before',
  learns(facts, event) {
    const known = facts.left ?? NOTHING_LEFT;
    const learned = learn(known, event);
    return learned === known ? facts : { ...facts, left: learned };
  },
  wants({ facts, now, policy }) {
    const { waits, asked = null, lists = [] } = facts.left ?? NOTHING_LEFT;
    if (waits.length === 0) return NOTHING;
    const gathered = waits.length < IN_A_LIST ? Math.max(...waits.map(({ at }) => at)) + GATHERED_FOR : now;
    const isUnderWay = asked !== null && !lists.some(({ newest }) => newest === asked.newest);
    const dueAt = isUnderWay ? Math.max(gathered, asked.at + ASKED_AGAIN_AFTER) : gathered;
    if (now < dueAt) return { wishes: [], lookAgainAt: dueAt };
    const listed = waits.slice(0, IN_A_LIST);
    const effect: NoteEffect = {
      kind: 'note',
      about: 'left-from-before',
      text: leftNote(listed, policy),
      mention: policy.supervisors,
      marker: { kind: 'left-from-before', data: listing(listed) },
      deadline: now + POSTED_WITHIN,
    };
    return {
      wishes: [{ cause: `left-list-m${newestIn(listed)}-${now}`, effect }],
      lookAgainAt: now + ASKED_AGAIN_AFTER,
    };
  },
  // Looked at again just before it is posted: a number that is not true any more goes nowhere, and a true one follows.
  holdsBack(effect, { facts }) {
    if (!isOurs(effect)) return null;
    const waits = new Set((facts.left?.waits ?? []).map(keyOf));
    return listedBy(effect.marker).every((one) => waits.has(keyOf(one))) ? null : 'the list has changed';
  },
};

const isOurs = (effect: Effect): effect is NoteEffect => effect.kind === 'note' && effect.about === 'left-from-before';
const keyOf = (one: Listed): string => `${one.conversationId}-${one.messageId}`;

function learn(known: LeftMemory, event: HelplineEvent): LeftMemory {
  switch (event.kind) {
    case 'left-from-before': {
      const { conversationId, messageId, lastAt, at } = event;
      if (messageId <= (known.over?.[conversationId] ?? 0)) return known;
      const waits = withOne(known.waits, { conversationId, messageId, lastAt, at });
      return waits === known.waits ? known : { ...known, waits };
    }
    case 'left-answered':
      return withOver(known, [event]);
    case 'effect-planned': {
      const listed = isOurs(event.effect) ? listedBy(event.effect.marker) : [];
      if (listed.length === 0) return known;
      return {
        ...known,
        asked: newestOf(known.asked ?? null, { newest: newestIn(listed), at: event.at }, ({ at }) => at),
      };
    }
    case 'note-written':
      return event.author.kind === 'our-bot' ? written(known, event.messageId, event.marker) : known;
    default:
      return known;
  }
}

function written(known: LeftMemory, noteId: number, marker: NoteMarker | null): LeftMemory {
  const listed = listedBy(marker);
  if (listed.length === 0) return known;
  const twin = known.lists?.find((one) => one.noteId === noteId);
  const one = { noteId, newest: Math.max(newestIn(listed), twin?.newest ?? 0) };
  const all = [...(known.lists ?? []).filter((other) => other !== twin), one];
  const lists = all.sort((a, b) => a.noteId - b.noteId).slice(-LISTS_KEPT);
  return withOver({ ...known, lists }, listed);
}

function withOver(known: LeftMemory, told: readonly Listed[]): LeftMemory {
  const over: Record<string, number> = { ...known.over };
  for (const { conversationId, messageId } of told)
    over[conversationId] = Math.max(over[conversationId] ?? 0, messageId);
  const waits = known.waits.filter(({ conversationId, messageId }) => messageId > (over[conversationId] ?? 0));
  return { ...known, waits, over: newestOver(over) };
}

function newestOver(over: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const all = Object.entries(over);
  if (all.length <= OVER_KEPT) return over;
  return Object.fromEntries(all.sort(([a, m], [b, n]) => n - m || Number(b) - Number(a)).slice(0, OVER_KEPT));
}

/** Of each conversation the newest text; of one text the first time that it was heard of counts. The oldest first. */
function withOne(known: readonly LeftWait[], one: LeftWait): readonly LeftWait[] {
  const twin = known.find(({ conversationId }) => conversationId === one.conversationId);
  if (twin && (twin.messageId > one.messageId || (twin.messageId === one.messageId && twin.at <= one.at))) return known;
  const all = [...known.filter((other) => other !== twin), one];
  return all.sort((a, b) => a.lastAt - b.lastAt || a.messageId - b.messageId);
}
