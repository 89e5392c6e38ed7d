import type { CommandName } from '../kernel/command';
import { SECOND, type Duration, type Instant } from '../kernel/instant';
import type { PanelCommand } from './command-contract';
import { commandOf } from './command-of';
import type { PanelView } from './contract';

/**
 * A click that was heard: its id, the message in which its words stand, if it has any, and when it was made, by the
 * service's time as the page knows it.
 */
export type HeardClick = { command: PanelCommand; id: string; messageId: number | null; at: Instant };

/** The page's idea of the service's time may be off by this. */
const ABOUT: Duration = 3 * SECOND;

/** These tighten: they count from the moment they are heard, whatever our bot's note says (0019). */
const AT_ONCE: readonly CommandName[] = ['hold', 'rest', 'optout', 'no'];

/** What this view shows of a click that was heard. Null: nothing has come of it yet, as far as this view knows. */
export function cameOf(click: HeardClick, agentId: number, { cards }: PanelView): 'done' | 'refused' | null {
  const { command, id, at } = click;
  const isSince = (then: number | null): boolean => then !== null && then >= at - ABOUT;
  const mine = (by: number | null): 'done' | 'refused' => (by === agentId ? 'done' : 'refused');
  const { clicks, ended } = cards.ownership;
  const answered = clicks.find((one) => one.id === id);
  switch (command.name) {
    case 'reading':
      return isSince(cards.waiting.readingSaidAt) ? 'done' : null;
    case 'take':
    case 'overtake':
    case 'undo-take':
    case 'put-back':
      return answered ? (answered.done ? 'done' : 'refused') : null;
    case 'finish':
      if (answered) return 'refused';
      return ended?.by === agentId && isSince(ended.at) ? 'done' : null;
    case 'read-back': {
      const given = cards.handOff;
      return given?.noteId === command.handOff && given.readBack ? mine(given.readBack.by) : null;
    }
    case 'take-page':
      return cards.onCall?.state === 'taken' ? mine(cards.onCall.by) : null;
    default:
      return ofCommand(click, agentId, cards.commands.heard, isSince);
  }
}

function ofCommand(
  { command, messageId }: HeardClick,
  agentId: number,
  heard: PanelView['cards']['commands']['heard'],
  isSince: (then: number) => boolean,
): 'done' | 'refused' | null {
  const name = commandOf(command)?.name;
  const found = heard.find((one) =>
    messageId === null ? one.name === name && one.agentId === agentId && isSince(one.at) : one.id === messageId,
  );
  if (!found) return null;
  if (AT_ONCE.includes(found.name) || found.state === 'counts') return 'done';
  return found.state === 'refused' ? 'refused' : null;
}
