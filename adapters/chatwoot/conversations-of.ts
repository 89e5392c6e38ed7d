import { z } from 'zod';
import { ChatwootError } from './chatwoot-error';
import type { Manners } from './contract';
import type { ChatwootHttp } from './http';
import { id } from './payload-parts';
import { restOfContact, type RestConversation } from './rest-payloads';

/** The answer also has the administrator's name, address and permanent token: none of them is looked at. */
const profile = z.object({ accounts: z.array(z.object({ id, role: z.string() })) });

/**
 * A contact's newest 20 conversations, without paging. Chatwoot tells whoever is no administrator only those of their own
 * inboxes, and says nothing of the others: a list that may lack one is refused. @throws ChatwootError
 */
export async function conversationsOf(
  http: ChatwootHttp,
  token: string,
  contactId: number,
  manners?: Manners,
): Promise<readonly RestConversation[]> {
  const what = 'list the conversations of a contact';
  const asking = { what, writes: false, answer: profile, manners };
  const { accounts } = await http.direct(asking, { token }, { method: 'GET', path: '/api/v1/profile' });
  const seesAll = accounts.some((account) => account.id === http.accountId && account.role === 'administrator');
  if (!seesAll) throw new ChatwootError('refused', what, null, 'no-administrator');
  const asked = { what, writes: false, answer: restOfContact, manners };
  return (await http.direct(asked, { token }, { method: 'GET', path: `contacts/${contactId}/conversations` })).payload;
}
