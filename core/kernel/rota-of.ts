import type { OnCallPolicy, Rota } from './on-call-policy';

/**
 * Whose rota a conversation belongs to: the first that names its inbox or its team, else the first that takes all the rest.
 * Null: nobody is called for it.
 */
export function rotaOf(
  { rotas }: OnCallPolicy,
  { inboxId, teamId }: { inboxId: number | null; teamId: number | null },
): Rota | null {
  const own = rotas.find(
    ({ inboxes, teams }) =>
      (inboxId !== null && inboxes.includes(inboxId)) || (teamId !== null && teams.includes(teamId)),
  );
  return own ?? rotas.find(({ inboxes, teams }) => inboxes.length === 0 && teams.length === 0) ?? null;
}
