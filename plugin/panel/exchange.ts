import type { AgentSession, Answer, Identified } from '../../adapters/chatwoot/chatwoot-api';
import type { PanelConfig } from '../../adapters/config/config';
import { advocateSigned } from '../../adapters/redis/advocate-store';
import { dropProof, isProven, stretchProof, type Proof } from '../../adapters/redis/panel-proofs';
import type { World } from '../../adapters/world';
import type { ExchangeAnswer, PanelErrorCode, PanelScope } from '../../core/panel/exchange-contract';
import { exchangeByCode } from './exchange-by-code';
import { scopeWord, type Claims } from './bearer';
import { grant, isDesksOwn, isSupervisor } from './grant';

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
  if (session === null) return onByCode(world, panel, asking);
  const who = await world.chatwoot.identify(session, { priority: 'now' });
  if (who.kind !== 'ok') return away(world, who.kind, asking);
  if (who.value === null) return outIsOut(world, asking, 'not-signed-in');
  const may = await maySee(world, session, who.value, scope);
  if (may.kind !== 'ok') return away(world, may.kind, asking);
  if (may.value !== true) {
    await dropProof(world.redis, { agentId: who.value.agentId, scope: scopeWord(scope) });
    return outIsOut(world, asking, may.value === 'not-found' ? 'not-found' : 'not-allowed');
  }
  return { granted: await grant(world, panel, who.value, scope, BY_SESSION), agentId: who.value.agentId };
}

const BY_SESSION = { provenBy: 'session', pairedAt: null } as const;

/** Nobody is signed in; who typed a code for this very conversation goes on by the bearer that they were given. */
async function onByCode(
  world: World,
  panel: PanelConfig,
  asking: Asking,
): Promise<{ granted: ExchangeAnswer; agentId: number } | PanelErrorCode> {
  const { scope, previous } = asking;
  const isSame = previous !== null && scopeWord(previous.scope) === scopeWord(scope);
  if (!isSame || 'desk' in scope || previous.pairedAt === null) return 'not-signed-in';
  const { agentId, pairedAt } = previous;
  const granted = await exchangeByCode(world, panel, { agentId, conversationId: scope.conversationId, pairedAt });
  if (granted === 'chatwoot-away') return away(world, 'not-sent', asking);
  return typeof granted === 'string' ? granted : { granted, agentId };
}

async function maySee(
  world: World,
  session: AgentSession,
  who: Identified,
  scope: PanelScope,
): Promise<Answer<boolean | 'not-found'>> {
  if ('desk' in scope) return { kind: 'ok', value: isSupervisor(world, who) };
  return world.chatwoot.maySee(session, scope.conversationId, { priority: 'now' });
}

const proofOf = ({ agentId, scope }: Claims): Proof => ({ agentId, scope: scopeWord(scope) });

/**
 * Chatwoot cannot be asked: whom it knew a moment ago goes on seeing that our line is in trouble. Not where something was
 * refused, by whoever stands before Chatwoot: what is in a request may be the reason for that.
 */
async function away(
  world: World,
  why: Exclude<Answer<unknown>['kind'], 'ok'>,
  { previous, scope }: Asking,
): Promise<PanelErrorCode> {
  const isTheirs = previous !== null && scopeWord(previous.scope) === scopeWord(scope);
  if (why !== 'refused' && isTheirs && (await isProven(world.redis, proofOf(previous)))) {
    await stretchProof(world.redis, proofOf(previous));
    await advocateSigned(world.redis, previous.agentId, world.clock.now());
  }
  return 'chatwoot-away';
}

/** What they held until now is worth nothing any more. */
async function outIsOut(world: World, { previous }: Asking, code: PanelErrorCode): Promise<PanelErrorCode> {
  if (previous?.provenBy === 'session') await dropProof(world.redis, proofOf(previous));
  return code;
}
