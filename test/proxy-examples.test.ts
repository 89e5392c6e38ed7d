import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WEBHOOK_PATH } from '../adapters/chatwoot/webhook-path';

const read = (name: string): string => readFileSync(join(__dirname, '../docker/proxy', name), 'utf8');
const uncommented = (text: string): string => text.replace(/^\s*#.*$/gm, '');
const EXAMPLES = ['nginx.conf', 'Caddyfile'].map((name) => [name, read(name), uncommented(read(name))] as const);

describe('the examples for a proxy', () => {
  it.each(EXAMPLES)('%s passes on what browsers ask for, and never metrics', (_name, _text, text) => {
    for (const path of ['panel', 'exchange', 'line', 'beacon']) expect(text).toMatch(new RegExp(`[/(|]${path}\\b`));
    expect(text).not.toMatch(/metrics|readyz|healthz/);
    expect(text).toMatch(/404/);
  });

  it.each(EXAMPLES)(
    '%s lets Chatwoot and Twilio post wherever the panel is, and nothing but post',
    (name, _text, text) => {
      const panels = text
        .split(name === 'Caddyfile' ? /^(?=https:)/m : 'server {')
        .filter((one) => /panel\b.*\bline/.test(one));
      expect(panels).toHaveLength(2);
      for (const server of panels) {
        const [webhook = '', twilio = ''] = [WEBHOOK_PATH, '/twilio/'].map(
          (path) => server.split(name === 'Caddyfile' ? /^\t@/m : 'location ').find((one) => one.includes(path)) ?? '',
        );
        for (const posts of [webhook, twilio]) expect(posts).toMatch(/limit_except POST \{ deny all; \}|method POST/);
        const [, most] = /(?:client_max_body_size|max_size) (\d+)MB?/i.exec(webhook) ?? [];
        expect(Number(most)).toBeGreaterThanOrEqual(5);
      }
    },
  );

  it.each(EXAMPLES)('%s adds no header that keeps Chatwoot from framing the panel', (_name, _text, text) => {
    expect(text).not.toMatch(/X-Frame-Options|Content-Security-Policy|add_header|header_down/i);
  });

  it.each(EXAMPLES)('%s names the variables that go with each way', (_name, text) => {
    const [, exchange = ''] = /PANEL_EXCHANGE_URL=\S+(\/_\w+)/.exec(text) ?? [];
    expect(text).toContain('PANEL_URL=https://chat.example.org:8443');
    expect(uncommented(text)).toContain(`${exchange}/`);
  });

  it('streams are not kept waiting in a buffer', () => {
    const panels = uncommented(read('nginx.conf'))
      .split('server {')
      .filter((one) => one.includes('panel|'));
    expect(panels).toHaveLength(2);
    for (const server of panels) expect(server).toMatch(/proxy_buffering off;[^]*proxy_read_timeout 1h;/);
    expect(read('Caddyfile').match(/flush_interval -1/g)).toHaveLength(2);
  });
});
