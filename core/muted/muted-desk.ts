import type { Wish } from '../kernel/effect';
import type { HelplineEvent, NoteMarker } from '../kernel/event';
import { clockTime, DAY, HOUR } from '../kernel/instant';
import type { Language } from '../kernel/policy';
import type { DeskRoom } from '../kernel/room';
import { withOne } from '../kernel/told-supervisors';

const NOTE: Readonly<Record<Language, (conversation: number, time: string) => string>> = {
  en: (conversation, time) =>
    `A client who is muted in Chatwoot wrote at ${time}, in conversation ${conversation}. Chatwoot keeps it closed and tells nobody. ` +
    `If that is not meant, take the mute off there and answer.`,
  es: (conversation, time) =>
    `Alguien silenciado en Chatwoot escribió a las ${time}, en la conversación ${conversation}. Chatwoot la deja cerrada y no avisa a nadie. ` +
    `Si no es lo que se quiere, quita el silencio allí y responde.`,
};

/** Room `muted`, of the desk: supervisors are told of what a muted client wrote, where supervisors look. */
export const mutedDesk: DeskRoom = {
  name: 'muted',
  learns(facts, event) {
    const known = facts.muted ?? [];
    if (event.kind === 'muted-wrote') {
      const { conversationId, messageId, at } = event;
      return { ...facts, muted: withOne(known, { conversationId, messageId, at, told: false }) };
    }
    const marker = markerOf(event);
    const { message, conversation, at } = marker?.kind === 'muted' ? marker.data : {};
    if (typeof message !== 'number' || typeof conversation !== 'number' || typeof at !== 'number') return facts;
    return { ...facts, muted: withOne(known, { conversationId: conversation, messageId: message, at, told: true }) };
  },
  wants({ facts, now, policy: { language, zone, supervisors } }) {
    const open = (facts.muted ?? []).filter(({ told, at }) => !told && now < at + DAY);
    const wishes = open.map(({ conversationId, messageId, at }): Wish => {
      const text = NOTE[language](conversationId, clockTime(at, zone));
      const marker = { kind: 'muted', data: { message: messageId, conversation: conversationId, at } };
      const note = { kind: 'note', about: 'muted', text, mention: supervisors, marker, deadline: now + HOUR } as const;
      return { cause: `muted-m${messageId}`, effect: note };
    });
    return { wishes, lookAgainAt: null };
  },
};

function markerOf(event: HelplineEvent): NoteMarker | null {
  if (event.kind === 'effect-planned') return event.effect.kind === 'note' ? event.effect.marker : null;
  return event.kind === 'note-written' && event.author.kind === 'our-bot' ? event.marker : null;
}
