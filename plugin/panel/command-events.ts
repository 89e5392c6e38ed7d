import { digestOf } from '../../core/kernel/digest';
import type { Command } from '../../core/kernel/command';
import type { ConversationEvent, DeskEvent } from '../../core/kernel/event';
import type { Instant } from '../../core/kernel/instant';
import type { OwnershipWish } from '../../core/kernel/ownership';
import { clickId } from '../../core/kernel/panel-click';
import { desk, type ConversationSubject } from '../../core/kernel/subject';
import { clickName } from '../../core/panel/click-name';
import type { PanelCommand } from '../../core/panel/command-contract';
import { commandOf } from '../../core/panel/command-of';

/** A click: by whom, in which conversation, when it reached us, and the key that the page drew for it. */
export type Click = { subject: ConversationSubject; agentId: number; at: Instant; key: string };

/**
 * A click as the event that the same thing would be in a private note. Null: its words have to stand in the thread first
 * (`plugin/say`), or it is another's to hear. The id is the click's, so a second try is heard once.
 */
export function eventOfClick(command: PanelCommand, click: Click): ConversationEvent | DeskEvent | null {
  if (command.name === 'take-page') return pageTaken(click);
  if (command.name === 'reading') return { ...heard(click), kind: 'advocate-reading', agentId: click.agentId };
  if (command.name === 'read-back' && command.line === null) return readBack(command.handOff, click);
  const wish = wishOf(command);
  if (wish !== null) return { ...heard(click), kind: 'ownership-asked', agentId: click.agentId, wish };
  const said = commandOf(command);
  return said && commandEvent(said, clickId(click.at, digestOf(click.key)), click);
}

/** What follows once the words of a command stand in the thread, beside what the note itself tells. */
export const eventOfSaid = (command: PanelCommand, click: Click): ConversationEvent | null =>
  command.name === 'read-back' ? readBack(command.handOff, click) : null;

const readBack = (noteId: number, click: Click): ConversationEvent => ({
  ...{ ...heard(click), kind: 'read-back-asked', agentId: click.agentId, noteId },
});

export const idOfClick = ({ agentId, key }: Click): string => clickName(agentId, key);

const heard = (click: Click) => {
  const { subject, at } = click;
  return { id: idOfClick(click), subject, at, heardAt: at, via: 'panel' as const };
};

/** It is the desk that knows what rings, and for whom. */
const pageTaken = (click: Click): DeskEvent => {
  const { accountId, conversationId } = click.subject;
  const taken = { kind: 'page-taken', agentId: click.agentId, how: 'panel', conversationId } as const;
  return { ...heard(click), ...taken, subject: desk(accountId) };
};

const commandEvent = (command: Command, messageId: number, click: Click): ConversationEvent => ({
  ...{ kind: 'advocate-command', messageId, agentId: click.agentId, command, public: false },
  ...heard(click),
});

/** What it asks for about whose conversation it is. */
function wishOf(command: PanelCommand): OwnershipWish | null {
  switch (command.name) {
    case 'take':
      return { kind: 'take', from: null };
    case 'overtake':
      return { kind: 'take', from: command.from };
    case 'undo-take':
      return { kind: 'undo' };
    case 'put-back':
      return { kind: 'release' };
    case 'finish':
      return { kind: 'finish', outcome: command.outcome, upTo: command.upTo };
    default:
      return null;
  }
}
