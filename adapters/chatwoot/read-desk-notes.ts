import type { HelplineEvent } from '../../core/kernel/event';
import type { Instant } from '../../core/kernel/instant';
import type { ChatwootApi } from './contract';
import { translateMessages } from './translate-rest';
import type { Us } from './us';

export type DeskNote = Extract<HelplineEvent, { kind: 'note-written'; subject: { kind: 'desk' } }>;

/** Everything that stands in the desk's conversation, oldest first. @throws ChatwootError */
export async function readDeskNotes(api: ChatwootApi, us: Us, now: Instant): Promise<readonly DeskNote[]> {
  const notes: DeskNote[] = [];
  for (let after = 0; ;) {
    const answer = await api.messagesAfter(us.deskConversationId, after);
    if (answer.kind !== 'ok') throw answer.error;
    const newest = Math.max(after, ...answer.value.map((message) => message.id));
    if (newest === after) return notes;
    const told = translateMessages(us.deskConversationId, answer.value, now, us);
    notes.push(
      ...told.filter((event): event is DeskNote => event.kind === 'note-written' && event.subject.kind === 'desk'),
    );
    after = newest;
  }
}
