import type { OnCallPolicy, Rota } from './on-call-policy';

/**
 * Whose rota a conversation belongs to: the one of its team, else that of its inbox, else the one that takes all the rest.
 * Null: nobody is called for it.
 */
export function rotaOf({ rotas }: OnCallPolicy, where: { inboxId: number; teamId: number | null }): Rota | null {
  const ofTeam = rotas.find(({ teams }) => where.teamId !== null && teams.includes(where.teamId));
  const ofInbox = rotas.find(({ inboxes }) => inboxes.includes(where.inboxId));
  const rest = rotas.find(({ inboxes, teams }) => inboxes.length === 0 && teams.length === 0);
  return ofTeam ?? ofInbox ?? rest ?? null;
}
