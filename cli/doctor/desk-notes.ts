import { randomUUID } from 'node:crypto';
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
