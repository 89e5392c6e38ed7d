import type { NoteEffect } from '../../core/kernel/effect';
import type { World } from '../../adapters/world';

/**
 * A note that is only true of an agent, as it is to be posted: with its other text when whoever it is about is none (any
 * more). Chatwoot is asked at this moment, because only what it says now counts. Null: it could not be asked.
 */
export async function trueOfAgent(world: World, effect: NoteEffect): Promise<NoteEffect | null> {
  const { ifAgent } = effect;
  if (!ifAgent) return effect;
  const agents = await world.chatwoot.agents();
  if (agents.kind !== 'ok') return null;
  if (agents.value.some(({ id }) => id === ifAgent.agentId)) return effect;
  return { ...effect, ...ifAgent.otherwise, mention: [] };
}
