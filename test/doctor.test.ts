import { DANGERS, type DangerId } from '../core/preflight/dangers';
import { isGreen } from '../core/preflight/green';
import { wordsOf } from '../core/preflight/words';
import { openWard, type Ward } from './support/doctor-at-practice';
import { PLANTED, WITH } from './support/planted-dangers';
import { until } from './support/until';

let ward: Ward;
beforeAll(async () => {
  ward = await openWard();
});
afterEach(() => ward.heal());
afterAll(() => ward.close());

const ASKED = [
  ...['notifications', 'popup-words', 'session-year', 'transcripts', 'avatar-lookup'],
  ...['twilio-opt-out-text', 'twilio-validity', 'rate-limit'],
] as DangerId[];

const ids = (list: readonly { id: string }[]): string[] => [...new Set(list.map(({ id }) => id))];

describe('a new installation', () => {
  it('works, is not green before what only a person can tell was answered, and says how', async () => {
    const { code, said } = await ward.run();
    expect(code).toBe(1);
    expect(said).toContain('Well: address, token, bot');
    expect(said).toContain('Not green');
    expect(ids((await ward.report()).questions)).toEqual(ASKED);
    for (const id of ASKED) expect(said).toContain(wordsOf(id, 'en').how);
  });

  it.each<[string, number, string | null, string]>([
    ['as long as nobody changed it is a danger', 36_000, null, 'danger'],
    ['five minutes are well', 300, null, 'well'],
    ['with a token of nobody’s a person is asked', 300, 'not-the-token', 'asked'],
  ])('reads from the carrier how long it may hold a text: %s', async (_what, validitySeconds, token, expected) => {
    const { url, twilio } = ward.road.practice;
    const sid = `MG${'3'.repeat(32)}`;
    twilio.services.set(sid, { sid, name: 'Night line', validitySeconds, createdAt: 0 });
    ward.inbox(3)['messaging_service_sid'] = sid;
    const { sid: accountSid, token: right } = twilio.account;
    const found = await ward.report({}, { twilio: { url, accountSid, user: accountSid, password: token ?? right } });
    const has = (list: readonly { id: string }[]): boolean => ids(list).includes('twilio-validity');
    expect(has(found.dangers) ? 'danger' : has(found.questions) ? 'asked' : 'well').toBe(expected);
  });

  it('takes answers from a person at the terminal, whose Enter is for later, and those of the command line', async () => {
    const text = async (question: string) =>
      question.includes('GRAVATAR') ? 'no' : question.includes('Twilio') ? 'yes' : '';
    const ask = { text, secret: text, yes: async () => false };
    await ward.run({}, { ask });
    const { dangers, questions } = await ward.report();
    expect(ids(dangers)).toEqual(['avatar-lookup']);
    expect(ids(questions)).toEqual(ASKED.filter((id) => !['avatar-lookup', 'twilio-opt-out-text'].includes(id)));
    const { code, said } = await ward.run({ answer: ASKED.map((id) => `${id}=yes`) });
    expect(said).toContain('Green: nothing known');
    expect(code).toBe(0);
    expect((await ward.run({ answer: ['csat=yes'] })).code).toBe(1);
  });

  it('is armed at once in the helpline that is running, by the notes in the desk’s conversation', async () => {
    await until('green at the desk', async () => {
      const facts = await ward.deskFacts();
      return facts !== null && isGreen(facts, Date.now());
    });
  });
});

describe('dangers planted at the practice desk, one by one', () => {
  beforeAll(() => ward.run({ answer: ASKED.map((id) => `${id}=yes`) }));

  it('are more than fifteen, and without any of them it is green', async () => {
    expect(PLANTED.length).toBeGreaterThanOrEqual(15);
    expect(await ward.report()).toMatchObject({ green: true, install: [], dangers: [], questions: [] });
  });

  it.each(PLANTED)('%s is found, with why and how; harden and put-back keep their word', async (id, plant) => {
    plant(ward);
    const planted = ward.state();
    const found = await ward.report();
    expect(ids(found.dangers).sort()).toEqual([id, ...(WITH[id] ?? [])].sort());
    expect(found.green).toBe(DANGERS[id].severity === 'look');
    const { code, said } = await ward.run();
    const { title, why, how } = wordsOf(id, 'en');
    for (const words of [title, why, how]) expect(said).toContain(words);
    expect(code).toBe(found.green ? 0 : 1);
    const says = said.includes('npm run doctor -- --harden does this');

    const hardened = await ward.report({ harden: true, yes: true });
    expect(ids(hardened.dangers)).toEqual(says ? [] : [id]);
    const back = await ward.run({ putBack: true, yes: true });
    expect(back.said).not.toContain('left alone');
    expect(back.said.includes('nothing to put back')).toBe(!says);
    expect(ward.state()).toEqual(planted);
  });

  it('are all switched off together and all put back together', async () => {
    for (const [, plant] of PLANTED) plant(ward);
    const planted = ward.state();
    const before = ids((await ward.report()).dangers);
    expect(before).toHaveLength(PLANTED.length);
    const left = ids((await ward.report({ harden: true, yes: true })).dangers);
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
    expect(ids((await ward.report()).questions).sort()).toEqual(
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
    const { settings } = ward.road.practice.model.account;
    settings['auto_resolve_after'] = 60;
    await ward.run({ harden: true, yes: true });
    ward.inbox(3)['csat_survey_enabled'] = true;
    settings['auto_resolve_after'] = 30;
    const back = await ward.run({ putBack: true, yes: true });
    expect(ward.inbox(3)).toMatchObject({ csat_survey_enabled: true, greeting_enabled: true });
    expect(back.said).toMatch(/greeting: off → on: changed/);
    expect(back.said).toMatch(/autoResolveAfter: none → 60: left alone/);
    expect(settings['auto_resolve_after']).toBe(30);
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
      const facts = await ward.deskFacts();
      const found = facts?.preflight.read?.dangers.some(
        ({ id, inboxId }) => id === 'continuity-email' && inboxId === 1,
      );
      return found && facts;
    });
    expect(isGreen(known, Date.now())).toBe(false);
    const words = wordsOf('continuity-email', 'en').title;
    await until('the note to supervisors', () =>
      ward.deskMessages().some((content) => content.includes(words) && content.includes('Nothing is sent to a client')),
    );
  });
});

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  throw new Error('no secret');
};

it('nothing secret and nothing of a client was ever said', async () => {
  const { model, tokens } = ward.road.practice;
  await ward.someClient();
  for (const [, plant] of PLANTED) plant(ward);
  await ward.run();
  await ward.run({ json: true });
  await ward.run({ harden: true, yes: true });
  await ward.run({ putBack: true, yes: true });
  const secrets = [
    ...[tokens.admin, ...Object.values(tokens.agents), ward.road.chatwoot.botToken],
    ...model.webhooks.map(({ secret }) => textOf(secret)),
    ...model.bots.flatMap((bot) => [textOf(bot['secret']), textOf(bot['access_token'])]),
    ...model.inboxes.flatMap(({ settings }) =>
      ['hmac_token', 'secret', 'auth_token', 'website_token', 'phone_number'].flatMap((name) =>
        typeof settings[name] === 'string' ? [settings[name]] : [],
      ),
    ),
    ...[...model.contacts.values()].map(({ name }) => name).filter((name) => name !== 'Helpline desk'),
    'CANARY-WORDS',
  ];
  const all = [...ward.said, ...ward.deskMessages(), ...ward.road.logs].join('\n');
  expect(secrets.length).toBeGreaterThan(10);
  expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
});
