import type { PanelConfig } from '../../adapters/config/config';
import { dropProof } from '../../adapters/redis/panel-proofs';
import type { World } from '../../adapters/world';
import { HOUR, type Instant } from '../../core/kernel/instant';
import type { ExchangeAnswer, PanelErrorCode } from '../../core/panel/exchange-contract';
import { grant } from './grant';

/** How long (ms) one code counts, however often it is renewed: a shift. Nobody can tell us that they signed out. */
export const PAIRED_FOR = 12 * HOUR;

/** Who typed a code, for which conversation, and when. */
export type ByCode = { agentId: number; conversationId: number; pairedAt: Instant };

/**
 * Whether this agent may see this, told from who is in the inbox and the team: there is no session to ask with. Asked
 * anew every minute, as with a session. Errors: Redis away.
 */
export async function exchangeByCode(
  world: World,
  panel: PanelConfig,
  { agentId, conversationId, pairedAt }: ByCode,
): Promise<ExchangeAnswer | PanelErrorCode> {
  if (world.clock.now() >= pairedAt + PAIRED_FOR) return 'prove-again';
  const rights = await world.chatwoot.rightsOf(agentId, conversationId, { priority: 'now' });
  if (rights.kind !== 'ok') return 'chatwoot-away';
  if (rights.value === null) {
    await dropProof(world.redis, { agentId, scope: String(conversationId) });
    return 'not-allowed';
  }
  return grant(world, panel, rights.value, { conversationId }, { provenBy: 'code', pairedAt });
}
