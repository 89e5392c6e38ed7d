import { z } from 'zod';
import type { Manners } from './contract';
import type { ChatwootHttp } from './http';
import { jsonBody } from './json-body';

const anything = z.unknown();

/**
 * Makes an agent the assignee; null takes whoever it is off. Chatwoot takes a body without the id for "nobody", so it is
 * always written out. @throws ChatwootError
 */
export async function assignTo(
  http: ChatwootHttp,
  botToken: string,
  conversationId: number,
  agentId: number | null,
  manners?: Manners,
): Promise<void> {
  const asked = { what: 'assign', writes: true, answer: anything, manners };
  const path = `conversations/${conversationId}/assignments`;
  await http.direct(asked, { token: botToken }, { method: 'POST', path, body: jsonBody({ assignee_id: agentId }) });
}

/** Sets the status. Without one in the body Chatwoot would toggle, so it is always written out. @throws ChatwootError */
export async function setStatusTo(
  http: ChatwootHttp,
  botToken: string,
  conversationId: number,
  status: 'resolved',
  manners?: Manners,
): Promise<void> {
  const asked = { what: 'set the status', writes: true, answer: anything, manners };
  const path = `conversations/${conversationId}/toggle_status`;
  await http.direct(asked, { token: botToken }, { method: 'POST', path, body: jsonBody({ status }) });
}
