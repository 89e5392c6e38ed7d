import { z } from 'zod';
import { ChatwootError } from './chatwoot-error';
import type { AgentSession, Identified, Manners, NoteRead } from './contract';
import type { ChatwootHttp } from './http';
import { jsonBody, type Json } from './json-body';
import { contentAttributes, id } from './payload-parts';

/** The answer holds the agent's permanent tokens too: what is not named here is dropped in this file. */
const validated = z.object({
  payload: z.object({
    data: z.object({
      id,
      name: z.string(),
      accounts: z.array(z.object({ id, role: z.string() })),
      ui_settings: z
        .object({ is_conv_details_open: z.boolean().nullish(), is_contact_sidebar_open: z.boolean().nullish() })
        .nullish()
        .catch(null),
    }),
  }),
});

const profile = z.object({ id, ui_settings: z.record(z.string(), z.json()).nullish().catch(null) });
const seen = z.object({ id });
const changed = z.object({ id });
const note = z.object({
  ...{ id, private: z.boolean(), content: z.string().nullish(), content_attributes: contentAttributes },
});
const notes = z.object({ payload: z.array(note) });

/**
 * Chatwoot says 401 to whoever is not signed in, and to an agent who may not see something; 403 it never said until now, and
 * it would be a no as well. What a proxy before it says instead (a path it does not know, a sign-in of its own) is no
 * word of Chatwoot's.
 */
const NO = [401, 403];

async function orNo<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof ChatwootError && error.status !== null && NO.includes(error.status)) return null;
    throw error;
  }
}

function nothingThere(error: unknown): 'not-found' {
  if (error instanceof ChatwootError && error.kind === 'not-found') return 'not-found';
  throw error;
}

/** Whose session this is, in our account; null: nobody's, or not an agent of it. @throws ChatwootError */
export async function identify(
  http: ChatwootHttp,
  session: AgentSession,
  manners?: Manners,
): Promise<Identified | null> {
  const asked = { what: 'ask whose session it is', writes: false, answer: validated, manners };
  const read = await orNo(() => http.direct(asked, { session }, { method: 'GET', path: '/auth/validate_token' }));
  if (read === null) return null;
  const { data } = read.payload;
  const account = data.accounts.find((one) => one.id === http.accountId);
  if (!account) return null;
  const ui = data.ui_settings;
  return {
    agentId: data.id,
    name: data.name,
    administrator: account.role === 'administrator',
    sidebarOpen: Boolean(ui?.is_contact_sidebar_open) && Boolean(ui?.is_conv_details_open),
  };
}

/** Whether Chatwoot lets this session see this conversation; 'not-found': it knows none such. @throws ChatwootError */
export async function maySee(
  http: ChatwootHttp,
  session: AgentSession,
  conversationId: number,
  manners?: Manners,
): Promise<boolean | 'not-found'> {
  const asked = { what: 'ask whether an agent may see', writes: false, answer: seen, manners };
  const path = `conversations/${conversationId}`;
  const found = await orNo(() => http.direct(asked, { session }, { method: 'GET', path }).catch(nothingThere));
  return found === 'not-found' ? found : found?.id === conversationId;
}

/**
 * What stands in one private note, read in the right of whoever this is: an agent by their session, or we by our token, once
 * it is known that the asking agent may. No other message is asked for. @throws ChatwootError
 */
export async function readNote(
  http: ChatwootHttp,
  right: { session: AgentSession } | { token: string },
  conversationId: number,
  messageId: number,
  manners?: Manners,
): Promise<NoteRead> {
  const asked = { what: 'read a note', writes: false, answer: notes, manners };
  const path = `conversations/${conversationId}/messages`;
  const request = { method: 'GET', path, query: { after: messageId, before: messageId + 1 } } as const;
  const call = () => http.direct(asked, right, request).catch(nothingThere);
  // Of a no to our own token the asking agent knows nothing.
  const read = 'session' in right ? await orNo(call) : await call();
  if (read === null) return 'not-theirs';
  if (read === 'not-found') return 'not-there';
  const found = read.payload.find((one) => one.id === messageId && one.private);
  // A deleted note's words are a sentence of Chatwoot's, which says only that it was deleted.
  if (!found || found.content_attributes?.deleted) return 'not-there';
  return { words: found.content ?? '' };
}

/**
 * Opens the sidebar and "Conversation Information" in it, for this agent alone; their other settings stay. Gives their id.
 * @throws ChatwootError
 */
export async function openSidebar(http: ChatwootHttp, session: AgentSession, manners?: Manners): Promise<number> {
  const reading = { what: 'read the settings of a screen', writes: false, answer: profile, manners };
  const { id: agentId, ui_settings } = await http.direct(
    reading,
    { session },
    { method: 'GET', path: '/api/v1/profile' },
  );
  const settings: { [key: string]: Json } = { ...(ui_settings ?? {}) };
  const body = jsonBody({
    profile: { ui_settings: { ...settings, is_contact_sidebar_open: true, is_conv_details_open: true } },
  });
  const writing = { what: 'open the sidebar', writes: true, answer: changed, manners };
  await http.direct(writing, { session }, { method: 'PUT', path: '/api/v1/profile', body });
  return agentId;
}
