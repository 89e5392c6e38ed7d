import type { AgentSession } from '../../adapters/chatwoot/chatwoot-api';
import type { World } from '../../adapters/world';
import type { PanelErrorCode } from '../../core/panel/exchange-contract';
import type { Asker } from './asker';

/**
 * The session of whoever holds the bearer, and nobody else's: they may have signed in as another meanwhile. Null: a code
 * proved them (identity D), and they have none.
 */
export async function ownSession(
  world: World,
  { provenBy, agentId }: Asker,
  session: AgentSession | null,
): Promise<{ session: AgentSession | null } | PanelErrorCode> {
  if (provenBy === 'code') return { session: null };
  if (session === null) return 'no-session';
  const who = await world.chatwoot.identify(session, { priority: 'now' });
  if (who.kind !== 'ok') return 'chatwoot-away';
  return who.value?.agentId === agentId ? { session } : 'not-signed-in';
}
