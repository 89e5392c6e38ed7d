import type { World } from '../../adapters/world';
import { handOffText } from '../../core/hand-off/hand-off-text';
import type { NoteMarker } from '../../core/kernel/event';
import { handOffMarker } from '../../core/kernel/hand-off';
import type { PanelCommand } from '../../core/panel/command-contract';
import type { Click } from './command-events';

/**
 * The note that a command's words become: its text, and what our bot writes beside it. "no words": it counts without. Null:
 * it is no command that says something to colleagues. Names are asked of Chatwoot now.
 */
export async function noteOf(
  world: World,
  command: PanelCommand,
  { agentId, at }: Click,
): Promise<{ text: string; marker: NoteMarker } | 'no words' | null> {
  const said = (kind: string, words: string): Promise<{ text: string; marker: NoteMarker }> =>
    nameOf(world, agentId).then((name) => ({ text: `${name}: ${words}`, marker: { kind, data: { at, by: agentId } } }));
  switch (command.name) {
    case 'hand-off': {
      const { urgency, to } = command;
      const [from, whom] = await Promise.all([nameOf(world, agentId), receiverName(world, to)]);
      const text = handOffText(command, from, whom, world.policy().language);
      return { text, marker: handOffMarker({ at, by: agentId, to, urgency }) };
    }
    case 'read-back':
      return command.line === null ? 'no words' : said('read-back-line', command.line);
    case 'agreed':
    case 'reason':
      return said(command.name, command.words);
    case 'lift':
      return said('said', `/lift ${command.reason}`);
    case 'if-cut-off':
      return said('said', `/ifcut ${command.words}`);
    default:
      return null;
  }
}

async function nameOf(world: World, agentId: number): Promise<string> {
  const agents = await world.chatwoot.agents({ priority: 'now' });
  const found = agents.kind === 'ok' ? agents.value.find(({ id }) => id === agentId) : undefined;
  return found?.name ?? `agent ${agentId}`;
}

type Receiver = Extract<PanelCommand, { name: 'hand-off' }>['to'];

async function receiverName(world: World, to: Receiver): Promise<string | null> {
  switch (to.kind) {
    case 'agent':
      return nameOf(world, to.id);
    case 'team': {
      const teams = await world.chatwoot.teams({ priority: 'now' });
      const team = teams.kind === 'ok' ? teams.value.find(({ id }) => id === to.id) : undefined;
      return team?.name ?? `team ${to.id}`;
    }
    case 'next-shift':
      return null;
  }
}
