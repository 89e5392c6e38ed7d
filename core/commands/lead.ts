import type { NoteEffect, Wish } from '../kernel/effect';
import { clockTime, HOUR, type Duration } from '../kernel/instant';
import type { DeskRoom } from '../kernel/room';
import { withOne } from '../kernel/told-supervisors';
import { LEAD_NOTE } from './words';

/** A supervisor who reads of it later than this is not called any more. */
const NEWS_FOR: Duration = HOUR;

/** Room `lead`, of the desk: an advocate asks for a supervisor (`/lead`), and supervisors are called where they look. */
export const lead: DeskRoom = {
  name: 'lead',
  learns(facts, event) {
    if (event.kind === 'lead-wanted') {
      const { conversationId, messageId, at } = event;
      return { ...facts, leads: withOne(facts.leads, { conversationId, messageId, at, told: false }) };
    }
    const marker =
      event.kind === 'effect-planned' && event.effect.kind === 'note'
        ? event.effect.marker
        : event.kind === 'note-written' && event.author.kind === 'our-bot'
          ? event.marker
          : null;
    const { message, conversation } = marker?.kind === 'lead' ? marker.data : {};
    if (typeof message !== 'number' || typeof conversation !== 'number') return facts;
    const told = { conversationId: conversation, messageId: message, at: event.at, told: true };
    return { ...facts, leads: withOne(facts.leads, told) };
  },
  wants({ facts, now, policy }) {
    const open = facts.leads.filter(({ told, at }) => !told && now < at + NEWS_FOR);
    const wishes = open.map(({ conversationId, messageId, at }): Wish => {
      const effect: NoteEffect = {
        kind: 'note',
        about: 'lead',
        text: LEAD_NOTE[policy.language](conversationId, clockTime(at, policy.zone)),
        mention: policy.supervisors,
        marker: { kind: 'lead', data: { message: messageId, conversation: conversationId } },
        deadline: now + NEWS_FOR,
      };
      return { cause: `lead-m${messageId}`, effect };
    });
    return { wishes, lookAgainAt: null };
  },
};
