type Named = { id: number; name: string };

/** An agent's name, or the number where Chatwoot has nobody of it any more. */
export const nameOf = (agents: readonly Named[], id: number): string =>
  agents.find((agent) => agent.id === id)?.name ?? `#${id}`;
