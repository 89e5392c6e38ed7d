import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../adapters/config/read-config';
import { PLUGIN, setupAtPractice } from '../../test/support/setup-at-practice';
import { LABELS } from './labels-step';
import { EVENTS } from './webhook-step';

const at = setupAtPractice();

function textOf(value: unknown): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new Error('not there');
}

/** Everything in the stand-in that setup could have touched. */
function settings(): unknown {
  const { webhooks, bots, dashboardApps, definitions, labels, inboxes, contacts, conversations } = at.practice.model;
  return structuredClone({
    webhooks,
    bots,
    dashboardApps,
    definitions,
    labels,
    inboxes,
    contacts: [...contacts],
    conversations: [...conversations],
  });
}

describe('npm run setup', () => {
  it('makes what is missing and writes an environment that the plugin accepts', async () => {
    const { code } = await at.run();
    expect(code).toBe(0);
    const { webhooks, bots, definitions, inboxes, labels } = at.practice.model;
    expect(webhooks).toEqual([expect.objectContaining({ url: `${PLUGIN}/webhooks/chatwoot`, subscriptions: EVENTS })]);
    expect(bots).toEqual([expect.objectContaining({ name: 'Helpline' })]);
    expect(bots[0]?.['outgoing_url'] ?? null).toBeNull();
    expect(definitions.map(({ attribute_key }) => attribute_key)).toEqual([
      'helpline_connection',
      'helpline_next_step',
      'helpline_safe',
      'helpline_hand_off',
      'helpline_outcome',
      'helpline_credits',
    ]);
    expect(definitions.every(({ attribute_display_type: type }) => type === 'text')).toBe(true);
    expect(labels.map(({ title }) => title)).toEqual(LABELS.map(({ title }) => title));
    expect(labels.every(({ show_on_sidebar: isShown }) => isShown === false)).toBe(true);
    const desk = inboxes.find(({ name }) => name === 'Helpline desk');
    expect(desk).toMatchObject({
      channel_type: 'Channel::Api',
      member_ids: [1],
      settings: { enable_auto_assignment: false },
    });

    const lines = readFileSync(at.envFile, 'utf8').trim().split('\n');
    const env = Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
    expect(statSync(at.envFile).mode & 0o777).toBe(0o600);
    const read = readConfig({ ...env, PATH: '/usr/bin' });
    expect(read).toMatchObject({
      ok: true,
      value: {
        http: { webhookUrl: PLUGIN },
        chatwoot: {
          url: at.practice.url,
          adminToken: at.practice.tokens.admin,
          botToken: bots[0]?.['access_token'],
          webhookSecrets: [webhooks[0]?.['secret']],
        },
      },
    });
    const conversation = at.practice.model.conversations.get(Number(env['CHATWOOT_DESK_CONVERSATION_ID']));
    expect(conversation?.inbox_id).toBe(desk?.id);
  });

  it('changes nothing when it is run again, not even the file', async () => {
    await at.run();
    const [before, file] = [settings(), [readFileSync(at.envFile, 'utf8'), statSync(at.envFile).mtimeMs]];
    const again = await at.run();
    expect(again.code).toBe(0);
    expect(again.said).not.toMatch(/^made/m);
    expect(again.said).toContain('as it was');
    expect(settings()).toEqual(before);
    expect([readFileSync(at.envFile, 'utf8'), statSync(at.envFile).mtimeMs]).toEqual(file);
  });

  it('finds all of it again when the file was lost', async () => {
    await at.run();
    const [before, file] = [settings(), readFileSync(at.envFile, 'utf8')];
    rmSync(at.envFile);
    await at.run();
    expect(settings()).toEqual(before);
    // What signs for a quarter of an hour is drawn anew.
    const drawn = /^PANEL_SECRET=[0-9a-f]{64}$/m;
    const [before64, after64] = [file, readFileSync(at.envFile, 'utf8')].map((text) => text.replace(drawn, 'drawn'));
    expect(after64).toBe(before64);
    expect(after64).toContain('\ndrawn\n');
  });

  it('makes the panel’s tab, and sets its address right when somebody changed it', async () => {
    await at.run();
    const { dashboardApps } = at.practice.model;
    const tab = [expect.objectContaining({ title: 'Helpline', content: [{ type: 'frame', url: `${PLUGIN}/panel/` }] })];
    expect(dashboardApps).toEqual(tab);
    Object.assign(dashboardApps[0] ?? {}, { content: [{ type: 'frame', url: 'https://elsewhere.example/panel/' }] });
    const { said } = await at.run();
    expect(said).toContain('showed https://elsewhere.example/panel/');
    expect(dashboardApps).toEqual(tab);
  });

  it('tells the browsers’ own address apart from the one that Chatwoot reaches', async () => {
    await at.run({ pluginUrl: 'http://helpline-service:4000', panelUrl: 'https://chat.example.org:8443' });
    const [panel, inside] = ['https://chat.example.org:8443', 'http://helpline-service:4000'];
    expect(at.environment()).toMatchObject({ PUBLIC_URL: panel, WEBHOOK_URL: inside });
    expect(at.practice.model.webhooks).toMatchObject([{ url: `${inside}/webhooks/chatwoot` }]);
    expect(at.practice.model.dashboardApps[0]).toMatchObject({
      content: [{ url: 'https://chat.example.org:8443/panel/' }],
    });
    const { said } = await at.run({ pluginUrl: 'http://helpline-service:4000' });
    expect(said).not.toMatch(/^made/m);
  });

  it('changes nothing in a dry run, and says what is missing', async () => {
    const before = settings();
    const { code, said } = await at.run({ dryRun: true });
    expect(code).toBe(0);
    expect(said).toMatch(/^missing +webhook to /m);
    expect(said).toMatch(/^missing +agent bot "Helpline"/m);
    expect(said).toMatch(/^missing +the desk/m);
    expect(settings()).toEqual(before);
    expect(at.practice.ledger.writes).toEqual([]);
    expect(() => statSync(at.envFile)).toThrow('ENOENT');
  });

  it('makes what somebody deleted, and sets the events right', async () => {
    await at.run();
    const secret = at.practice.model.webhooks[0]?.['secret'];
    at.practice.model.definitions.splice(0, 1);
    Object.assign(at.practice.model.webhooks[0] ?? {}, { subscriptions: ['message_created', 'contact_updated'] });
    const { said } = await at.run();
    expect(said.match(/^made .*/gm)).toEqual([
      `made     events of the webhook to ${PLUGIN}/webhooks/chatwoot`,
      'made     attribute "Connection" (helpline_connection)',
    ]);
    expect(at.practice.model.webhooks[0]).toMatchObject({ subscriptions: EVENTS, secret });
  });

  it('keeps the other lines of the file, and closes it to others', async () => {
    writeFileSync(at.envFile, '# ours\nPORT=5000\nCHATWOOT_URL=\nREDIS_URL=redis://localhost\n');
    chmodSync(at.envFile, 0o644);
    await at.run();
    expect(readFileSync(at.envFile, 'utf8')).toMatch(
      new RegExp(
        `^# ours\nPORT=5000\nCHATWOOT_URL=${at.practice.url}\nREDIS_URL=redis://localhost\nCHATWOOT_ACCOUNT_ID=1\n`,
      ),
    );
    expect(statSync(at.envFile).mode & 0o777).toBe(0o600);
  });

  it('keeps an older secret beside the new one while it is replaced', async () => {
    await at.run();
    at.practice.model.webhooks.splice(0, 1);
    const old = /CHATWOOT_WEBHOOK_SECRETS=(.*)/.exec(readFileSync(at.envFile, 'utf8'))?.[1];
    await at.run();
    const fresh = textOf(at.practice.model.webhooks[0]?.['secret']);
    expect(readFileSync(at.envFile, 'utf8')).toContain(`CHATWOOT_WEBHOOK_SECRETS=${fresh},${old}\n`);
  });

  it('lets supervisors of the policy into the desk', async () => {
    const policy = join(at.folder, 'policy.yaml');
    writeFileSync(policy, 'supervisors: [3]\n');
    writeFileSync(at.envFile, `POLICY_FILE=${policy}\n`);
    await at.run();
    expect(at.practice.model.inboxes.find(({ name }) => name === 'Helpline desk')?.member_ids).toEqual([1, 3]);
  });

  it('never prints a token or a secret', async () => {
    const { said } = await at.run();
    const { bots, webhooks } = at.practice.model;
    for (const hidden of [
      at.practice.tokens.admin,
      bots[0]?.['access_token'],
      bots[0]?.['secret'],
      webhooks[0]?.['secret'],
    ]) {
      expect(said).not.toContain(textOf(hidden));
    }
  });

  it('says everybody’s number, by which the policy names them, and begins a policy', async () => {
    const { said } = await at.run({ policy: true });
    expect(said).toMatch(/^found +agents: .*\(administrator, number 1\), Ana Advocate \(agent, number 2\)/m);
    expect(said).toContain('./policy/policy.yaml: written');
    expect(at.environment()['POLICY_FILE']).toBe('./policy/policy.yaml');
  });
});
