import { z } from 'zod';
import { SECOND } from '../../core/kernel/instant';
import type { Manners, MessagePost, Posted } from './contract';
import type { ChatwootHttp } from './http';
import { jsonBody } from './json-body';
import { noLiquid } from './no-liquid';
import { writeMarker } from './our-marker';
import { epoch, id } from './payload-parts';

const posted = z.object({ id, created_at: epoch });

/**
 * Posts a note or a text, in our bot's name or an advocate's own. As JSON and not by the SDK, whose multipart turns
 * `private: false` into the text "false", which Chatwoot takes for yes in one place. Never with a `source_id`: Chatwoot
 * would take the message for one that was already sent. There is no idempotency key; the marker is what proves it.
 * @throws ChatwootError
 */
export async function postMessage(
  http: ChatwootHttp,
  botToken: string,
  post: MessagePost,
  manners?: Manners,
): Promise<Posted> {
  const { intent, kind, data } = post.marker;
  if (post.text.trim() === '') throw new Error('a message without words');
  const body = jsonBody({
    content: noLiquid(post.text),
    message_type: 'outgoing',
    private: post.isPrivate,
    content_type: 'text',
    content_attributes: writeMarker({ intent, marker: kind === undefined ? null : { kind, data: data ?? {} } }),
  });
  const what = post.isPrivate ? 'post a note' : 'post a text';
  const by = post.as ? { session: post.as } : { token: botToken };
  const path = `conversations/${post.conversationId}/messages`;
  const answer = await http.direct({ what, writes: true, answer: posted, manners }, by, { method: 'POST', path, body });
  return { messageId: answer.id, at: answer.created_at * SECOND };
}
