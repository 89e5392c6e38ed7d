import type { NoteMarker } from './event';
import type { Command } from './command';

/** What stands beside a note with an advocate's own words that they wrote through the panel: which command it is, and whose. */
export const saidMarker = (command: 'ifcut' | 'lift', agentId: number): NoteMarker => ({
  kind: 'said',
  data: { command, by: agentId },
});

/** The command that a note of ours carries for an advocate, as if they had typed it; null: it carries none. */
export function saidIn({ kind, data }: NoteMarker): { command: Command; agentId: number } | null {
  const { command, by } = data;
  if (kind !== 'said' || typeof by !== 'number' || (command !== 'ifcut' && command !== 'lift')) return null;
  return { command: { name: command, words: true }, agentId: by };
}
