import type { PanelView } from '../../core/panel/contract';
import type { PanelPeople } from '../../core/panel/people-contract';

export type Colleague = Pick<PanelPeople['agents'][number], 'name' | 'availability'>;

/** Who is in this conversation, by id; colleagues where Chatwoot was asked of them. */
export type Me = { agentId: number | null; colleague: (agentId: number) => Colleague | null };

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
