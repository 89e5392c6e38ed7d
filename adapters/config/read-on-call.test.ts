import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOnCall } from './read-on-call';
import type { Environment } from './variable';

const folder = mkdtempSync(join(tmpdir(), 'helpline-on-call-'));
const numbers = join(folder, 'numbers.yaml');
beforeAll(() => writeFileSync(numbers, "3: '+1 555 010 0003'\n", { mode: 0o600 }));
afterAll(() => rmSync(folder, { recursive: true }));

const at = (env: Environment) =>
  readOnCall({ ONCALL_NUMBERS_FILE: numbers, ONCALL_FROM: '+15550100000', TWILIO_AUTH_TOKEN: 'x'.repeat(32), ...env });
const [INSIDE, PANEL, OUTSIDE] = [
  'http://helpline-service:4000',
  'https://chat.example.org:8443',
  'https://a.example.org',
];

describe('where Twilio reaches us', () => {
  it.each<[string, Environment, string]>([
    ['PUBLIC_URL alone', { PUBLIC_URL: `${OUTSIDE}/` }, OUTSIDE],
    ['PUBLIC_URL, also where browsers come elsewhere', { PUBLIC_URL: OUTSIDE, PANEL_URL: PANEL }, OUTSIDE],
    ['PANEL_URL, where PUBLIC_URL is a name of a private network', { PUBLIC_URL: INSIDE, PANEL_URL: PANEL }, PANEL],
    ['PANEL_URL alone, Chatwoot comes by WEBHOOK_URL', { WEBHOOK_URL: INSIDE, PANEL_URL: PANEL }, PANEL],
    ['a private name when there is no other, as at the practice desk', { PUBLIC_URL: INSIDE }, INSIDE],
  ])('%s', (_what, env, publicUrl) => {
    expect(at(env)).toMatchObject({ ok: true, value: { publicUrl } });
  });

  it('has to be said, and WEBHOOK_URL is Chatwoot’s', () => {
    expect(at({ WEBHOOK_URL: INSIDE })).toMatchObject({ ok: false, faults: [{ where: 'PUBLIC_URL' }] });
  });
});
