import { addInbox, SECRET_SETTINGS } from '../model/first-day';
import type { Inbox, Json, JsonObject, Team, User } from '../model/nouns';
import { teamRest } from '../model/shapes-conversations';
import { agentRest, profileRest } from '../model/shapes-people';
import { each, epochOf, fields, isoOf } from '../model/spelling';
import type { World } from '../model/world';
import {
  type Ask,
  foundIn,
  idOf,
  isObject,
  listOf,
  type Serve,
  textOf,
  textsOf,
  truth,
  unwrap,
  userOf,
} from './answering';
import { notAllowed, notFound, refuse } from './refusal';

/** The account itself, its people, teams and inboxes. */
export function accountRoutes(serve: Serve): void {
  serve('get', '', 'agent', ({ world }) => ({
    ...accountRest(world),
    latest_chatwoot_version: null,
    subscribed_features: [],
  }));
  serve('patch', '', 'admin', ({ world, body }) => {
    const known = ['auto_resolve_after', 'auto_resolve_message', 'auto_resolve_ignore_waiting'];
    for (const name of known) if (name in body) world.account.settings[name] = body[name] ?? null;
    return accountRest(world);
  });
  serve('get', '/agents', 'agent', ({ world }) => world.users.map((user) => agentRest(world, user)));
  serve('get', '/notification_settings', 'agent', (ask) => notificationSettings(ask.world, userOf(ask)));
  teams(serve);
  inboxes(serve);
}

function teams(serve: Serve): void {
  serve('get', '/teams', 'agent', ({ world, caller }) => world.teams.map((team) => teamRest(world, team, caller.id)));
  serve('post', '/teams', 'admin', ({ world, caller, body }) => {
    const given = unwrap(body, 'team');
    const team: Team = {
      ...{ id: world.nextId('team'), name: String(given['name']).toLowerCase(), member_ids: [] },
      ...{
        description: textOf(given['description']) ?? '',
        allow_auto_assign: truth(given['allow_auto_assign'] ?? true),
      },
    };
    world.teams.push(team);
    return teamRest(world, team, caller.id);
  });
  const path = '/teams/:id/team_members';
  serve('get', path, 'agent', (ask) => agents(ask.world, foundIn(ask, ask.world.teams).member_ids));
  serve('post', path, 'admin', (ask) => {
    const team = foundIn(ask, ask.world.teams);
    const added = idsOf(ask).filter((id) => !team.member_ids.includes(id));
    team.member_ids.push(...added);
    return agents(ask.world, added);
  });
}

function inboxes(serve: Serve): void {
  serve('get', '/inboxes', 'agent', (ask) => ({
    payload: ask.world.inboxes.filter((inbox) => mayUse(ask, inbox)).map((inbox) => inboxRest(ask, inbox)),
  }));
  serve('get', '/inboxes/:id', 'agent', (ask) => inboxRest(ask, inboxOfAsk(ask)));
  serve('post', '/inboxes', 'admin', (ask) => {
    const type = isObject(ask.body['channel']) ? ask.body['channel']['type'] : undefined;
    if (type !== 'api' && type !== 'web_widget') throw refuse(422, { error: 'This channel type is not known here' });
    const channel = type === 'api' ? 'Channel::Api' : 'Channel::WebWidget';
    return inboxRest(ask, addInbox(ask.world, textOf(ask.body['name']) ?? '', channel, [], ask.world.random));
  });
  serve('patch', '/inboxes/:id', 'admin', (ask) => {
    const inbox = inboxOfAsk(ask);
    const { channel, name, ...rest } = unwrap(ask.body, 'inbox');
    inbox.name = textOf(name) ?? inbox.name;
    for (const [key, value] of Object.entries({ ...rest, ...(isObject(channel) ? channel : {}) })) {
      if (key in inbox.settings) inbox.settings[key] = value;
    }
    inbox.updated_at = ask.world.clock.now();
    return inboxRest(ask, inbox);
  });
  serve('get', '/inbox_members/:id', 'agent', (ask) => ({ payload: agents(ask.world, inboxOfAsk(ask).member_ids) }));
  serve('post', '/inbox_members', 'admin', (ask) => {
    const inbox = ask.world.inboxes.find(({ id }) => id === idOf(ask.body['inbox_id']));
    if (!inbox) throw notFound();
    inbox.member_ids = [...new Set([...inbox.member_ids, ...idsOf(ask)])];
    return { payload: agents(ask.world, inbox.member_ids) };
  });
}

/** The caller's own profile; not below the account's address. */
export function profileRoutes(serve: Serve): void {
  serve('get', '/profile', 'agent', (ask) => profileRest(ask.world, userOf(ask)));
  serve('put', '/profile', 'agent', (ask) => {
    const settings = unwrap(ask.body, 'profile')['ui_settings'];
    if (isObject(settings)) userOf(ask).ui_settings = settings;
    return profileRest(ask.world, userOf(ask));
  });
}

const FEATURES = 'agent_bots team_management labels custom_attributes automations canned_responses integrations';

const accountRest = (world: World): JsonObject => ({
  ...fields(world.account, 'id name settings'),
  ...{ created_at: isoOf(world.account.created_at), domain: null, features: each(FEATURES, true), locale: 'en' },
  ...{ support_email: null, status: 'active' },
  cache_keys: each('label inbox team', String(epochOf(world.account.created_at))),
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

const FLAGS =
  'conversation_creation conversation_assignment assigned_conversation_new_message conversation_mention ' +
  'participating_conversation_new_message sla_missed_first_response sla_missed_next_response sla_missed_resolution';

const notificationSettings = (world: World, user: User): JsonObject => ({
  ...fields(user, 'id selected_email_flags selected_push_flags'),
  ...{ user_id: user.id, account_id: world.account.id },
  all_email_flags: FLAGS.split(' ').map((flag) => `email_${flag}`),
  all_push_flags: FLAGS.split(' ').map((flag) => `push_${flag}`),
});
