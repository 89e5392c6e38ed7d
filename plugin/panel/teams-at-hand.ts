import type { Agent } from '../../adapters/chatwoot/contract';
import type { World } from '../../adapters/world';
import { mostAtHand } from '../../core/panel/most-at-hand';
import type { PanelReceivers } from '../../core/panel/people-contract';

/** More teams than these are not asked about: each costs a request. */
const MOST_TEAMS = 20;

/** Each team as whoever of it is most at hand at this moment. A team of which nobody could say is left out. */
export async function teamsAtHand(world: World, agents: readonly Agent[]): Promise<PanelReceivers['teams']> {
  const now = { priority: 'now' } as const;
  const teams = await world.chatwoot.teams(now);
  if (teams.kind !== 'ok') return [];
  const known = teams.value.slice(0, MOST_TEAMS).map(async ({ id }) => {
    const members = await world.chatwoot.teamMembers(id, now);
    if (members.kind !== 'ok') return [];
    const theirs = agents.filter((one) => members.value.includes(one.id)).map(({ availability }) => availability);
    return [{ id, availability: mostAtHand(theirs) }];
  });
  return (await Promise.all(known)).flat();
}
