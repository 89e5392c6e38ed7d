import { advocateSigned } from '../../adapters/redis/advocate-store';
import type { Rights } from '../../adapters/chatwoot/chatwoot-api';
import type { PanelConfig } from '../../adapters/config/config';
import { keepProof } from '../../adapters/redis/panel-proofs';
import type { World } from '../../adapters/world';
import type { ExchangeAnswer, PanelScope } from '../../core/panel/exchange-contract';
import { BEARER_LIFE, makeBearer, RENEW_AFTER, scopeWord, type Claims } from './bearer';

/** An administrator, or whom the policy names. */
export const isSupervisor = (world: World, { administrator, agentId }: Rights): boolean =>
  administrator || world.policy().supervisors.includes(agentId);

/** The desk's own conversation has no client: there is nothing to be shown of it. */
export const isDesksOwn = (world: World, scope: PanelScope): boolean =>
  !('desk' in scope) && scope.conversationId === world.deskConversationId;

/** Writes down that Chatwoot said yes, and makes the bearer. Errors: Redis away. */
export async function grant(
  world: World,
  panel: PanelConfig,
  who: Rights & { sidebarOpen?: boolean },
  scope: PanelScope,
  how: Pick<Claims, 'provenBy' | 'pairedAt'>,
): Promise<ExchangeAnswer> {
  const { agentId, name } = who;
  const supervisor = isSupervisor(world, who);
  await keepProof(world.redis, { agentId, scope: scopeWord(scope) });
  await advocateSigned(world.redis, agentId, world.clock.now());
  const until = world.clock.now() + BEARER_LIFE;
  const { accountId } = world;
  world.count('panel_proven');
  return {
    bearer: makeBearer(panel.secret, { agentId, accountId, scope, supervisor, ...how, until }),
    ...{ expiresIn: BEARER_LIFE, renewIn: RENEW_AFTER },
    agent: { id: agentId, name, supervisor },
    language: world.policy().language,
    saysAs: how.provenBy === 'session' ? 'agent' : 'bot',
    sidebarOpen: who.sidebarOpen ?? null,
  };
}
