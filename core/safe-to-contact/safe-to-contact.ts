import type { NoteEffect } from '../kernel/effect';
import { notAsked } from '../kernel/asked';
import { HOUR, type Duration } from '../kernel/instant';
import { boundaryOf } from '../kernel/known-boundary';
import { lockMarker } from '../kernel/lock-marker';
import { cameBackAt } from '../kernel/returned';
import { NOTHING, type ConversationRoom } from '../kernel/room';
import { returnNote } from './notes';

const NEWS_FOR: Duration = HOUR;

/**
 * Room `safe-to-contact`: whether they said that they may be written to here, when, and until when (B3.1, B3.2). It is said
 * by `/ok`; when they come back it counts no more and is asked again, because it may be someone else (B3.8). What follows
 * from it for a text is in `kernel/may-text`.
 */
export const safeToContact: ConversationRoom = {
  name: 'safe-to-contact',
  wants({ facts, now, policy }) {
    const boundary = boundaryOf(facts);
    const back = cameBackAt(facts, policy.texting.returnAfter);
    if (back === null || back <= (boundary.returnedAt ?? 0) || now >= back + NEWS_FOR) return NOTHING;
    const mention = facts.snapshot?.assigneeId ?? null;
    const effect: NoteEffect = {
      kind: 'note',
      about: 'safe-to-contact',
      text: returnNote(back, boundary, policy),
      mention: mention === null ? [] : [mention],
      marker: lockMarker({ deed: 'return', at: back }),
      deadline: now + NEWS_FOR,
    };
    return { wishes: notAsked(facts.safety.asked, [{ cause: `bd-return-${back}`, effect }]), lookAgainAt: null };
  },
};
