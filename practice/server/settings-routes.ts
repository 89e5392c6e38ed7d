import type { Json, JsonObject, Thing } from '../model/nouns';
import { fields, isoOf } from '../model/spelling';
import type { World } from '../model/world';
import { type Ask, foundIn, isObject, listOf, NOTHING, type Serve, textsOf, truth, unwrap, userOf } from './answering';
import { type Refusal, refuse } from './refusal';

/** One kind of thing that `setup` makes. */
type Kind = {
  path: string;
  list(world: World): Thing[];
  /** The stored fields, from what is known: the thing before, if any, and the body. May refuse. */
  make(world: World, known: JsonObject, others: Thing[]): JsonObject;
  /** Any agent may change dashboard apps in 4.15.1; the rest needs an administrator. `one`, `all`: wrap the answer. */
  write?: 'agent';
  read?: 'admin';
  one?(thing: JsonObject): Json;
  all?(things: JsonObject[]): Json;
};

export function settingsRoutes(serve: Serve): void {
  for (const kind of KINDS) crud(serve, kind);
}

function crud(serve: Serve, { path, list, make, ...kind }: Kind): void {
  const { one = (thing) => thing, all = (things) => things, write = 'admin', read = 'agent' } = kind;
  const bodyOf = (ask: Ask): JsonObject => unwrap(ask.body, path.slice(1, -1));
  /** A bot's token is shown to every agent; secrets are kept to administrators; a team tells only whether one is in it. */
  const shown = (ask: Ask, { secret, member_ids, ...rest }: Thing): JsonObject => ({
    ...rest,
    ...(secret !== undefined && userOf(ask).role === 'administrator' ? { secret } : {}),
    ...(member_ids === undefined ? {} : { is_member: listOf(member_ids).includes(ask.caller.id) }),
  });
  serve('get', path, read, (ask) => {
    const model = ask.query('attribute_model');
    const wanted = list(ask.world).filter((each) => !model || each['attribute_model'] === named(MODELS, model));
    return all(wanted.map((each) => shown(ask, each)));
  });
  serve('post', path, write, (ask) => {
    const made = make(ask.world, bodyOf(ask), list(ask.world));
    const thing = { id: ask.world.nextId(path), ...made };
    list(ask.world).push(thing);
    ask.ledger.write('settings', ask.actor, null, { path, id: thing.id });
    return one(shown(ask, thing));
  });
  serve('patch', `${path}/:id`, write, (ask) => {
    const thing = foundIn(ask, list(ask.world));
    const others = list(ask.world).filter((each) => each !== thing);
    return one(shown(ask, Object.assign(thing, make(ask.world, { ...thing, ...bodyOf(ask) }, others))));
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

const DISPLAY_TYPES = ['text', 'number', 'currency', 'percent', 'link', 'date', 'list', 'checkbox'];
const MODELS = ['conversation_attribute', 'contact_attribute'];
/** A name from the list, or its place in it: Chatwoot takes both. */
const named = (names: string[], value: Json | undefined): string =>
  names.find((name, place) => name === value || String(place) === String(value)) ?? String(names[0]);

const KINDS: Kind[] = [
  {
    ...{ path: '/webhooks', read: 'admin', list: (world) => world.webhooks },
    ...{ one: (webhook) => ({ payload: { webhook } }), all: (webhooks) => ({ payload: { webhooks } }) },
    make({ random, account }, known, others) {
      if (others.some((other) => other['url'] === known['url'])) throw taken('url');
      const secret = known['secret'] ?? random.token(24);
      const subscriptions = textsOf(known['subscriptions']);
      return { ...fields(known, 'name url'), subscriptions, secret, account_id: account.id };
    },
  },
  {
    ...{ path: '/agent_bots', list: (world) => world.bots },
    make: ({ random, account }, known) => ({
      ...fields(known, 'name description outgoing_url'),
      ...{ access_token: known['access_token'] ?? random.token(24), secret: known['secret'] ?? random.token(24) },
      ...{ thumbnail: '', bot_type: 'webhook', bot_config: {}, account_id: account.id, system_bot: false },
    }),
  },
  {
    ...{ path: '/dashboard_apps', write: 'agent', list: (world) => world.dashboardApps },
    make({ clock }, known) {
      const frames = listOf(known['content']).filter(isObject);
      if (frames.length === 0 || !frames.every((frame) => /^https?:\/\//.test(String(frame['url'])))) {
        throw refuse(422, { message: 'Content : Invalid data', attributes: ['content'] });
      }
      const content = frames.map((frame) => ({ url: String(frame['url']), type: 'frame' }));
      return { ...fields(known, 'title'), content, created_at: known['created_at'] ?? isoOf(clock.now()) };
    },
  },
  {
    ...{ path: '/custom_attribute_definitions', list: (world) => world.definitions },
    make({ clock }, known, others) {
      const now = isoOf(clock.now());
      const { attribute_key: key = '', attribute_values: values } = known;
      const model = named(MODELS, known['attribute_model']);
      const same = (other: Thing): boolean => other['attribute_key'] === key && other['attribute_model'] === model;
      if (others.some(same)) throw taken('attribute_key');
      return {
        ...fields(known, 'attribute_display_name attribute_description regex_pattern regex_cue default_value'),
        ...{ attribute_key: key, attribute_model: model, attribute_values: listOf(values) as Json[] },
        attribute_display_type: named(DISPLAY_TYPES, known['attribute_display_type']),
        ...{ created_at: known['created_at'] ?? now, updated_at: now },
      };
    },
  },
  {
    ...{ path: '/labels', list: (world) => world.labels, all: (payload) => ({ payload }) },
    make(_world, known, others) {
      const title = String(known['title']).toLowerCase();
      if (others.some((other) => other['title'] === title)) throw taken('title');
      const show_on_sidebar = truth(known['show_on_sidebar']);
      return { ...fields(known, 'description'), title, color: known['color'] ?? '#1f93ff', show_on_sidebar };
    },
  },
  {
    ...{ path: '/teams', list: (world) => world.teams },
    make: ({ account }, known) => ({
      ...{ name: String(known['name']).toLowerCase(), description: known['description'] ?? '', account_id: account.id },
      ...{ allow_auto_assign: truth(known['allow_auto_assign'] ?? true), member_ids: known['member_ids'] ?? [] },
    }),
  },
];
