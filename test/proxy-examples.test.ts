import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (name: string): string => readFileSync(join(__dirname, '../docker/proxy', name), 'utf8');
const uncommented = (text: string): string => text.replace(/^\s*#.*$/gm, '');
const EXAMPLES = ['nginx.conf', 'Caddyfile'].map((name) => [name, read(name), uncommented(read(name))] as const);

describe('the examples for a proxy', () => {
  it.each(EXAMPLES)('%s passes on what browsers ask for, and neither metrics nor webhooks', (_name, _text, text) => {
    for (const path of ['panel', 'exchange', 'line', 'beacon']) expect(text).toMatch(new RegExp(`[/(|]${path}\\b`));
    expect(text).not.toMatch(/metrics|webhooks|readyz|twilio/);
    expect(text).toMatch(/404/);
  });

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
