import { MINUTE, SECOND, type Instant } from '../../core/kernel/instant';
import type { FindManners, Marked } from './contract';
import type { ChatwootHttp } from './http';
import { readMarker } from './our-marker';
import { restMessages, type RestMessage } from './rest-payloads';

/** Chatwoot's clock and ours may differ by so much; with more, its webhooks would not pass either. */
const MARGIN = 5 * MINUTE;
const PAGE = 20;
const MOST_PAGES = 10;

/**
 * Looks back from the newest message for the one that carries the intent. A deleted message has lost its marker: when
 * one of the same kind was deleted in that time, nobody can say, and a text to a client must count as sent.
 * @throws ChatwootError
 */
export async function findMarked(
  http: ChatwootHttp,
  token: string,
  conversationId: number,
  intent: string,
  since: Instant,
  manners: FindManners = {},
): Promise<Marked | null> {
  let unsure = false;
  let before: number | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const messages: readonly RestMessage[] = await pageBefore(http, token, conversationId, before, manners);
    const found = messages.find(
      (one) => one.message_type === 1 && readMarker(one.content_attributes).intent === intent,
    );
    if (found) return { messageId: found.id };
    const recent = messages.filter((one) => one.created_at * SECOND >= since - MARGIN);
    unsure ||= recent.some((one) => couldBe(one, manners.isPrivate ?? false));
    const oldest = messages[0];
    if (!oldest || messages.length < PAGE || recent.length < messages.length)
      return unsure ? { messageId: null } : null;
    before = oldest.id;
  }
  // So many messages since: what was not found may still be there.
  return { messageId: null };
}

function couldBe(message: RestMessage, isPrivate: boolean): boolean {
  return message.message_type === 1 && message.private === isPrivate && Boolean(message.content_attributes?.deleted);
}

async function pageBefore(
  http: ChatwootHttp,
  token: string,
  conversationId: number,
  before: number | null,
  manners: FindManners,
): Promise<readonly RestMessage[]> {
  const asked = { what: 'look for a marked message', writes: false, answer: restMessages, manners };
  const path = `conversations/${conversationId}/messages`;
  const query = before === null ? {} : { query: { before } };
  return (await http.direct(asked, { token }, { method: 'GET', path, ...query })).payload;
}
