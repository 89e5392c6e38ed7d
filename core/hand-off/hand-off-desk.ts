import type { NoteEffect, Wish } from '../kernel/effect';
import type { HelplineEvent, NoteMarker } from '../kernel/event';
import type { DeskFacts, WantingHandOff } from '../kernel/facts';
import { HOUR, SECOND, type Duration } from '../kernel/instant';
import type { DeskRoom, Situation, Wants } from '../kernel/room';
import { newestOf } from '../kernel/same';
import { deskNote } from './notes';

/** Conversations of one occasion that are heard within this time stand in one note. */
const GATHERED_FOR: Duration = 5 * SECOND;
const NEWS_FOR: Duration = HOUR;
const KEPT = 60;

/** Room `hand-off` of the desk: supervisors are told where they look of hand-offs that were not read back, or not written. */
export const handOffDesk: DeskRoom = {
  name: 'hand-off',
  learns(facts, event) {
    if (event.kind === 'hand-off-wanting') {
      const { conversationId, about, ref, at } = event;
      return { ...facts, handOffs: withOne(facts.handOffs, { conversationId, about, ref, at, told: false }) };
    }
    return toldIn(event).reduce<DeskFacts>((sofar, one) => {
      return { ...sofar, handOffs: withOne(sofar.handOffs, one) };
    }, facts);
  },
  wants(situation) {
    const open = situation.facts.handOffs.filter(({ told, at }) => !told && situation.now < at + NEWS_FOR);
    const occasions = new Map(open.map((one) => [`${one.about}-${one.ref}`, one]));
    return [...occasions.values()]
      .map(({ about, ref }) =>
        wantsFor(
          open.filter((one) => one.about === about && one.ref === ref),
          situation,
        ),
      )
      .reduce<Wants>(
        (sofar, one) => ({
          wishes: [...sofar.wishes, ...one.wishes],
          lookAgainAt:
            one.lookAgainAt === null ? sofar.lookAgainAt : Math.min(one.lookAgainAt, sofar.lookAgainAt ?? Infinity),
        }),
        { wishes: [], lookAgainAt: null },
      );
  },
};

function wantsFor(open: readonly WantingHandOff[], { now, policy }: Situation<DeskFacts>): Wants {
  const dueAt = Math.min(...open.map(({ at }) => at)) + GATHERED_FOR;
  if (now < dueAt) return { wishes: [], lookAgainAt: dueAt };
  // A marker's value has room for so many ids; the others stand in the next note.
  const batch = open.slice(0, 20);
  const [first] = batch;
  if (!first) return { wishes: [], lookAgainAt: null };
  const ids = batch.map(({ conversationId }) => conversationId).sort((a, b) => a - b);
  const { about, ref } = first;
  const effect: NoteEffect = {
    kind: 'note',
    about: 'hand-off',
    text: deskNote(about, ids, policy),
    mention: policy.supervisors,
    marker: { kind: 'hand-off-wanting', data: { about, ref, conversations: ids.join(','), at: first.at } },
    deadline: now + NEWS_FOR,
  };
  const wish: Wish = { cause: `hand-off-${about}-${ref}-${ids.join('.')}`, effect };
  return { wishes: [wish], lookAgainAt: null };
}

/** What a note of ours, planned or standing, has told supervisors of. */
function toldIn(event: HelplineEvent): readonly WantingHandOff[] {
  const marker = markerOf(event);
  if (marker?.kind !== 'hand-off-wanting') return [];
  const { about, ref, conversations, at } = marker.data;
  if ((about !== 'unread' && about !== 'unwritten') || typeof ref !== 'number' || typeof at !== 'number') return [];
  if (typeof conversations !== 'string') return [];
  const ids = conversations.split(',').map(Number).filter(Number.isInteger);
  return ids.map((conversationId) => ({ conversationId, about, ref, at, told: true }));
}

function markerOf(event: HelplineEvent): NoteMarker | null {
  if (event.kind === 'effect-planned') return event.effect.kind === 'note' ? event.effect.marker : null;
  return event.kind === 'note-written' && event.author.kind === 'our-bot' ? event.marker : null;
}

/** One entry an occasion and conversation: told wins, and of its times the earliest. */
function withOne(known: DeskFacts['handOffs'], one: WantingHandOff): DeskFacts['handOffs'] {
  const key = ({ conversationId, about, ref }: WantingHandOff): string => `${about}-${ref}-${conversationId}`;
  const twin = known.find((other) => key(other) === key(one)) ?? null;
  const told = one.told || (twin?.told ?? false);
  const earliest = newestOf(twin, one, ({ at }) => -at);
  const all = [...known.filter((other) => other !== twin), { ...earliest, told }];
  return all.sort((a, b) => a.ref - b.ref || (key(a) < key(b) ? -1 : 1)).slice(-KEPT);
}
