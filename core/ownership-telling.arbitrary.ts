import { consider } from './consider';
import { SUBJECT } from './history.arbitrary';
import type { Intent } from './kernel/effect';
import type { ConversationEvent } from './kernel/event';
import type { ConversationFacts } from './kernel/facts';
import { handOffMarker, type Receiver } from './kernel/hand-off';
import { SECOND } from './kernel/instant';
import { outcomeMarker, type OutcomeKind } from './kernel/outcome';
import type { OwnershipWish } from './kernel/ownership';
import { DEFAULT_POLICY, type Policy } from './kernel/policy';
import { subjectKey } from './kernel/subject';
import { at } from './telling.arbitrary';

/** Short names for what bears on whose conversation it is; advocates 5, 6 and 7. */
const frame = (clock: string, id: string) => ({
  id,
  subject: SUBJECT,
  at: at(clock),
  heardAt: at(clock),
  via: 'panel' as const,
});

export const asks = (clock: string, agentId: number, wish: OwnershipWish): ConversationEvent => ({
  ...frame(clock, `ask-${agentId}-${clock}`),
  kind: 'ownership-asked',
  agentId,
  wish,
});
export const takes = (clock: string, agentId: number, from: number | null = null): ConversationEvent =>
  asks(clock, agentId, { kind: 'take', from });
export const undoes = (clock: string, agentId: number): ConversationEvent => asks(clock, agentId, { kind: 'undo' });
export const finishes = (
  clock: string,
  agentId: number,
  upTo: number | null,
  outcome: OutcomeKind = 'resolved',
): ConversationEvent => asks(clock, agentId, { kind: 'finish', outcome, upTo });

const ourNote = { author: { kind: 'our-bot' }, intent: null } as const;

/** As the thread tells it after Redis was emptied. */
export const finishedNoted = (clock: string, by: number, upTo: number | null): ConversationEvent => ({
  ...frame(clock, `finished-${clock}`),
  kind: 'note-written',
  messageId: 800,
  ...ourNote,
  marker: outcomeMarker({ kind: 'resolved', at: at(clock), by, upTo }),
});

export const handsOff = (clock: string, by: number, to: Receiver, noteId = 700): ConversationEvent => ({
  ...frame(clock, `hand-off-${noteId}`),
  kind: 'note-written',
  messageId: noteId,
  ...ourNote,
  marker: handOffMarker({ at: at(clock), by, to, urgency: 'watcher' }),
});
export const readsBack = (clock: string, agentId: number, noteId = 700): ConversationEvent => ({
  ...frame(clock, `read-${agentId}-${clock}`),
  kind: 'read-back-asked',
  agentId,
  noteId,
});

export type Lived = { facts: ConversationFacts; intents: readonly Intent[] };

/**
 * A worker that is never late: each event is considered at its own time, and what was planned is remembered. Ends with one
 * more look at `until`.
 */
export function live(
  begun: ConversationFacts,
  events: readonly ConversationEvent[],
  until: string,
  policy: Policy = DEFAULT_POLICY,
): Lived {
  const intents: Intent[] = [];
  let facts = begun;
  const look = (mail: readonly ConversationEvent[], now: number): void => {
    const considered = consider(subjectKey(SUBJECT), facts, mail, now, policy);
    facts = considered.facts as ConversationFacts;
    intents.push(...considered.intents);
  };
  for (const event of events) look([event], event.heardAt);
  look([], at(until));
  return { facts, intents };
}

/** The text of each note of this room, with advocates still as "{agent:5}". */
export const notesOf = ({ intents }: Lived, about: string): string[] =>
  intents.flatMap(({ effect }) => (effect.kind === 'note' && effect.about === about ? [effect.text] : []));

export const secondsAfter = (clock: string, seconds: number): number => at(clock) + seconds * SECOND;
