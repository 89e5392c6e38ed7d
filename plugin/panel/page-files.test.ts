import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import helmet from 'helmet';
import { buildPanel } from '../../test/support/built-panel';
import { panelPages } from './page-files';

let server: Server;
let address: string;
beforeAll(async () => {
  buildPanel();
  const world = { chatwootOrigin: 'https://chat.example.org' };
  server = createServer(express().use(helmet()).use(panelPages(world)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const get = (path: string) => fetch(address + path, { redirect: 'manual' });

describe('the panel’s page', () => {
  it('may be framed by Chatwoot and by nobody else, and runs nothing that is written into it', async () => {
    const { headers, status } = await get('/panel/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(status).toBe(200);
    expect(policy).toContain('frame-ancestors https://chat.example.org;');
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-frame-options')).toBeNull();
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('has no script and no style of its own inside', async () => {
    const page = await (await get('/panel/')).text();
    expect(page).not.toMatch(/<style|style=|<script(?![^>]*src=)|\son\w+=/i);
  });

  it('is looked for anew each time, and what it is made of is kept for ever', async () => {
    const page = await get('/panel/');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const files = [...(await page.text()).matchAll(/(?:src|href)="\.\.\/(panel\/assets\/[^"]+)"/g)].map(
      ([, path]) => path,
    );
    expect(files.length).toBeGreaterThan(0);
    for (const path of files) {
      const { status, headers } = await get(`/${path}`);
      expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    }
  });

  it('is found without its last slash too, and nothing else is', async () => {
    const { status, headers } = await get('/panel');
    expect([status, headers.get('location')]).toEqual([308, '/panel/']);
    for (const path of [
      '/panel/assets/',
      '/panel/assets/../index.html',
      '/panel/assets/%2e%2e/index.html',
      '/panel/x.js',
    ])
      expect((await get(path)).status).toBe(404);
  });
});

describe('the page that counts a text', () => {
  it('may ask nobody anything, not even us, and stands in no frame', async () => {
    const { headers, status } = await get('/panel/cost/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(status).toBe(200);
    for (const rule of ["connect-src 'none'", "frame-ancestors 'none'", "form-action 'none'", "default-src 'none'"])
      expect(policy).toContain(`${rule};`);
    expect(policy).not.toContain('chat.example.org');
  });

  it('is found without its last slash too', async () => {
    const { status, headers } = await get('/panel/cost');
    expect([status, headers.get('location')]).toEqual([308, '/panel/cost/']);
  });
});
