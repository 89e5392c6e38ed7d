import type { Redis } from 'ioredis';
import { keepProof } from '../../adapters/redis/panel-proofs';
import { makeBearer } from '../../plugin/panel/bearer';

export const PANEL_SECRET = 'a-panel-secret-for-the-benchmark-only';
const HOUR = 3_600_000;

/** What an advocate's page sends: each panel another agent's, for a conversation of its own. */
export function headersOf(panel: number): Record<string, string> {
  const conversationId = panel + 1;
  const claims = { agentId: panel + 1, accountId: 1, scope: { conversationId }, supervisor: false };
  const bearer = makeBearer(PANEL_SECRET, {
    ...claims,
    ...{ provenBy: 'session', pairedAt: null, until: Date.now() + HOUR },
  });
  return {
    authorization: `Bearer ${bearer}`,
    'x-helpline': '1',
    'x-conversation': String(conversationId),
    accept: 'text/event-stream',
  };
}

/** Chatwoot is not asked here: what it would have said is written down, again and again, as each page's exchange does. */
export async function proveAll(redis: Redis, panels: number): Promise<void> {
  for (let panel = 0; panel < panels; panel += 1)
    await keepProof(redis, { agentId: panel + 1, scope: String(panel + 1) });
}
