import type { PanelView } from '../../core/panel/contract';

/** Who is in this conversation, by id; a name where it has been asked of Chatwoot. */
export type Me = { agentId: number | null; nameOf: (agentId: number) => string | null };

export type Owner = { agentId: number; since: number | null };

/** Whose conversation it is: whoever took it, else whom Chatwoot shows. */
export function ownerOf({ cards: { ownership } }: PanelView): Owner | null {
  if (ownership.owner) return ownership.owner;
  return ownership.assignedTo === null ? null : { agentId: ownership.assignedTo, since: null };
}

/** Somebody else is answering this client. Who waits unanswered may be answered by anybody, whoever is assigned. */
export function isOverSomebody(view: PanelView, me: Me): boolean {
  const { owner, standing } = view.cards.ownership;
  return me.agentId !== null && standing === 'active' && owner !== null && owner.agentId !== me.agentId;
}
