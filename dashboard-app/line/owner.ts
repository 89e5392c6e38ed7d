import type { PanelView } from '../../core/panel/contract';

/** Whose conversation it is, as far as the view tells. `theirs`: another advocate's, and nobody waits for an answer. */
export type Owner = { agentId: number; since: number | null; name: string | null };

export function ownerOf({ conversation }: PanelView): Owner | null {
  const { assigneeId } = conversation;
  return assigneeId === null ? null : { agentId: assigneeId, since: null, name: null };
}

/** Somebody else is answering this client. Who waits unanswered may be answered by anybody, whoever is assigned. */
export function isOverSomebody(view: PanelView, me: number | null): boolean {
  const owner = ownerOf(view);
  return me !== null && owner !== null && owner.agentId !== me && view.cards.waiting.waits === null;
}
