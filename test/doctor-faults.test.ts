import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lineSeen } from '../adapters/redis/line-seen';
import { connectRedis } from '../adapters/redis/redis-address';
import { FAULT_WORDS } from '../cli/doctor/fault-words';
import type { FaultId } from '../cli/doctor/install-fault';
import { openWard, type Changes, type Ward } from './support/doctor-at-practice';

let ward: Ward;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'helpline-doctor-'));
  ward = await openWard();
});
afterEach(() => ward.heal());
afterAll(async () => {
  await ward.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Each fault of an installation, and how it is planted: at Chatwoot, around it, or in what the doctor is given. */
const FAULTS: readonly [FaultId, () => Changes | void | Promise<Changes | void>][] = [
  ['chatwoot-away', () => void (ward.rest.version = null)],
  ['version-old', () => void (ward.rest.version = '4.14.0')],
  ['token-refused', () => ({ chatwoot: { adminToken: 'x'.repeat(24) } })],
  ['token-not-admin', () => ({ chatwoot: { adminToken: ward.road.practice.tokens.agents['ana'] ?? '' } })],
  ['token-in-inboxes', () => void ward.road.practice.model.inboxes[0]?.member_ids.push(1)],
  ['bot-missing', () => ({ chatwoot: { botId: 99 } })],
  ['bot-token', () => ({ chatwoot: { botToken: 'x'.repeat(24) }, patience: 1 })],
  ['desk-missing', async () => ({ chatwoot: { deskConversationId: await ward.someClient() } })],
  ['desk-members', () => void ward.road.practice.model.inboxes.at(-1)?.member_ids.push(2)],
  ['attributes', () => void ward.road.practice.model.definitions.pop()],
  ['webhook-missing', () => void ward.road.practice.model.webhooks.splice(0)],
  ['webhook-elsewhere', () => void webhook({ url: 'https://old.example.org/webhooks/chatwoot' })],
  ['webhook-events', () => void webhook({ subscriptions: ['message_created'] })],
  ['webhook-secret', () => ({ chatwoot: { webhookSecrets: ['x'.repeat(24)] } })],
  ['http-open', () => openLine('http://helpline.example.org')],
  ['delivery', () => openLine('https://helpline.example.org')],
  ['delivery-private', () => (void (ward.road.practice.faults.webhooksOff = true), { patience: 1 })],
  ['panel-nowhere', () => ({ panel: null })],
  ['panel-tab', () => void ward.road.practice.model.dashboardApps.splice(0)],
  ['panel-tab-elsewhere', () => ({ panel: { url: 'http://127.0.0.1:9' } })],
  ['panel-away', () => ({ panel: { url: 'http://127.0.0.1:9' } })],
  ['panel-away', () => void (ward.panel.page.status = 502)],
  ['panel-frame-header', () => void (ward.panel.page.headers['x-frame-options'] = 'SAMEORIGIN')],
  ['panel-framing', () => void (ward.panel.page.headers['content-security-policy'] = "default-src 'self'")],
  ['panel-exchange', () => void (ward.panel.exchange = { status: 404, body: '<html>' })],
  ['panel-origin', () => void (ward.panel.exchange = { status: 403, body: '{"error":{"code":"wrong-origin"}}' })],
  ['redis-evicts', () => void ward.redis.config('SET', 'maxmemory-policy', 'allkeys-lru')],
  ['redis-no-aof', () => void ward.redis.config('SET', 'appendonly', 'no')],
  ['not-running', () => ({ redis: null })],
  ['worker-idle', emptyRedis],
  ['clock-skew', () => void (ward.rest.clockAhead = -10_000)],
  ['clock-skew', () => void (ward.rest.clockAhead = 10_000)],
  ['policy', () => ({ policyFile: wrongPolicy() })],
];

const webhook = (difference: object): object => Object.assign(ward.road.practice.model.webhooks[0] ?? {}, difference);

/** Nothing is posted there: the practice desk stays within this machine. */
function openLine(webhookUrl: string): Changes {
  webhook({ url: `${webhookUrl}/webhooks/chatwoot` });
  ward.road.practice.faults.webhooksOff = true;
  return { webhookUrl, patience: 1 };
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
    const { install, green } = await ward.report({}, changes);
    // Some come together: a webhook that goes nowhere does not arrive either.
    expect(install).toContainEqual(expect.objectContaining({ id, remedy: FAULT_WORDS.en[id].remedy }));
    const spanish = await ward.run({}, { ...changes, language: 'es' });
    expect(spanish.said).toContain(FAULT_WORDS.es[id].remedy);
    expect([spanish.code, green || spanish.said.includes('No está verde')]).toEqual([1, true]);
  });

  it('what could be better is told, and keeps nothing from being well', async () => {
    const hints = async (panel: Changes['panel']) =>
      (await ward.report({}, { ...(panel && { panel }) })).install.map(({ id }) => id);
    expect(await hints({ identity: 'code' })).toEqual(['panel-by-code']);
    expect((await ward.run({}, { panel: { identity: 'code' } })).said).toMatch(/could be better:\n {2}- .*by a code/);
    await lineSeen(ward.redis, '0123456789abcdef');
    expect(await hints({ identity: 'code' })).toEqual(['line-old']);
  });

  it('never leave a note in what may be a client’s conversation', async () => {
    const id = await ward.someClient();
    const changes = { chatwoot: { deskConversationId: id } };
    for (const options of [{}, { harden: true, yes: true }, { answer: ['transcripts=yes'] }])
      await ward.run(options, changes);
    expect(ward.road.practice.model.conversations.get(id)?.messages.filter((one) => one.private)).toEqual([]);
  });

  it('and none where there is none', async () => expect((await ward.report()).install).toEqual([]));
});
