import { z } from 'zod';
import { ChatwootError } from './chatwoot-error';
import type { Manners, Rights } from './contract';
import type { ChatwootHttp, DirectRequest } from './http';
import { id } from './payload-parts';

const agents = z.array(
  z.object({ id, name: z.string(), role: z.string(), custom_role_id: z.number().nullish().catch(0) }),
);
const conversation = z.object({
  id,
  inbox_id: id,
  meta: z.object({ team: z.object({ id }).nullish().catch(null) }),
});
const people = z.array(z.object({ id }));
const members = z.object({ payload: people });

/**
 * Whether this agent may see this conversation, without their session: Chatwoot's own rule, told from who is in the
 * inbox and in the team. A custom role may forbid what these allow, and cannot be told from here: it is a no.
 * Null: they are no agent here, or may not see it. @throws ChatwootError
 */
export async function rightsOf(
  http: ChatwootHttp,
  token: string,
  agentId: number,
  conversationId: number,
  manners?: Manners,
): Promise<Rights | null> {
  const get = <S extends z.ZodType>(answer: S, request: Omit<DirectRequest, 'method'>) =>
    http.direct(
      { what: 'ask what an agent may see', writes: false, answer, manners },
      { token },
      {
        method: 'GET',
        ...request,
      },
    );
  const agent = (await get(agents, { path: 'agents' })).find((one) => one.id === agentId);
  if (!agent || (agent.custom_role_id ?? null) !== null) return null;
  const found = await get(conversation, { path: `conversations/${conversationId}` }).catch(nothingThere);
  if (found === null) return null;
  const rights = { agentId, name: agent.name, administrator: agent.role === 'administrator' };
  if (rights.administrator) return rights;
  const inInbox = await get(members, { path: `inbox_members/${found.inbox_id}` });
  if (inInbox.payload.some((one) => one.id === agentId)) return rights;
  const team = found.meta.team;
  if (!team) return null;
  const inTeam = await get(people, { path: `teams/${team.id}/team_members` });
  return inTeam.some((one) => one.id === agentId) ? rights : null;
}

function nothingThere(error: unknown): null {
  if (error instanceof ChatwootError && error.kind === 'not-found') return null;
  throw error;
}
