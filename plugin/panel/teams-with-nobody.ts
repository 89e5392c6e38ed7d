import type { World } from '../../adapters/world';

/** More teams than these are not asked about: each costs a request. */
const MOST_TEAMS = 20;

/** The teams of which nobody is online at this moment, by id. What cannot be asked is not said. */
export async function teamsWithNobody(world: World): Promise<readonly number[]> {
  const now = { priority: 'now' } as const;
  const [teams, online] = await Promise.all([world.chatwoot.teams(now), world.chatwoot.agentsOnline(now)]);
  if (teams.kind !== 'ok' || online.kind !== 'ok') return [];
  const here = online.value.map(({ id }) => id);
  const isEmpty = async (teamId: number): Promise<boolean> => {
    const members = await world.chatwoot.teamMembers(teamId, now);
    return members.kind === 'ok' && !members.value.some((id) => here.includes(id));
  };
  const asked = teams.value.slice(0, MOST_TEAMS);
  const empty = await Promise.all(asked.map(({ id }) => isEmpty(id)));
  return asked.flatMap(({ id }, i) => (empty[i] ? [id] : []));
}
