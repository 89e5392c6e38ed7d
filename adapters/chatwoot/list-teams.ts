import { z } from 'zod';
import type { Manners, NamedTeam } from './contract';
import type { ChatwootHttp } from './http';
import { id } from './payload-parts';

const teams = z.array(z.object({ id, name: z.string() }));

const members = z.array(z.object({ id }));

/** The ids of whoever is in this team. @throws ChatwootError */
export async function membersOfTeam(
  http: ChatwootHttp,
  adminToken: string,
  teamId: number,
  manners?: Manners,
): Promise<readonly number[]> {
  const asked = { what: 'list who is in a team', writes: false, answer: members, manners };
  const request = { method: 'GET', path: `teams/${teamId}/team_members` } as const;
  return (await http.direct(asked, { token: adminToken }, request)).map((one) => one.id);
}

/** The account's teams. @throws ChatwootError */
export async function listTeams(
  http: ChatwootHttp,
  adminToken: string,
  manners?: Manners,
): Promise<readonly NamedTeam[]> {
  const asked = { what: 'list the teams', writes: false, answer: teams, manners };
  return http.direct(asked, { token: adminToken }, { method: 'GET', path: 'teams' });
}
