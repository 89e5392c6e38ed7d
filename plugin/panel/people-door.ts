import { Router } from 'express';
import type { PanelConfig } from '../../adapters/config/config';
import type { World } from '../../adapters/world';
import { SECOND } from '../../core/kernel/instant';
import { shiftAfter } from '../../core/kernel/shift-ends';
import type { PanelPeople, PanelReceivers } from '../../core/panel/people-contract';
import { createLimit } from '../beacon/limit';
import { handled, refuse } from './answering';
import { askedFor, askerOf } from './asker';
import { createOpenChats } from './open-chats';
import { teamsAtHand } from './teams-at-hand';

/** It is asked when a page opens and before a warning is shown. */
const PER_AGENT = { most: 20, per: 10 * SECOND };

/**
 * For an advocate who may see this conversation. `GET people/now`: the names of colleagues and teams, and who is online in this
 * moment; `people/lately`: the same and at most 20 s old, for pages that ask again and again. `GET people/receivers`: who
 * cannot be expected to read a hand-off soon. A line of an earlier build asks for `people`.
 */
export function peopleDoor(world: World, panel: PanelConfig): Router {
  const router = Router();
  const fits = createLimit(PER_AGENT.most, PER_AGENT.per);
  router.get(
    ['/people', '/people/now', '/people/lately'],
    askedFor(world, panel, 'conversation'),
    handled(world, async ({ path }, response) => {
      if (!fits(String(askerOf(response).agentId), world.clock.now())) return refuse(world, response, 'too-many');
      const ask = path.endsWith('/lately') ? world.chatwoot.agentsLately : world.chatwoot.agents;
      const [agents, teams] = await Promise.all([ask({ priority: 'now' }), world.chatwoot.teams({ priority: 'now' })]);
      if (agents.kind !== 'ok') return refuse(world, response, 'chatwoot-away');
      const people: PanelPeople = {
        agents: agents.value.map(({ id, name, availability }) => ({ id, name, availability })),
        teams: teams.kind === 'ok' ? teams.value : [],
      };
      response.set('cache-control', 'no-store').json(people);
    }),
  );
  const openChats = createOpenChats(world);
  router.get(
    '/people/receivers',
    askedFor(world, panel, 'conversation'),
    handled(world, async (_request, response) => {
      if (!fits(String(askerOf(response).agentId), world.clock.now())) return refuse(world, response, 'too-many');
      const [counts, agents] = await Promise.all([openChats(), world.chatwoot.agents({ priority: 'now' })]);
      if (counts === null || agents.kind !== 'ok') return refuse(world, response, 'chatwoot-away');
      const { handOff } = world.policy();
      const receivers: PanelReceivers = {
        agents: agents.value.map(({ id, availability }) => ({ id, availability })),
        full: [...counts].flatMap(([id, open]) => (open >= handOff.fullAt ? [id] : [])),
        teams: await teamsAtHand(world, agents.value),
        nextShift: shiftAfter(world.policy(), askerOf(response).agentId, world.clock.now())[0] ?? null,
      };
      response.set('cache-control', 'no-store').json(receivers);
    }),
  );
  return router;
}
