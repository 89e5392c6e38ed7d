import { SECOND, type Instant } from '../../core/kernel/instant';
import type { Agent, Manners } from './contract';
import type { ChatwootHttp } from './http';
import { restAgents } from './rest-payloads';

/** Everybody who may answer in this account. @throws ChatwootError */
export async function listAgents(http: ChatwootHttp, adminToken: string, manners?: Manners): Promise<readonly Agent[]> {
  const asked = { what: 'list the agents', writes: false, answer: restAgents, manners };
  const { accountId } = http;
  const agents = await http.bySdk(asked, adminToken, (sdk) => sdk.agents.list({ accountId }));
  return agents.map(({ id, name, role, availability_status }) => ({
    id,
    name,
    role,
    availability: availability_status ?? 'offline',
  }));
}

const FRESH_FOR = 20 * SECOND;

/**
 * Everybody and whether they are online, remembered for 20 s; those who ask at the same time share one request, so nobody's
 * giving up ends it. A failure is not remembered.
 */
export function rememberAgents(list: (manners: Manners) => Promise<readonly Agent[]>, now: () => Instant) {
  let asked: { at: Instant; agents: Promise<readonly Agent[]> } | null = null;
  return async ({ priority = 'soon' }: Manners = {}): Promise<readonly Agent[]> => {
    if (!asked || now() - asked.at >= FRESH_FOR || now() < asked.at) {
      const mine = { at: now(), agents: list({ priority }) };
      asked = mine;
      mine.agents.catch(() => {
        if (asked === mine) asked = null;
      });
    }
    return asked.agents;
  };
}

export const onlineOf = (agents: readonly Agent[]): readonly Agent[] =>
  agents.filter(({ availability }) => availability === 'online');
