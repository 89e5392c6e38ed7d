import { z } from 'zod';
import type { CommandName } from '../kernel/command';
import type { ConversationFacts } from '../kernel/facts';
import type { Instant } from '../kernel/instant';
import type { Policy } from '../kernel/policy';

const NAMES = ['ok', 'no', 'hold', 'rest', 'optout', 'ask', 'lift', 'ifcut', 'lead'] as const satisfies CommandName[];

/**
 * The newest commands of the boundary, oldest first. `state`: heard and not answered yet; it counts, and our bot's note
 * tells so; or it was refused, and the note tells why.
 */
export const commandsCard = z.object({
  heard: z.array(
    z.object({
      id: z.number(),
      name: z.enum(NAMES),
      agentId: z.number(),
      at: z.number(),
      state: z.enum(['heard', 'counts', 'refused']),
    }),
  ),
});

const SHOWN = 5;

export function presentCommands(
  facts: ConversationFacts,
  _now: Instant,
  _policy: Policy,
): z.output<typeof commandsCard> {
  const { commands, answered } = facts.safety;
  return {
    heard: commands.slice(-SHOWN).map(({ messageId, agentId, at, command }) => {
      const answer = answered.find((one) => one.messageId === messageId);
      const state = answer === undefined ? 'heard' : answer.done ? 'counts' : 'refused';
      return { id: messageId, name: command.name, agentId, at, state };
    }),
  };
}
