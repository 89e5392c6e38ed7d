import type { Command } from '../kernel/command';
import type { PanelCommand } from './command-contract';

/** Which command of a private note a click is; null: it is none, or its words have to stand in the thread first. */
export function commandOf(command: PanelCommand): Command | null {
  switch (command.name) {
    case 'safe':
      return command.said === 'yes' ? { name: 'ok', channel: command.channel, lasts: command.lasts } : { name: 'no' };
    case 'not-safe':
      return { name: 'hold' };
    case 'do-not-contact':
      return { name: 'rest' };
    case 'no-texts':
      return { name: 'optout' };
    case 'ask-safe':
      return { name: 'ask' };
    case 'supervisor':
      return { name: 'lead' };
    default:
      return null;
  }
}
