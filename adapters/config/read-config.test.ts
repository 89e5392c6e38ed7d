import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeFaults } from '../faults';
import { envExample } from './env-example';
import { readConfig, readLocalConfig } from './read-config';
import type { Environment, Variables } from './variable';
import { CHATWOOT_VARIABLES, LOCAL_VARIABLES } from './variables';

const GOOD: Environment = {
  CHATWOOT_URL: 'https://chat.example.org/',
  CHATWOOT_ACCOUNT_ID: '1',
  CHATWOOT_ADMIN_TOKEN: 'admin-token-0123456789',
  CHATWOOT_BOT_TOKEN: 'bot-token-0123456789',
  CHATWOOT_BOT_ID: '3',
  CHATWOOT_WEBHOOK_SECRETS: 'old-secret-0123456789, new-secret-0123456789',
  CHATWOOT_DESK_CONVERSATION_ID: '12',
  PANEL_SECRET: 'a-secret-for-the-panel-0123456789',
  PATH: '/usr/bin',
};

/** Where the faults are, for an environment that differs from the good one in this. */
function faultsOf(difference: Environment): string[] {
  const reading = readConfig({ ...GOOD, ...difference });
  return reading.ok ? [] : reading.faults.map(({ where }) => where);
}

describe('readConfig', () => {
  it('reads a good environment, with the usual values for what is left out', () => {
    expect(readConfig(GOOD)).toEqual({
      ok: true,
      value: {
        role: 'both',
        beaconOrigins: [],
        http: { host: '127.0.0.1', port: 4000, webhookUrl: null },
        redis: { url: null, bin: null, dataDir: './data', cacheDir: './.cache/redis', searchPath: '/usr/bin' },
        policyFile: './policy.yaml',
        policyNamed: false,
        dataDir: './data',
        logLevel: 'info',
        practice: false,
        time: { speed: 1, since: null },
        chatwoot: {
          url: 'https://chat.example.org',
          internalUrl: null,
          accountId: 1,
          adminToken: 'admin-token-0123456789',
          botToken: 'bot-token-0123456789',
          botId: 3,
          webhookSecrets: ['old-secret-0123456789', 'new-secret-0123456789'],
          deskConversationId: 12,
          requestsPerSecond: 5,
        },
        cable: false,
        panel: null,
        onCall: null,
        twilio: null,
      },
    });
  });

  it.each(
    Object.keys(CHATWOOT_VARIABLES).filter(
      (name) => !/usually|optional/.test(Object.keys((CHATWOOT_VARIABLES as Variables)[name] ?? {}).join()),
    ),
  )('has no default for %s: missing or empty is a fault', (name) => {
    expect(faultsOf({ [name]: undefined })).toEqual([name]);
    expect(faultsOf({ [name]: '  ' })).toEqual([name]);
  });

  it.each([
    ['CHATWOOT_URL', ['chat.example.org', 'ftp://chat.example.org', 'https://me@chat.example.org', 'https://a/?b=c']],
    ['CHATWOOT_INTERNAL_URL', ['rails:3000', 'http://rails:3000/?a=b']],
    ['CHATWOOT_ACCOUNT_ID', ['0', '-1', '1.5', 'one']],
    ['CHATWOOT_ADMIN_TOKEN', ['short', 'with a blank 0123456789']],
    ['CHATWOOT_WEBHOOK_SECRETS', [',', 'old-secret-0123456789,', 'old-secret-0123456789,short']],
    ['CHATWOOT_REQUESTS_PER_SECOND', ['0', '51', 'many', '-1']],
    ['PORT', ['0', '65536', 'http']],
    ['HOST', ['a b', 'http://x']],
    ['ROLE', ['everything']],
    ['LOG_LEVEL', ['loud']],
    ['REDIS_URL', ['localhost:6379', 'http://localhost', './redis.sock']],
    ['PUBLIC_URL', ['helpline.example.org']],
    ['WEBHOOK_URL', ['helpline-service:4000']],
    ['PANEL_SECRET', ['', 'short', `${'with a blank'.repeat(4)}`]],
    ['PANEL_URL', ['helpline.example.org', 'https://a/?b=c']],
    ['PANEL_EXCHANGE_URL', ['/_helpline']],
    ['BEACON_ORIGINS', ['www.example.org', 'https://www.example.org/', 'https://a.example,', '*', 'https://A.example']],
  ])('refuses a %s that does not fit', (name, values) => {
    for (const value of values)
      expect({ value, faults: faultsOf({ [name]: value }) }).toEqual({ value, faults: [name] });
  });

  it.each([
    ['PUBLIC_URL alone, as before there was another', { PUBLIC_URL: 'https://a.example' }, 'https://a.example'],
    [
      'WEBHOOK_URL, where browsers and Twilio come by another way',
      { PUBLIC_URL: 'https://a.example', WEBHOOK_URL: 'http://helpline-service:4000/' },
      'http://helpline-service:4000',
    ],
  ])('knows where Chatwoot posts: %s', (_what, urls, webhookUrl) => {
    expect(readConfig({ ...GOOD, ...urls })).toMatchObject({ value: { http: { webhookUrl } } });
  });

  it('reads several origins of the beacon', () => {
    const reading = readConfig({ ...GOOD, BEACON_ORIGINS: 'https://www.example.org, http://localhost:8080' });
    expect(reading).toMatchObject({ value: { beaconOrigins: ['https://www.example.org', 'http://localhost:8080'] } });
  });

  it('tells all faults together, with what was got, expected and to be done', () => {
    const reading = readConfig({
      ...GOOD,
      CHATWOOT_URL: 'chat.example.org',
      PORT: '99999',
      CHATWOOT_BOT_ID: undefined,
    });
    expect(reading.ok ? '' : describeFaults('Not started.', reading.faults)).toBe(
      [
        'Not started.',
        '  CHATWOOT_URL',
        '    got       "chat.example.org"',
        '    expected  an address such as https://chat.example.org, without user, query or fragment',
        '    remedy    Run `npm run setup`: it asks for the address and a token and writes the rest into .env.',
        '  CHATWOOT_BOT_ID',
        '    got       nothing',
        '    expected  a whole number above zero',
        '    remedy    Run `npm run setup`: it asks for the address and a token and writes the rest into .env.',
        '  PORT',
        '    got       "99999"',
        '    expected  a whole number from 1 to 65535',
        '    remedy    Leave it out for 4000.',
      ].join('\n'),
    );
  });

  it('never shows a secret, only how long it is', () => {
    const secrets = {
      CHATWOOT_ADMIN_TOKEN: 'hush hush',
      CHATWOOT_WEBHOOK_SECRETS: 'psst',
      REDIS_URL: 'redis//:quiet@h',
    };
    const reading = readConfig({ ...GOOD, ...secrets });
    const told = reading.ok ? '' : describeFaults('', reading.faults);
    expect(told).toContain('9 characters, with a blank among them');
    expect(told).toContain('4 characters');
    for (const part of ['hush', 'psst', 'quiet']) expect(told).not.toContain(part);
  });

  it('notices the same token in both places', () => {
    expect(faultsOf({ CHATWOOT_BOT_TOKEN: GOOD['CHATWOOT_ADMIN_TOKEN'] })).toEqual(['CHATWOOT_BOT_TOKEN']);
  });

  it('lets time run faster at the practice desk only', () => {
    expect(faultsOf({ SIM_SPEED: '60' })).toEqual(['SIM_SPEED']);
    expect(faultsOf({ SIM_SPEED: '1' })).toEqual([]);
    const practice = readConfig({ ...GOOD, SIM_SPEED: '60', SIM_SINCE: '1700000000000', PRACTICE: 'true' });
    expect(practice.ok && practice.value.time).toEqual({ speed: 60, since: 1_700_000_000_000 });
  });

  it('reads its own part without any Chatwoot', () => {
    expect(readLocalConfig({ REDIS_URL: '/run/redis.sock?db=1' })).toMatchObject({
      ok: true,
      value: { redis: { url: '/run/redis.sock?db=1' } },
    });
  });
});

describe('the file of secrets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'helpline-env-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is refused when others may read it', () => {
    const path = join(folder, '.env');
    writeFileSync(path, '', { mode: 0o600 });
    expect(faultsOf({ ENV_FILE: path })).toEqual([]);
    chmodSync(path, 0o640);
    expect(faultsOf({ ENV_FILE: path })).toEqual([path]);
    expect(faultsOf({ ENV_FILE: join(folder, 'missing') })).toEqual([join(folder, 'missing')]);
  });
});

describe('the declarations', () => {
  const all: Variables = { ...CHATWOOT_VARIABLES, ...LOCAL_VARIABLES };

  it('give no secret a usual value', () => {
    expect(Object.values(all).filter(({ secret, usually }) => secret && usually)).toEqual([]);
  });

  it('are what .env.example says (`npm run generate` writes it)', () => {
    expect(readFileSync(join(__dirname, '../../.env.example'), 'utf8')).toBe(envExample());
  });

  it('have usual values that can be read', () => {
    const usual = Object.entries(all).filter(([, { usually }]) => usually !== undefined);
    expect(usual.filter(([, { schema, usually }]) => !schema.safeParse(usually).success)).toEqual([]);
  });
});
