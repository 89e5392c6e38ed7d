import type { Json, JsonObject, Thing } from '../model/nouns';
import { fields, isoOf } from '../model/spelling';
import type { World } from '../model/world';
import { type Ask, foundIn, isObject, listOf, NOTHING, type Serve, textsOf, truth, unwrap, userOf } from './answering';
import { type Refusal, refuse } from './refusal';

/** One kind of thing that `setup` makes. */
type Kind = {
  path: string;
  wrapper: string;
  list(world: World): Thing[];
  /** The stored fields, from what is known: defaults, the thing before, the body. May refuse. */
  make(world: World, known: JsonObject, others: Thing[]): JsonObject;
  /** Any agent may change dashboard apps in 4.15.1; the rest needs an administrator. */
  write?: 'agent';
  read?: 'admin';
  /** How one and how all are wrapped in the answer. */
  one?(thing: JsonObject): Json;
  all?(things: JsonObject[]): Json;
};

export function settingsRoutes(serve: Serve): void {
  for (const kind of [webhooks, bots, dashboardApps, definitions, labels]) crud(serve, kind);
}

function crud(serve: Serve, { path, wrapper, list, make, ...kind }: Kind): void {
  const { one = (thing) => thing, all = (things) => things, write = 'admin', read = 'agent' } = kind;
  /** A bot's token is shown to every agent; secrets are kept to administrators. */
  const shown = (ask: Ask, { secret, ...rest }: Thing): JsonObject =>
    secret !== undefined && userOf(ask).role === 'administrator' ? { ...rest, secret } : rest;
  const model = (ask: Ask): string | undefined => ask.query('attribute_model');
  serve('get', path, read, (ask) => {
    const wanted = list(ask.world).filter(
      (each) => !model(ask) || each['attribute_model'] === named(MODELS, model(ask)),
    );
    return all(wanted.map((thing) => shown(ask, thing)));
  });
  serve('get', `${path}/:id`, read, (ask) => one(shown(ask, foundIn(ask, list(ask.world)))));
  serve('post', path, write, (ask) => {
    const made = make(ask.world, unwrap(ask.body, wrapper), list(ask.world));
    const thing = { id: ask.world.nextId(path), ...made };
    list(ask.world).push(thing);
    ask.ledger.write('settings', ask.actor, null, { path, id: thing.id });
    return one(shown(ask, thing));
  });
  serve('patch', `${path}/:id`, write, (ask) => {
    const thing = foundIn(ask, list(ask.world));
    const others = list(ask.world).filter((each) => each !== thing);
    Object.assign(thing, make(ask.world, { ...thing, ...unwrap(ask.body, wrapper) }, others));
    return one(shown(ask, thing));
  });
  serve('delete', `${path}/:id`, write, (ask) => {
    list(ask.world).splice(list(ask.world).indexOf(foundIn(ask, list(ask.world))), 1);
    return NOTHING;
  });
}

function taken(name: string): Refusal {
  const words = `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('_', ' ')}`;
  return refuse(422, { message: `${words} has already been taken`, attributes: [name] });
}

const UNASKED =
  'conversation_status_changed conversation_updated conversation_created contact_created contact_updated ' +
  'message_created message_updated webwidget_triggered';

const webhooks: Kind = {
  ...{ path: '/webhooks', wrapper: 'webhook', read: 'admin', list: (world) => world.webhooks },
  make(world, known, others) {
    if (others.some((other) => other['url'] === known['url'])) throw taken('url');
    const subscriptions = known['subscriptions'] ? textsOf(known['subscriptions']) : UNASKED.split(' ');
    const secret = known['secret'] ?? world.random.token(24);
    return { ...fields(known, 'name url'), subscriptions, secret, account_id: world.account.id };
  },
  one: (webhook) => ({ payload: { webhook } }),
  all: (all) => ({ payload: { webhooks: all } }),
};

const bots: Kind = {
  ...{ path: '/agent_bots', wrapper: 'agent_bot', list: (world) => world.bots },
  make: ({ random, account }, known) => ({
    ...fields(known, 'name description outgoing_url'),
    ...{ access_token: known['access_token'] ?? random.token(24), secret: known['secret'] ?? random.token(24) },
    ...{ thumbnail: '', bot_type: 'webhook', bot_config: {}, account_id: account.id, system_bot: false },
  }),
};

const dashboardApps: Kind = {
  ...{ path: '/dashboard_apps', wrapper: 'dashboard_app', write: 'agent', list: (world) => world.dashboardApps },
  make({ clock }, known) {
    const frames = listOf(known['content']).filter(isObject);
    if (frames.length === 0 || !frames.every((frame) => /^https?:\/\//.test(String(frame['url'])))) {
      throw refuse(422, { message: 'Content : Invalid data', attributes: ['content'] });
    }
    const content = frames.map((frame) => ({ url: String(frame['url']), type: 'frame' }));
    return { ...fields(known, 'title'), content, created_at: known['created_at'] ?? isoOf(clock.now()) };
  },
};

const DISPLAY_TYPES = ['text', 'number', 'currency', 'percent', 'link', 'date', 'list', 'checkbox'];
const MODELS = ['conversation_attribute', 'contact_attribute'];

/** A name from the list, or its place in it: Chatwoot takes both. */
const named = (names: string[], value: Json | undefined): string =>
  names.find((name, place) => name === value || String(place) === String(value)) ?? String(names[0]);

const definitions: Kind = {
  ...{ path: '/custom_attribute_definitions', wrapper: 'custom_attribute_definition' },
  list: (world) => world.definitions,
  make({ clock }, known, others) {
    const now = isoOf(clock.now());
    const model = named(MODELS, known['attribute_model']);
    const key = known['attribute_key'] ?? '';
    const same = (other: Thing): boolean => other['attribute_key'] === key && other['attribute_model'] === model;
    if (others.some(same)) throw taken('attribute_key');
    return {
      ...fields(known, 'attribute_display_name attribute_description'),
      ...{ attribute_key: key, attribute_model: model, attribute_values: listOf(known['attribute_values']) as Json[] },
      attribute_display_type: named(DISPLAY_TYPES, known['attribute_display_type']),
      ...{ regex_pattern: null, regex_cue: null, default_value: null },
      ...{ created_at: known['created_at'] ?? now, updated_at: now },
    };
  },
};

const labels: Kind = {
  ...{ path: '/labels', wrapper: 'label', list: (world) => world.labels },
  make(_world, known, others) {
    const title = String(known['title']).toLowerCase();
    if (others.some((other) => other['title'] === title)) throw taken('title');
    const show_on_sidebar = truth(known['show_on_sidebar']);
    return { ...fields(known, 'description'), title, color: known['color'] ?? '#1f93ff', show_on_sidebar };
  },
  all: (payload) => ({ payload }),
};
