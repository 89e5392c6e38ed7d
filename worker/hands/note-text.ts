import type { NoteEffect } from '../../core/kernel/effect';
import type { World } from '../../adapters/world';

/**
 * The note's text, with mentions of those who should look and are online at this moment. A mention makes Chatwoot send
 * e-mails and pushes of its own, so nobody who is away is mentioned; who is online is asked now, names are not kept.
 */
export async function noteText(world: World, effect: NoteEffect): Promise<string> {
  if (effect.mention.length === 0) return effect.text;
  const online = await world.chatwoot.agentsOnline();
  if (online.kind !== 'ok') return effect.text;
  const mentions = online.value
    .filter((agent) => effect.mention.includes(agent.id))
    .map((agent) => `[@${agent.name}](mention://user/${agent.id}/${encodeURIComponent(agent.name)})`);
  return [...mentions, effect.text].join(' ');
}
