import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import express, { type Response, type Router } from 'express';
import type { World } from '../model/world';

/** The pages stay in the source folder, also when this runs from dist/. */
function pagesFolder(): string {
  for (let folder = __dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const pages = join(folder, 'practice', 'pages');
    if (existsSync(join(folder, 'package.json')) && existsSync(pages)) return pages;
  }
  throw new Error('practice: the folder practice/pages was not found above the program');
}

/** As Chatwoot, these pages send no content security policy; they hold no inline script or style all the same. */
export function pageRoutes(router: Router, { webhooks, dashboardScripts, clock }: World): void {
  const root = pagesFolder();
  const page = (path: string, file: string): void =>
    void router.get(path, (_req, res: Response) => res.sendFile(file, { root }));
  router.use('/practice/pages', express.static(root));
  router.get('/', (_req, res: Response) => res.redirect('/practice'));
  page('/practice', 'index.html');
  page('/practice/switches', 'switches.html');
  page('/practice/phones', 'phones.html');
  page('/practice/shift', 'shift.html');
  // The plugin's script stands on the client's page; where the plugin lives, its webhook tells.
  const client = readFileSync(join(root, 'helpline.html'), 'utf8')
    .replace('SPEED', String(clock.speed))
    .split('BEACON');
  const beacon = () => String({ url: 'data:,', ...webhooks.at(-1) }.url).replace('/webhooks/chatwoot', '/beacon.js');
  router.get('/helpline', (_req, res) => void res.send(client.join(beacon())));
  const agent = readFileSync(join(root, 'agent.html'), 'utf8').split('</body>');
  router.get('/app{/*rest}', (_req, res) => void res.send(agent.join(`${dashboardScripts.html}</body>`)));
}
