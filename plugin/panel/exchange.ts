import type { AgentSession, Answer, Identified, Rights } from '../../adapters/chatwoot/chatwoot-api';
import type { PanelConfig } from '../../adapters/config/config';
import { dropProof, isProven, keepProof, stretchProof, type Proof } from '../../adapters/redis/panel-proofs';
import type { World } from '../../adapters/world';
import type { ExchangeAnswer, PanelErrorCode, PanelScope } from '../../core/panel/exchange-contract';
import { BEARER_LIFE, makeBearer, RENEW_AFTER, scopeWord, type Claims } from './bearer';

/** What is asked: by whose session, for what, and with which bearer until now. */
export type Asking = {
  accountId: number;
  scope: PanelScope;
  session: AgentSession | null;
  previous: Claims | null;
};

/**
 * Asks Chatwoot who this is, and then, with that agent's own session, whether they may see this; so its own rules hold,
 * whatever they are. The session is used for that and kept nowhere. Errors: Redis away.
 */
export async function exchange(
  world: World,
  panel: PanelConfig,
  asking: Asking,
): Promise<{ granted: ExchangeAnswer; agentId: number } | PanelErrorCode> {
  const { scope, session } = asking;
  if (asking.accountId !== world.accountId || isDesksOwn(world, scope)) return 'not-allowed';
  if (session === null) return 'not-signed-in';
  const who = await world.chatwoot.identify(session, { priority: 'now' });
  if (who.kind !== 'ok') return away(world, who, asking);
  if (who.value === null) return outIsOut(world, asking, 'not-signed-in');
  const may = await maySee(world, session, who.value, scope);
  if (may === 'away') return away(world, null, asking);
  if (!may) {
    await dropProof(world.redis, { agentId: who.value.agentId, scope: scopeWord(scope) });
    return outIsOut(world, asking, 'not-allowed');
  }
  return { granted: await grant(world, panel, who.value, scope, 'session'), agentId: who.value.agentId };
}

async function maySee(
  world: World,
  session: AgentSession,
  who: Identified,
  scope: PanelScope,
): Promise<boolean | 'away'> {
  if ('desk' in scope) return isSupervisor(world, who);
  const may = await world.chatwoot.maySee(session, scope.conversationId, { priority: 'now' });
  return may.kind === 'ok' ? may.value : 'away';
}

/** An administrator, or whom the policy names. */
const isSupervisor = (world: World, { administrator, agentId }: Rights): boolean =>
  administrator || world.policy().supervisors.includes(agentId);

/** The desk's own conversation has no client: there is nothing to be shown of it. */
const isDesksOwn = (world: World, scope: PanelScope): boolean =>
  !('desk' in scope) && scope.conversationId === world.deskConversationId;

/** Writes down that Chatwoot said yes, and makes the bearer. Errors: Redis away. */
export async function grant(
  world: World,
  panel: PanelConfig,
  who: Rights & { sidebarOpen?: boolean },
  scope: PanelScope,
  provenBy: Claims['provenBy'],
): Promise<ExchangeAnswer> {
  const { agentId, name } = who;
  const supervisor = isSupervisor(world, who);
  await keepProof(world.redis, { agentId, scope: scopeWord(scope) });
  const until = world.clock.now() + BEARER_LIFE;
  const { accountId } = world;
  world.count('panel_proven');
  return {
    bearer: makeBearer(panel.secret, { agentId, accountId, scope, supervisor, provenBy, until }),
    ...{ expiresIn: BEARER_LIFE, renewIn: RENEW_AFTER },
    agent: { id: agentId, name, supervisor },
    language: world.policy().language,
    saysAs: provenBy === 'session' ? 'agent' : 'bot',
    sidebarOpen: who.sidebarOpen ?? null,
  };
}

const proofOf = ({ agentId, scope }: Claims): Proof => ({ agentId, scope: scopeWord(scope) });

/** Chatwoot cannot be asked: whom it knew a moment ago goes on seeing that our line is in trouble. */
async function away(
  world: World,
  answer: Answer<unknown> | null,
  { previous, scope }: Asking,
): Promise<PanelErrorCode> {
  if (answer?.kind === 'refused') return 'not-signed-in';
  if (previous && scopeWord(previous.scope) === scopeWord(scope) && (await isProven(world.redis, proofOf(previous)))) {
    await stretchProof(world.redis, proofOf(previous));
  }
  return 'chatwoot-away';
}

/** What they held until now is worth nothing any more. */
async function outIsOut(world: World, { previous }: Asking, code: PanelErrorCode): Promise<PanelErrorCode> {
  if (previous?.provenBy === 'session') await dropProof(world.redis, proofOf(previous));
  return code;
}
