import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectRedis } from '../adapters/redis/redis-address';
import { readFacts } from '../adapters/redis/facts-store';
import { FAULT_WORDS } from '../cli/doctor/fault-words';
import type { FaultId } from '../cli/doctor/install-fault';
import type { DoctorOptions } from '../cli/doctor/run-doctor';
import { DANGERS, type DangerId } from '../core/preflight/dangers';
import { isGreen } from '../core/preflight/green';
import { wordsOf } from '../core/preflight/words';
import { openWard, type Changes, type Ward } from './support/doctor-at-practice';
import { until } from './support/until';

jest.setTimeout(120_000);
let ward: Ward;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'helpline-doctor-'));
  ward = await openWard();
  await until('a worker at work', async () => (await deskFacts())?.canaryAt);
});
afterEach(() => ward.heal());
afterAll(async () => {
  await ward.close();
  rmSync(folder, { recursive: true, force: true });
});

async function deskFacts() {
  const facts = await readFacts(ward.redis, 'd:1');
  return facts?.kind === 'desk' ? facts : null;
}

const ASKED = [
  ...['notifications', 'popup-words', 'session-year', 'transcripts', 'avatar-lookup'],
  ...['twilio-opt-out-text', 'twilio-validity', 'rate-limit'],
] as DangerId[];

type Report = { green: boolean; install: { id: string }[]; dangers: { id: string }[]; questions: { id: string }[] };

async function report(options: DoctorOptions = {}, changes: Changes = {}): Promise<Report> {
  return JSON.parse((await ward.run({ ...options, json: true }, changes)).said) as Report;
}
const ids = (list: readonly { id: string }[]): string[] => [...new Set(list.map(({ id }) => id))];

describe('a new installation', () => {
  it('works, is not green before what only a person can tell was answered, and says how', async () => {
    const { code, said } = await ward.run();
    expect(code).toBe(1);
    expect(said).toContain('Well: address, token, bot');
    expect(said).toContain('Not green');
    expect(ids((await report()).questions)).toEqual(ASKED);
    for (const id of ASKED) expect(said).toContain(wordsOf(id, 'en').how);
  });

  it('takes answers from a person at the terminal, whose Enter is for later, and those of the command line', async () => {
    const text = async (question: string) =>
      question.includes('GRAVATAR') ? 'no' : question.includes('Twilio') ? 'yes' : '';
    const ask = { text, secret: text, yes: async () => false };
    await ward.run({}, { ask });
    const { dangers, questions } = await report();
    expect(ids(dangers)).toEqual(['avatar-lookup']);
    expect(ids(questions)).toEqual(ASKED.filter((id) => !['avatar-lookup', 'twilio-opt-out-text'].includes(id)));
    const { code, said } = await ward.run({ answer: ASKED.map((id) => `${id}=yes`) });
    expect(said).toContain('Green: nothing known');
    expect(code).toBe(0);
    expect((await ward.run({ answer: ['csat=yes'] })).code).toBe(1);
  });

  it('is armed at once in the helpline that is running, by the notes in the desk’s conversation', async () => {
    await until('green at the desk', async () => {
      const facts = await deskFacts();
      return facts !== null && isGreen(facts, Date.now());
    });
  });
});

/** Each danger, how it is planted, and what of it is asked when Chatwoot does not tell. */
const PLANTED: readonly [DangerId, () => void][] = [
  ['continuity-email', () => void (ward.inbox(1)['continuity_via_email'] = true)],
  ['continuity-api', () => void (ward.rest.settings.features['email_continuity_on_api_channel'] = true)],
  ['email-collect', () => void (ward.inbox(1)['enable_email_collect'] = true)],
  ['pre-chat-contact', () => preChat(['emailAddress', 'phoneNumber'])],
  ['csat', () => void (ward.inbox(3)['csat_survey_enabled'] = true)],
  ['auto-resolve', () => account({ auto_resolve_after: 60, auto_resolve_ignore_waiting: true })],
  [
    'auto-resolve-message',
    () => account({ auto_resolve_after: 60, auto_resolve_ignore_waiting: true, auto_resolve_message: 'Bye for now' }),
  ],
  ['auto-resolve-waiting', () => account({ auto_resolve_after: 60, auto_resolve_ignore_waiting: false })],
  ['greeting', () => void (ward.inbox(3)['greeting_enabled'] = true)],
  [
    'out-of-office',
    () => void Object.assign(ward.inbox(1), { working_hours_enabled: true, out_of_office_message: 'We are closed' }),
  ],
  ['automation-sends', () => ward.rest.settings.automations.push(rule(1, true), rule(2, false), rule(3, true))],
  ['campaign', () => ward.rest.settings.campaigns.push({ id: 4, enabled: true }, { id: 5, enabled: false })],
  ['bot-in-inbox', () => void (ward.rest.settings.bots['1'] = 1)],
  ['inbox-webhook', () => void (ward.inbox(2)['webhook_url'] = `${ward.road.pluginUrl}/webhooks/chatwoot`)],
  [
    'own-notifications',
    () =>
      void Object.assign(ward.rest.settings.notifications, {
        selected_email_flags: ['email_conversation_assignment'],
        selected_push_flags: ['push_conversation_mention', 'push_conversation_assignment'],
      }),
  ],
  ['integrations', () => ward.rest.settings.integrations.push({ id: 'openai', enabled: true })],
  ['attachments', () => void (ward.inbox(1)['selected_feature_flags'] = ['attachments', 'emoji_picker'])],
  ['macro-sends', () => ward.rest.settings.macros.push({ id: 1, actions: [{ action_name: 'send_email_transcript' }] })],
  [
    'bot-webhook',
    () => void ward.road.practice.model.bots.forEach((bot) => (bot['outgoing_url'] = `${ward.road.pluginUrl}/x`)),
  ],
  ['auto-assignment', () => void (ward.inbox(1)['enable_auto_assignment'] = true)],
  ['ip-lookup', () => void (ward.rest.settings.features['ip_lookup'] = true)],
];

/** What comes with it by its nature. */
const WITH: Partial<Record<DangerId, DangerId[]>> = {
  'auto-resolve-message': ['auto-resolve'],
  'auto-resolve-waiting': ['auto-resolve'],
};

const rule = (id: number, active: boolean) => ({ id, active, actions: [{ action_name: 'send_message' }] });
const account = (settings: object): void => void Object.assign(ward.road.practice.model.account.settings, settings);
function preChat(names: string[]): void {
  const fields = ['emailAddress', 'fullName', 'phoneNumber'].map((name) => {
    return { name, type: 'text', label: name, enabled: names.includes(name), required: true, field_type: 'standard' };
  });
  const form = { pre_chat_fields: fields, pre_chat_message: 'Is it safe to write?' };
  Object.assign(ward.inbox(1), { pre_chat_form_enabled: true, pre_chat_form_options: form });
}

describe('dangers planted at the practice desk, one by one', () => {
  beforeAll(() => ward.run({ answer: ASKED.map((id) => `${id}=yes`) }));

  it('are more than fifteen, and without any of them it is green', async () => {
    expect(PLANTED.length).toBeGreaterThanOrEqual(15);
    expect(await report()).toMatchObject({ green: true, install: [], dangers: [], questions: [] });
  });

  it.each(PLANTED)('%s is found, with why and how; harden and put-back keep their word', async (id, plant) => {
    plant();
    const planted = ward.state();
    const found = await report();
    expect(ids(found.dangers).sort()).toEqual([id, ...(WITH[id] ?? [])].sort());
    expect(found.green).toBe(DANGERS[id].severity === 'look');
    const { code, said } = await ward.run();
    const { title, why, how } = wordsOf(id, 'en');
    for (const words of [title, why, how]) expect(said).toContain(words);
    expect(code).toBe(found.green ? 0 : 1);
    const says = said.includes('npm run doctor -- --harden does this');

    const hardened = await report({ harden: true, yes: true });
    expect(ids(hardened.dangers)).toEqual(says ? [] : [id]);
    const back = await ward.run({ putBack: true, yes: true });
    expect(back.said).not.toContain('left alone');
    expect(back.said.includes('nothing to put back')).toBe(!says);
    expect(ward.state()).toEqual(planted);
  });

  it('are all switched off together and all put back together', async () => {
    for (const [, plant] of PLANTED) plant();
    const planted = ward.state();
    const before = ids((await report()).dangers);
    expect(before).toHaveLength(PLANTED.length);
    const left = ids((await report({ harden: true, yes: true })).dangers);
    expect(left).toEqual([
      'continuity-api',
      'integrations',
      'macro-sends',
      'bot-webhook',
      'auto-assignment',
      'ip-lookup',
    ]);
    await ward.run({ putBack: true, yes: true });
    expect(ward.state()).toEqual(planted);
  });

  it('are asked about where Chatwoot does not tell', async () => {
    ward.rest.missing.push('automation_rules', 'macros', 'campaigns', 'integrations/apps', 'inboxes/1/agent_bot');
    expect(ids((await report()).questions).sort()).toEqual(
      ['automation-sends', 'bot-in-inbox', 'campaign', 'integrations', 'macro-sends'].sort(),
    );
  });

  it('are not switched off without a yes, and what somebody changed since is not put back', async () => {
    ward.inbox(3)['csat_survey_enabled'] = true;
    ward.inbox(3)['greeting_enabled'] = true;
    const ask = { text: async () => '', secret: async () => '', yes: async () => false };
    expect((await ward.run({ harden: true }, { ask })).said).toContain('inbox 3, csat: on → off');
    expect(ward.inbox(3)['csat_survey_enabled']).toBe(true);
    expect((await ward.run({ harden: true })).said).toContain('--yes');
    await ward.run({ harden: true, yes: true });
    ward.inbox(3)['csat_survey_enabled'] = true;
    const back = await ward.run({ putBack: true, yes: true });
    expect(ward.inbox(3)).toMatchObject({ csat_survey_enabled: true, greeting_enabled: true });
    expect(back.said).toMatch(/greeting: off → on: changed/);
  });

  it('are left alone when what they were cannot be written down', async () => {
    ward.inbox(3)['csat_survey_enabled'] = true;
    const { said } = await ward.run({ harden: true, yes: true }, { chatwoot: { botToken: 'x'.repeat(24) } });
    expect(said).toContain('could not be noted');
    expect(ward.inbox(3)['csat_survey_enabled']).toBe(true);
  });

  it('make the helpline that is running unarmed, and it is told to supervisors once', async () => {
    ward.inbox(1)['continuity_via_email'] = true;
    await ward.run();
    const known = await until('red at the desk', async () => {
      const facts = await deskFacts();
      const found = facts?.preflight.read?.dangers.some(
        ({ id, inboxId }) => id === 'continuity-email' && inboxId === 1,
      );
      return found && facts;
    });
    expect(isGreen(known, Date.now())).toBe(false);
    const words = wordsOf('continuity-email', 'en').title;
    await until('the note to supervisors', () =>
      deskMessages().some((content) => content.includes(words) && content.includes('Nothing is sent to a client')),
    );
  });
});

const deskMessages = (): string[] =>
  (ward.road.practice.model.conversations.get(ward.road.deskConversationId)?.messages ?? []).map(
    ({ content }) => content,
  );

/** Each fault of an installation, and how it is planted: at Chatwoot, around it, or in what the doctor is given. */
const FAULTS: readonly [FaultId, () => Changes | void | Promise<Changes | void>][] = [
  ['chatwoot-away', () => void (ward.rest.version = null)],
  ['version-old', () => void (ward.rest.version = '4.14.0')],
  ['token-refused', () => ({ chatwoot: { adminToken: 'x'.repeat(24) } })],
  ['token-not-admin', () => ({ chatwoot: { adminToken: ward.road.practice.tokens.agents['ana'] ?? '' } })],
  ['token-in-inboxes', () => void ward.road.practice.model.inboxes[0]?.member_ids.push(1)],
  ['bot-missing', () => ({ chatwoot: { botId: 99 } })],
  ['bot-token', () => ({ chatwoot: { botToken: 'x'.repeat(24) }, patience: 1 })],
  ['desk-missing', async () => ({ chatwoot: { deskConversationId: await someClientsConversation() } })],
  ['desk-members', () => void ward.road.practice.model.inboxes.at(-1)?.member_ids.push(2)],
  ['attributes', () => void ward.road.practice.model.definitions.pop()],
  ['webhook-missing', () => void ward.road.practice.model.webhooks.splice(0)],
  ['webhook-elsewhere', () => void webhook({ url: 'https://old.example.org/webhooks/chatwoot' })],
  ['webhook-events', () => void webhook({ subscriptions: ['message_created'] })],
  ['webhook-secret', () => ({ chatwoot: { webhookSecrets: ['x'.repeat(24)] } })],
  ['http-open', () => openLine('http://helpline.example.org')],
  ['delivery', () => openLine('https://helpline.example.org')],
  ['delivery-private', () => (void (ward.road.practice.faults.webhooksOff = true), { patience: 1 })],
  ['redis-evicts', () => void ward.redis.config('SET', 'maxmemory-policy', 'allkeys-lru')],
  ['redis-no-aof', () => void ward.redis.config('SET', 'appendonly', 'no')],
  ['not-running', () => ({ redis: null })],
  ['worker-idle', emptyRedis],
  ['clock-skew', () => void (ward.rest.clockAhead = -10_000)],
  ['clock-skew', () => void (ward.rest.clockAhead = 10_000)],
  ['policy', () => ({ policyFile: wrongPolicy() })],
];

async function someClientsConversation(): Promise<number> {
  const answer = await fetch(`${ward.road.practice.url}/practice/conversations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: 'CANARY-WORDS' }),
  });
  return ((await answer.json()) as { conversation: number }).conversation;
}

const webhook = (difference: object): object => Object.assign(ward.road.practice.model.webhooks[0] ?? {}, difference);

/** Nothing is posted there: the practice desk stays within this machine. */
function openLine(publicUrl: string): Changes {
  webhook({ url: `${publicUrl}/webhooks/chatwoot` });
  ward.road.practice.faults.webhooksOff = true;
  return { publicUrl, patience: 1 };
}

function wrongPolicy(): string {
  const file = join(folder, 'policy.yaml');
  writeFileSync(file, 'zone: Nowhere/Atall\n');
  return file;
}

async function emptyRedis(): Promise<Changes> {
  const redis = connectRedis(`${ward.redisAddress}?db=7`, 'asker');
  await new Promise((resolve) => redis.once('ready', resolve));
  closing.push(() => redis.disconnect());
  return { redis, patience: 1 };
}
const closing: (() => void)[] = [];
afterAll(() => closing.forEach((close) => close()));

describe('faults of the installation, planted one by one', () => {
  it('are more than twelve', () => expect(new Set(FAULTS.map(([id]) => id)).size).toBeGreaterThanOrEqual(12));

  it.each(FAULTS)('%s is found, with its remedy', async (id, plant) => {
    const changes = (await plant()) ?? {};
    const { install, green } = await report({}, changes);
    // Some come together: a webhook that goes nowhere does not arrive either.
    expect(install).toContainEqual(expect.objectContaining({ id, remedy: FAULT_WORDS.en[id].remedy }));
    const spanish = await ward.run({}, { ...changes, language: 'es' });
    expect(spanish.said).toContain(FAULT_WORDS.es[id].remedy);
    expect([spanish.code, green || spanish.said.includes('No está verde')]).toEqual([1, true]);
  });

  it('never leave a note in what may be a client’s conversation', async () => {
    const id = await someClientsConversation();
    const changes = { chatwoot: { deskConversationId: id } };
    for (const options of [{}, { harden: true, yes: true }, { answer: ['transcripts=yes'] }])
      await ward.run(options, changes);
    expect(ward.road.practice.model.conversations.get(id)?.messages.filter((one) => one.private)).toEqual([]);
  });

  it('and none where there is none', async () => expect((await report()).install).toEqual([]));
});

it('nothing secret and nothing of a client was ever said', async () => {
  const { model, tokens } = ward.road.practice;
  await someClientsConversation();
  for (const [, plant] of PLANTED) plant();
  await ward.run();
  await ward.run({ json: true });
  await ward.run({ harden: true, yes: true });
  await ward.run({ putBack: true, yes: true });
  const secrets = [
    ...[tokens.admin, ...Object.values(tokens.agents), ward.road.chatwoot.botToken],
    ...model.webhooks.map(({ secret }) => String(secret)),
    ...model.bots.flatMap((bot) => [String(bot['secret']), String(bot['access_token'])]),
    ...model.inboxes.flatMap(({ settings }) =>
      ['hmac_token', 'secret', 'auth_token', 'website_token', 'phone_number'].flatMap((name) =>
        typeof settings[name] === 'string' ? [settings[name]] : [],
      ),
    ),
    ...[...model.contacts.values()].map(({ name }) => name).filter((name) => name !== 'Helpline desk'),
    'CANARY-WORDS',
  ];
  const all = [...ward.said, ...deskMessages(), ...ward.road.logs].join('\n');
  expect(secrets.length).toBeGreaterThan(10);
  expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
});
