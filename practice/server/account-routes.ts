import { addInbox, SECRET_SETTINGS } from '../model/first-day';
import type { Inbox, Json, JsonObject, Team } from '../model/nouns';
import { agentRest } from '../model/shapes-people';
import { each, epochOf, fields, isoOf } from '../model/spelling';
import type { World } from '../model/world';
import { type Ask, foundIn, idOf, listOf, objectOf, type Serve, textOf, unwrap, userOf } from './answering';
import { notAllowed, notFound, refuse } from './refusal';

const FLAGS = ['conversation_creation', 'conversation_assignment', 'conversation_mention'];

/** The account itself, its people and who of them is in which team and inbox. */
export function accountRoutes(serve: Serve): void {
  const more = { latest_chatwoot_version: null, subscribed_features: [] };
  serve('get', '', 'agent', ({ world }) => ({ ...accountRest(world), ...more }));
  serve('patch', '', 'admin', ({ world, body }) => {
    const known = Object.entries(body).filter(([name]) => name.startsWith('auto_resolve_'));
    Object.assign(world.account.settings, Object.fromEntries(known));
    return accountRest(world);
  });
  serve('get', '/agents', 'agent', ({ world }) => world.users.map((user) => agentRest(world, user)));
  serve('get', '/notification_settings', 'agent', (ask) => {
    const flags = (kind: string): JsonObject => ({
      [`all_${kind}_flags`]: FLAGS.map((flag) => `${kind}_${flag}`),
      [`selected_${kind}_flags`]: [`${kind}_conversation_assignment`],
    });
    const { id } = userOf(ask);
    return { id, user_id: id, account_id: ask.world.account.id, ...flags('email'), ...flags('push') };
  });

  const teamOf = (ask: Ask): Team => foundIn(ask, ask.world.teams);
  serve('get', '/teams/:id/team_members', 'agent', (ask) => agents(ask.world, teamOf(ask).member_ids));
  serve('post', '/teams/:id/team_members', 'admin', (ask) => {
    const team = teamOf(ask);
    const added = idsOf(ask).filter((id) => !team.member_ids.includes(id));
    team.member_ids.push(...added);
    return agents(ask.world, added);
  });
  serve('get', '/inbox_members/:id', 'agent', (ask) => ({ payload: agents(ask.world, inboxOfAsk(ask).member_ids) }));
  serve('post', '/inbox_members', 'admin', (ask) => {
    const inbox = ask.world.inboxes.find(({ id }) => id === idOf(ask.body['inbox_id']));
    if (!inbox) throw notFound();
    inbox.member_ids = [...new Set([...inbox.member_ids, ...idsOf(ask)])];
    return { payload: agents(ask.world, inbox.member_ids) };
  });

  serve('get', '/inboxes', 'agent', (ask) => ({
    payload: ask.world.inboxes.filter((inbox) => mayUse(ask, inbox)).map((inbox) => inboxRest(ask, inbox)),
  }));
  serve('get', '/inboxes/:id', 'agent', (ask) => inboxRest(ask, inboxOfAsk(ask)));
  serve('post', '/inboxes', 'admin', (ask) => {
    if (objectOf(ask.body['channel'])['type'] !== 'api')
      throw refuse(422, { error: 'Only API inboxes can be made here' });
    return inboxRest(ask, addInbox(ask.world, textOf(ask.body['name']) ?? '', 'Channel::Api', [], ask.world.random));
  });
  serve('patch', '/inboxes/:id', 'admin', (ask) => {
    const inbox = inboxOfAsk(ask);
    const { channel, ...rest } = unwrap(ask.body, 'inbox');
    const wanted = Object.entries({ ...rest, ...objectOf(channel) }).filter(([key]) => key in inbox.settings);
    Object.assign(inbox.settings, Object.fromEntries(wanted));
    inbox.updated_at = ask.world.clock.now();
    return inboxRest(ask, inbox);
  });
}

const accountRest = (world: World): JsonObject => ({
  ...fields(world.account, 'id name settings'),
  ...{ created_at: isoOf(world.account.created_at), domain: null, features: {}, locale: 'en', status: 'active' },
  ...{ support_email: null, cache_keys: each('label inbox team', String(epochOf(world.account.created_at))) },
});

const agents = (world: World, ids: number[]): Json[] =>
  world.users.filter((user) => ids.includes(user.id)).map((user) => agentRest(world, user));
const idsOf = ({ body }: Ask): number[] => listOf(body['user_ids']).map(Number);
const mayUse = (ask: Ask, inbox: Inbox): boolean =>
  userOf(ask).role === 'administrator' || inbox.member_ids.includes(ask.caller.id);

function inboxOfAsk(ask: Ask): Inbox {
  const inbox = foundIn(ask, ask.world.inboxes);
  if (!mayUse(ask, inbox)) throw notAllowed();
  return inbox;
}

function inboxRest(ask: Ask, inbox: Inbox): JsonObject {
  const hidden = userOf(ask).role === 'administrator' ? [] : SECRET_SETTINGS;
  const settings = Object.entries(inbox.settings).filter(([name]) => !hidden.includes(name));
  return { ...fields(inbox, 'id channel_id name channel_type'), avatar_url: '', ...Object.fromEntries(settings) };
}
