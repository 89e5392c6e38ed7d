import { randomUUID } from 'node:crypto';
import { translateMessages } from '../../adapters/chatwoot/translate-rest';
import type { HelplineEvent } from '../../core/kernel/event';
import { markerOf, type PreflightNote } from '../../core/preflight/marker';
import type { Doctor } from './doctor';

/**
 * Writes a private note of our bot into the desk's own conversation, which only supervisors read: what was answered, and
 * what a setting was before it is changed. Never anywhere else, and never a text to a client. Null: it was not written,
 * or nobody knows; then whatever should have followed must not.
 */
export async function postDeskNote(doctor: Doctor, text: string, note: PreflightNote): Promise<number | null> {
  const { api, config } = doctor;
  const { kind, data } = markerOf(note);
  const posted = await api.postMessage({
    ...{ conversationId: config.chatwoot.deskConversationId, text, isPrivate: true },
    marker: { intent: `doctor:${randomUUID()}`, kind, data },
  });
  return posted.kind === 'ok' ? posted.value.messageId : null;
}

export type DeskNote = Extract<HelplineEvent, { kind: 'note-written'; subject: { kind: 'desk' } }>;

/** Everything that stands in the desk's conversation, oldest first. @throws ChatwootError */
export async function readDeskNotes({ api, config, clock, us }: Doctor): Promise<readonly DeskNote[]> {
  const { deskConversationId: id } = config.chatwoot;
  const notes: DeskNote[] = [];
  for (let after = 0; ;) {
    const answer = await api.messagesAfter(id, after);
    if (answer.kind !== 'ok') throw answer.error;
    const newest = Math.max(after, ...answer.value.map((message) => message.id));
    if (newest === after) return notes;
    const told = translateMessages(id, answer.value, clock.now(), us);
    notes.push(
      ...told.filter((event): event is DeskNote => event.kind === 'note-written' && event.subject.kind === 'desk'),
    );
    after = newest;
  }
}
