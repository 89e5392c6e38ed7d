import type { Agent } from '../../adapters/chatwoot/chatwoot-api';

/** A person with the number by which the policy and the file of telephone numbers name them. */
export const agentWords = ({ name, role, id }: Pick<Agent, 'id' | 'name' | 'role'>): string =>
  `${name} (${role}, number ${id})`;
