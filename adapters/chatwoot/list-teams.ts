import { z } from 'zod';
import type { Manners, NamedTeam } from './contract';
import type { ChatwootHttp } from './http';
import { id } from './payload-parts';

const teams = z.array(z.object({ id, name: z.string() }));

/** The account's teams. @throws ChatwootError */
export async function listTeams(
  http: ChatwootHttp,
  adminToken: string,
  manners?: Manners,
): Promise<readonly NamedTeam[]> {
  const asked = { what: 'list the teams', writes: false, answer: teams, manners };
  return http.direct(asked, { token: adminToken }, { method: 'GET', path: 'teams' });
}
