import type { PanelView } from '../../core/panel/contract';
import type { Colleague } from '../panel/ask/colleagues';

/** Who is in this conversation, by id; colleagues where Chatwoot was asked of them. */
export type Me = { agentId: number | null; colleague: (agentId: number) => Colleague | null };

export type Owner = { agentId: number; since: number | null };

/** Whose conversation it is: whoever took it, else whom Chatwoot shows. */
export function ownerOf({ cards: { ownership } }: PanelView): Owner | null {
  if (ownership.owner) return ownership.owner;
  return ownership.assignedTo === null ? null : { agentId: ownership.assignedTo, since: null };
}

/**
 * Somebody else is answering this client. Not where it was handed on to me, where the client has waited too long, or where
 * whoever has it is not online: there nobody is kept waiting for a question (0081).
 */
export function isOverSomebody({ cards: { ownership, waiting, handOff } }: PanelView, me: Me): boolean {
  const { owner, standing } = ownership;
  if (me.agentId === null || owner === null || owner.agentId === me.agentId) return false;
  if (standing !== 'active' && standing !== 'unanswered') return false;
  const { by, to, readBack } = handOff ?? {};
  const isForMe = by === owner.agentId && !readBack && !(to?.kind === 'agent' && to.id !== me.agentId);
  return !isForMe && !waiting.waits?.overdue && me.colleague(owner.agentId)?.availability !== 'offline';
}
