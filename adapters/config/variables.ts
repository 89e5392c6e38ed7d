import { z } from 'zod';
import { LOG_LEVELS } from '../logger';
import { id, onOrOff, origins, port, rate, redisAddress, secret, secrets, text, webAddress, yesOrNo } from './schemas';
import type { Variables } from './variable';

const SETUP = 'Run `npm run setup`: it asks for the address and a token and writes the rest into .env.';

/** What is needed to speak with Chatwoot. `npm run setup` writes all of it. */
export const CHATWOOT_VARIABLES = {
  CHATWOOT_URL: {
    about: "Chatwoot's address, as its agents open it.",
    expected: 'an address such as https://chat.example.org, without user, query or fragment',
    remedy: SETUP,
    schema: webAddress,
  },
  CHATWOOT_INTERNAL_URL: {
    about:
      'Where the plugin itself reaches Chatwoot, when that is not the address of its agents: in Docker its name on its own ' +
      'network. CHATWOOT_URL stays what browsers open, what links lead to and who may frame the panel.',
    expected: 'an address such as http://rails:3000, without user, query or fragment',
    remedy: 'Leave it out where the plugin reaches CHATWOOT_URL too.',
    schema: webAddress,
    optional: true,
  },
  CHATWOOT_ACCOUNT_ID: {
    about: 'The account, the number after /accounts/ in the addresses of its pages.',
    expected: 'a whole number above zero',
    remedy: SETUP,
    schema: id,
  },
  CHATWOOT_ADMIN_TOKEN: {
    about: "An administrator's access token (Profile settings): for reading and the sweep; nothing is sent with it.",
    expected: 'a token of at least 16 characters without blanks',
    remedy: 'Copy it from Profile settings, Access token, of an administrator, or run `npm run setup`.',
    schema: secret,
    secret: true,
  },
  CHATWOOT_BOT_TOKEN: {
    about: 'The access token of our own agent bot: notes, attributes and labels are written with it.',
    expected: 'a token of at least 16 characters without blanks',
    remedy: SETUP,
    schema: secret,
    secret: true,
  },
  CHATWOOT_BOT_ID: {
    about: "Our agent bot's id: only its notes are believed.",
    expected: 'a whole number above zero',
    remedy: SETUP,
    schema: id,
  },
  CHATWOOT_WEBHOOK_SECRETS: {
    about: 'The secret of the webhook. Several with commas between them while one is being replaced: each is accepted.',
    expected: 'one secret or several with commas between them, each at least 16 characters without blanks',
    remedy: 'Copy it from Settings, Integrations, Webhooks, or run `npm run setup`.',
    schema: secrets,
    secret: true,
  },
  CHATWOOT_DESK_CONVERSATION_ID: {
    about: 'The conversation in the inbox "Helpline desk" that keeps what belongs to the whole desk.',
    expected: 'a whole number above zero',
    remedy: SETUP,
    schema: id,
  },
  CHATWOOT_REQUESTS_PER_SECOND: {
    about: 'At most so many requests a second are made to Chatwoot, all together. A small Chatwoot answers about 15.',
    expected: 'a number above 0, at most 50',
    remedy: 'Leave it out for the usual 5.',
    schema: rate(50),
    usually: '5',
  },
  CHATWOOT_CABLE: {
    about:
      "Also follow the live feed that agents' screens have: reads and typing within a second. Each time it connects, the " +
      'administrator of the token is shown as online for 20 s (docs/decisions/0012).',
    expected: 'on or off',
    remedy: 'Leave it out for off.',
    schema: onOrOff,
    usually: 'off',
  },
} as const satisfies Variables;

/** The panel in Chatwoot's screen. */
export const PANEL_VARIABLES = {
  PANEL_SECRET: {
    about: 'Signs what proves an advocate to the panel. Whoever has it can pass for any advocate.',
    expected: 'at least 32 characters without blanks, drawn by chance',
    remedy: 'Run `npm run setup`: it draws one. To be used by every process of the plugin, and by nothing else.',
    schema: z.string().regex(/^\S{32,}$/),
    secret: true,
  },
  PANEL_URL: {
    about: "Where the advocates' browsers reach the panel, when that is not PUBLIC_URL (docs/install.md, The panel).",
    expected: 'an address such as https://chat.example.org:8443, without user, query or fragment',
    remedy: 'Leave it out when PUBLIC_URL can be reached by browsers.',
    schema: webAddress,
    optional: true,
  },
  PANEL_EXCHANGE_URL: {
    about:
      "Where a proxy on Chatwoot's own host hands requests on to the plugin's /exchange. Needed only when the panel lives " +
      'under another host name than Chatwoot, and the line is not installed.',
    expected: "an address on Chatwoot's own host, such as https://chat.example.org/_helpline",
    remedy: "Leave it out when the panel is on Chatwoot's host at another port, or the line is installed.",
    schema: webAddress,
    optional: true,
  },
} as const satisfies Variables;

/** What any part of the plugin needs, also the commands that never speak with Chatwoot. */
export const LOCAL_VARIABLES = {
  ROLE: {
    about: 'What this process does: service (the doors), worker (the hands), or both in one for a small install.',
    expected: 'service, worker or both',
    remedy: 'Leave it out for both.',
    schema: z.enum(['service', 'worker', 'both']),
    usually: 'both',
  },
  HOST: {
    about:
      'The address to listen at. 127.0.0.1 is reached from this machine only, not by a Chatwoot in Docker; in a container it is 0.0.0.0.',
    expected: 'an IP address or a host name',
    remedy: 'Leave it out for 127.0.0.1; use 0.0.0.0 in a container.',
    schema: z.string().regex(/^[\w.:-]+$/),
    usually: '127.0.0.1',
  },
  PORT: {
    about: 'The port to listen at.',
    expected: 'a whole number from 1 to 65535',
    remedy: 'Leave it out for 4000.',
    schema: port,
    usually: '4000',
  },
  PUBLIC_URL: {
    about:
      'The address under which the plugin is reached from outside: by browsers, by Twilio, and by Chatwoot where there is ' +
      'no WEBHOOK_URL.',
    expected: 'an address such as https://helpline.example.org, without user, query or fragment',
    remedy: 'Leave it out until there is a proxy.',
    schema: webAddress,
    optional: true,
  },
  WEBHOOK_URL: {
    about: 'Where Chatwoot posts to the plugin, when that is not PUBLIC_URL: a name of a private network.',
    expected: 'an address such as http://helpline-service:4000, without user, query, fragment or /webhooks/chatwoot',
    remedy: 'Leave it out where Chatwoot posts to PUBLIC_URL.',
    schema: webAddress,
    optional: true,
  },
  BEACON_ORIGINS: {
    about: "Where the helpline's own pages with the chat live, for the beacon (docs/beacon.md). Left out, it is off.",
    expected: 'an origin such as https://www.example.org, or several with commas between them, without a path',
    remedy: 'Write only scheme, host and port, in small letters, or leave it out to have no beacon.',
    schema: origins,
    optional: true,
  },
  REDIS_URL: {
    about: "The plugin's own Redis or Valkey, 6.2 or later, never Chatwoot's. Left out, one is started privately.",
    expected: 'redis://…, rediss://… or the absolute path of a unix socket',
    remedy: 'Correct it, or leave it out: then a private Redis is started in DATA_DIR.',
    schema: redisAddress,
    secret: true,
    optional: true,
  },
  REDIS_BIN: {
    about: 'The program to start when REDIS_URL is left out; else redis-server or valkey-server is looked for.',
    expected: 'the path of a redis-server or valkey-server',
    remedy: 'Leave it out to have one looked for.',
    schema: text,
    optional: true,
  },
  POLICY_FILE: {
    about:
      'The policy: waiting times, shifts, what a coordinator decides. Read again whenever it changes. `setup` writes ' +
      './policy/policy.yaml, the place for Docker too.',
    expected: 'the path of a YAML file',
    remedy: 'Leave it out for ./policy.yaml; policy.example.yaml is one to start from.',
    schema: text,
    usually: './policy.yaml',
  },
  DATA_DIR: {
    about: "Where a private Redis keeps its files. Nothing in it that cannot be rebuilt from Chatwoot's messages.",
    expected: 'the path of a folder that we may write to',
    remedy: 'Leave it out for ./data.',
    schema: text,
    usually: './data',
  },
  LOG_LEVEL: {
    about: 'How much is logged. No level logs words, names, numbers or addresses of people.',
    expected: LOG_LEVELS.join(', '),
    remedy: 'Leave it out for info.',
    schema: z.enum(LOG_LEVELS),
    usually: 'info',
  },
  PRACTICE: {
    about: 'The Chatwoot at CHATWOOT_URL is the practice desk. Set by `npm start`.',
    expected: 'true or false',
    remedy: 'Leave it out: `npm start` sets it.',
    schema: yesOrNo,
    usually: 'false',
    internal: true,
  },
  SIM_SPEED: {
    about: 'How many times faster than the wall clock time runs, at the practice desk only.',
    expected: 'a number above 0, at most 1000',
    remedy: 'Leave it out.',
    schema: rate(1_000),
    usually: '1',
    internal: true,
  },
  SIM_SINCE: {
    about: 'The instant (ms since 1970) from which time has run faster: the same for every process of one desk.',
    expected: 'a whole number of milliseconds since 1970',
    remedy: 'Leave it out: `npm start` sets it.',
    schema: id,
    optional: true,
    internal: true,
  },
  ENV_FILE: {
    about: 'The file from which the environment was filled; nobody but its owner may be able to read it.',
    expected: 'a path',
    remedy: 'Leave it out: `npm start` sets it.',
    schema: text,
    optional: true,
    internal: true,
  },
} as const satisfies Variables;
