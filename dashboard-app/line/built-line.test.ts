import { gzipSync } from 'node:zlib';
import { readBuiltLine } from '../../adapters/built-line';
import { buildPanel } from '../../test/support/built-panel';

describe('the line’s script, as it is served', () => {
  let text = '';
  beforeAll(() => {
    buildPanel();
    text = readBuiltLine()?.text ?? '';
  });

  it('has at most 12 kB gzipped', () => {
    expect(text).not.toBe('');
    expect(gzipSync(text, { level: 9 }).length).toBeLessThanOrEqual(12_000);
  });

  it('keeps nothing on the device, makes nothing of HTML, and knows no address but its own', () => {
    expect(text).not.toMatch(/localStorage|sessionStorage|indexedDB|caches\b|XMLHttpRequest|sendBeacon|WebSocket/);
    expect(text).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|\beval\(|new Function/);
    expect(text).not.toMatch(/https?:\/\//);
    expect(text).not.toMatch(/document\.cookie=/);
  });
});
