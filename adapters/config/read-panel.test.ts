import type { Environment } from './variable';
import { readPanel } from './read-panel';

const SECRET = 'a-secret-for-the-panel-0123456789';
const at = (env: Environment) => readPanel({ PANEL_SECRET: SECRET, CHATWOOT_URL: 'https://chat.example.org', ...env });

describe('how the panel proves who asks follows from where it lives', () => {
  it.each<[string, Environment, object | null]>([
    ['nowhere that browsers reach: no panel', {}, null],
    [
      'on Chatwoot’s host at another port: its cookie comes along',
      { PUBLIC_URL: 'https://chat.example.org:8443' },
      { identity: 'same-host', exchangeUrl: 'https://chat.example.org:8443/exchange' },
    ],
    [
      'on a host of its own, with a prefix on Chatwoot’s',
      { PUBLIC_URL: 'https://helpline.example.org', PANEL_EXCHANGE_URL: 'https://chat.example.org/_helpline/' },
      { identity: 'prefix', exchangeUrl: 'https://chat.example.org/_helpline' },
    ],
    [
      'on a host of its own without one: the line, or a code',
      { PUBLIC_URL: 'https://helpline.example.org' },
      { identity: 'code', exchangeUrl: 'https://helpline.example.org/exchange' },
    ],
    [
      'browsers reach it elsewhere than Chatwoot does',
      { PUBLIC_URL: 'http://helpline-service:4000', PANEL_URL: 'https://chat.example.org:8443' },
      { identity: 'same-host', url: 'https://chat.example.org:8443' },
    ],
  ])('%s', (_what, env, panel) => {
    const read = at(env);
    expect(read).toMatchObject({ ok: true, value: panel });
  });

  it('refuses an exchange that Chatwoot’s cookie would never reach', () => {
    const elsewhere = { PUBLIC_URL: 'https://helpline.example.org', PANEL_EXCHANGE_URL: 'https://other.example.org/x' };
    expect(at(elsewhere)).toMatchObject({ ok: false, faults: [{ where: 'PANEL_EXCHANGE_URL' }] });
  });

  it('never shows the secret that does not fit', () => {
    const read = at({ PANEL_SECRET: 'too-short-a-secret' });
    expect(JSON.stringify(read)).not.toContain('too-short');
    expect(read).toMatchObject({ ok: false, faults: [{ where: 'PANEL_SECRET' }] });
  });
});
