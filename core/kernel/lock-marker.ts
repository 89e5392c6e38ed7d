import type { Boundary } from './boundary';
import type { SafeChannel } from './command';
import type { NoteMarker } from './event';
import type { Instant } from './instant';
import { NO_BOUNDARY } from './boundary';
import { outcomeIn } from './outcome';

/**
 * What our bot writes beside its notes about the boundary. These notes are the durable truth: an emptied Redis learns
 * every lock, lift and "yes" from them again. Ids, times and kinds only.
 */
export type LockDeed =
  | { deed: 'hold' | 'rest' | 'optout' | 'no' | 'lift'; at: Instant; by: number; message: number }
  | { deed: 'ifcut'; at: Instant; by: number; message: number }
  | { deed: 'ok'; at: Instant; by: number; message: number; channel: SafeChannel; until: Instant }
  | { deed: 'stop' | 'start' | 'blocked' | 'return'; at: Instant };

export const lockMarker = (deed: LockDeed): NoteMarker => ({ kind: 'lock', data: { ...deed } });

/** A command that was answered without changing anything: refused, or done by other means. */
export const answerMarker = (message: number, done: boolean): NoteMarker => ({
  kind: 'answer',
  data: { message, done },
});

/** Which command a note of ours answers. */
export function answerIn({ kind, data }: NoteMarker): { messageId: number; done: boolean } | null {
  const { message, done } = data;
  if (typeof message !== 'number') return null;
  if (kind === 'lock') return { messageId: message, done: true };
  return kind === 'answer' && typeof done === 'boolean' ? { messageId: message, done } : null;
}

/** What a note of ours in this conversation says of the boundary; nothing when it is about something else. */
export function boundaryIn(marker: NoteMarker, conversationId: number, noteId: number): Partial<Boundary> {
  const { kind, data } = marker;
  const { at, deed, message, channel, until } = data;
  if (typeof at !== 'number') return {};
  const by = typeof data['by'] === 'number' ? data['by'] : null;
  const done = { at, conversationId, by };
  const { falls, texts, safe } = NO_BOUNDARY;
  if (kind === 'quick-exit') return { falls: { ...falls, quickExit: { ...done, by: null } } };
  const outcome = outcomeIn(marker);
  if (outcome) return { ended: { ...done, outcome: outcome.kind } };
  if (kind === 'agreed') return { agreed: { ...done, messageId: noteId } };
  if (kind !== 'lock') return {};
  switch (deed) {
    case 'hold':
      return { falls: { ...falls, notSafe: done } };
    case 'rest':
      return { falls: { ...falls, doNotContact: done } };
    case 'optout':
      return { texts: { ...texts, out: { at, how: 'advocate' } } };
    case 'no':
      return { deniedAt: at };
    case 'stop':
      return { texts: { ...texts, out: { at, how: 'word' } } };
    case 'blocked':
      return { texts: { ...texts, out: { at, how: 'carrier' } } };
    case 'start':
      return { texts: { ...texts, inAt: at } };
    case 'lift':
      return { lift: done };
    case 'return':
      return { returnedAt: at };
    case 'ok':
      if ((channel !== 'chat' && channel !== 'sms') || typeof until !== 'number') return {};
      return { safe: { ...safe, [channel]: { ...done, until } } };
    case 'ifcut':
      return typeof message === 'number' ? { ifCut: { ...done, messageId: message } } : {};
    default:
      return {};
  }
}
