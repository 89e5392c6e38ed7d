import type { Manners, NamedInbox } from './contract';
import type { ChatwootHttp } from './http';
import {
  restConversation,
  restConversations,
  restInboxes,
  restMessages,
  type RestConversation,
  type RestMessage,
} from './rest-payloads';

/**
 * What the sweep reads. The lists by axios: the SDK knows neither `status=all` nor `updated_within`, and no paging of
 * messages. @throws ChatwootError
 */
export async function listChanged(
  http: ChatwootHttp,
  token: string,
  updatedWithinSeconds: number,
  manners?: Manners,
): Promise<readonly RestConversation[]> {
  return list(http, token, { status: 'all', updated_within: Math.ceil(updatedWithinSeconds) }, manners);
}

/** @throws ChatwootError */
export async function listOpenPage(
  http: ChatwootHttp,
  token: string,
  page: number,
  manners?: Manners,
): Promise<readonly RestConversation[]> {
  return list(http, token, { status: 'open', sort_by: 'created_at_asc', page }, manners);
}

/** @throws ChatwootError */
export async function listAllPage(
  http: ChatwootHttp,
  token: string,
  page: number,
  manners?: Manners,
): Promise<readonly RestConversation[]> {
  return list(http, token, { status: 'all', sort_by: 'last_activity_at_desc', page }, manners);
}

async function list(
  http: ChatwootHttp,
  token: string,
  query: Readonly<Record<string, string | number>>,
  manners?: Manners,
): Promise<readonly RestConversation[]> {
  const asked = { what: 'list conversations', writes: false, answer: restConversations, manners };
  return (await http.direct(asked, { token }, { method: 'GET', path: 'conversations', query })).data.payload;
}

/** @throws ChatwootError */
export async function readConversation(
  http: ChatwootHttp,
  token: string,
  conversationId: number,
  manners?: Manners,
): Promise<RestConversation> {
  const asked = { what: 'read a conversation', writes: false, answer: restConversation, manners };
  const { accountId } = http;
  return http.bySdk(asked, token, (sdk) => sdk.conversations.get({ accountId, conversationId }));
}

/** @throws ChatwootError */
export async function listInboxes(
  http: ChatwootHttp,
  token: string,
  manners?: Manners,
): Promise<readonly NamedInbox[]> {
  const asked = { what: 'list the inboxes', writes: false, answer: restInboxes, manners };
  const { accountId } = http;
  return (await http.bySdk(asked, token, (sdk) => sdk.inboxes.list({ accountId }))).payload;
}

/** What Chatwoot gives at most for one `after`. */
const PAGE = 100;
const MOST_PAGES = 20;

/** @throws ChatwootError */
export async function messagesAfter(
  http: ChatwootHttp,
  token: string,
  conversationId: number,
  afterId: number,
  manners?: Manners,
): Promise<readonly RestMessage[]> {
  const asked = { what: 'read messages', writes: false, answer: restMessages, manners };
  const path = `conversations/${conversationId}/messages`;
  const all: RestMessage[] = [];
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const after = all[all.length - 1]?.id ?? afterId;
    const { payload } = await http.direct(asked, { token }, { method: 'GET', path, query: { after } });
    all.push(...payload);
    if (payload.length < PAGE) break;
  }
  return all;
}
