import type { NoteEffect } from '../../core/kernel/effect';
import type { World } from '../../adapters/world';

/**
 * The note's text, with mentions of those who should look and are online at this moment. A mention makes Chatwoot send
 * e-mails and pushes of its own, so nobody who is away is mentioned, except whoever is on call, and whom a hand-off names:
 * Chatwoot keeps its notification until they come. Who is online is asked now, names are not kept.
 */
export async function noteText(world: World, effect: NoteEffect): Promise<string> {
  const mentions = [...(await peopleMentioned(world, effect)), ...(await teamMentioned(world, effect))];
  return [...mentions, await withNames(world, effect.text)].join(' ');
}

async function peopleMentioned(world: World, effect: NoteEffect): Promise<readonly string[]> {
  const { mention, mentionOnCall, mentionAway } = effect;
  if (mention.length === 0) return [];
  // On call is to be called, and at night nobody of them is online.
  const evenAway = mentionOnCall !== undefined || mentionAway === true;
  const called = await (evenAway ? world.chatwoot.agents() : world.chatwoot.agentsOnline());
  if (called.kind !== 'ok') return [];
  return called.value
    .filter((agent) => mention.includes(agent.id))
    .map((agent) => `[@${agent.name}](mention://user/${agent.id}/${encodeURIComponent(agent.name)})`);
}

/** Chatwoot itself calls the members of a team. */
async function teamMentioned(world: World, { mentionTeam }: NoteEffect): Promise<readonly string[]> {
  if (mentionTeam === undefined) return [];
  const teams = await world.chatwoot.teams();
  const team = teams.kind === 'ok' ? teams.value.find(({ id }) => id === mentionTeam) : undefined;
  return team ? [`[@${team.name}](mention://team/${team.id}/${encodeURIComponent(team.name)})`] : [];
}

/** A rule names an agent as "{agent:5}", because names stay out of facts and effects; here it becomes the name. */
async function withNames(world: World, text: string): Promise<string> {
  if (!text.includes('{agent:')) return text;
  const agents = await world.chatwoot.agents({ priority: 'now' });
  const names = new Map(agents.kind === 'ok' ? agents.value.map(({ id, name }) => [id, name]) : []);
  return text.replace(/\{agent:(\d+)\}/g, (_all, id: string) => names.get(Number(id)) ?? `agent ${id}`);
}
