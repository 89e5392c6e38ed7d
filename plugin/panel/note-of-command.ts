import type { World } from '../../adapters/world';
import { handOffText } from '../../core/hand-off/hand-off-text';
import type { NoteMarker } from '../../core/kernel/event';
import { saidMarker } from '../../core/kernel/said-marker';
import { handOffMarker } from '../../core/kernel/hand-off';
import type { PanelCommand } from '../../core/panel/command-contract';
import type { Click } from './command-events';

const ABOUT = {
  en: { ifCutOff: 'If we get cut off', lift: 'Checked, and why it is lifted' },
  es: { ifCutOff: 'Si se corta', lift: 'Comprobado, y por qué se levanta' },
} as const;

/**
 * The note that a command's words become: its text, and what our bot writes beside it. Null: it is no command that says
 * something to colleagues. Names are asked of Chatwoot now.
 */
export async function noteOf(
  world: World,
  command: PanelCommand,
  { agentId, at }: Click,
): Promise<{ text: string; marker: NoteMarker } | null> {
  const about = ABOUT[world.policy().language];
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
      return command.line === null ? null : said('read-back-line', command.line);
    case 'agreed':
    case 'reason':
      return said(command.name, command.words);
    case 'lift':
      return { ...(await said('said', `${about.lift}: ${command.reason}`)), marker: saidMarker('lift', agentId) };
    case 'if-cut-off':
      return { ...(await said('said', `${about.ifCutOff}: ${command.words}`)), marker: saidMarker('ifcut', agentId) };
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
