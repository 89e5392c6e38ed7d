import type { NoteEffect } from '../kernel/effect';
import type { HelplineEvent, NoteMarker } from '../kernel/event';
import { DAY, later, MINUTE, type Duration } from '../kernel/instant';
import { NOTHING_LEFT, type LeftMemory, type LeftWait } from '../kernel/left-memory';
import { NOTHING, type DeskRoom } from '../kernel/room';
import { leftNote } from './left-note';

/** A first look at a Chatwoot with a long history takes its time: it is told when none was found for so long. */
const GATHERED_FOR: Duration = 10 * MINUTE;
const NEWS_FOR: Duration = 7 * DAY;
const KEPT = 200;

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
    const waits = facts.left?.waits ?? [];
    if (waits.length === 0) return NOTHING;
    const dueAt = Math.max(...waits.map(({ at }) => at)) + GATHERED_FOR;
    if (now < dueAt) return { wishes: [], lookAgainAt: dueAt };
    const upTo = Math.max(...waits.map(({ lastAt }) => lastAt));
    const effect: NoteEffect = {
      kind: 'note',
      about: 'left-from-before',
      text: leftNote(waits, policy),
      mention: policy.supervisors,
      marker: { kind: 'left-from-before', data: { upTo, count: waits.length } },
      deadline: now + NEWS_FOR,
    };
    return { wishes: [{ cause: `left-up-to-${upTo}`, effect }], lookAgainAt: null };
  },
};

function learn(known: LeftMemory, event: HelplineEvent): LeftMemory {
  if (event.kind === 'left-from-before') {
    const { conversationId, messageId, lastAt, at } = event;
    return notTold({ ...known, waits: withOne(known.waits, { conversationId, messageId, lastAt, at }) });
  }
  const marker = markerOf(event);
  const upTo = marker?.kind === 'left-from-before' ? marker.data.upTo : null;
  return typeof upTo === 'number' ? notTold({ ...known, upTo: later(known.upTo, upTo) }) : known;
}

const notTold = ({ waits, upTo }: LeftMemory): LeftMemory => ({
  waits: waits.filter(({ lastAt }) => upTo === null || lastAt > upTo),
  upTo,
});

/** A conversation that tells of a newer text says more; of one text the first time that it was heard of counts. */
function withOne(known: readonly LeftWait[], one: LeftWait): readonly LeftWait[] {
  const twin = known.find(({ messageId }) => messageId === one.messageId);
  const at = Math.min(one.at, twin?.at ?? one.at);
  const all = [...known.filter((other) => other !== twin), { ...one, at }];
  return all.sort((a, b) => a.lastAt - b.lastAt || a.messageId - b.messageId).slice(-KEPT);
}

function markerOf(event: HelplineEvent): NoteMarker | null {
  if (event.kind === 'effect-planned') return event.effect.kind === 'note' ? event.effect.marker : null;
  return event.kind === 'note-written' && event.author.kind === 'our-bot' ? event.marker : null;
}
