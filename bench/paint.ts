import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { buildWorld } from '../adapters/build-world';
import { systemClock } from '../adapters/clock';
import { readConfig, readLocalConfig, valueOrExit } from '../adapters/config/read-config';
import { createLogger } from '../adapters/logger';
import { openRedis } from '../adapters/redis/open-redis';
import { setUp } from '../cli/setup/set-up';
import { DEFAULT_POLICY } from '../core/kernel/policy';
import { startService } from '../plugin/start-service';
import { startPractice, type Practice } from '../practice/start';
import { startWorker } from '../worker/start-worker';

const TIMES = Number(process.argv[3] ?? 15);
/** How soon (ms) something is to stand there, on the practice desk. */
const GOAL = 300;

type Painted = { first: number; card: number };

/**
 * `npm run bench -- paint [times]`: from the click on the tab "Helpline" at the practice desk's agent screen until the panel
 * has painted for the first time, and until its first card stands there: in a browser that has nothing of it yet, and in
 * one that has opened it before. Needs a Chromium (CHROMIUM_BIN).
 */
export async function paint(): Promise<void> {
  const desk = await openDesk();
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_BIN'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--no-first-run'],
  });
  try {
    const cold: Painted[] = [];
    const warm: Painted[] = [];
    for (let i = 0; i < TIMES; i += 1) {
      const [first, again] = await openTwice(browser, desk.practice.url);
      if (first) cold.push(first);
      if (again) warm.push(again);
    }
    for (const [what, all] of [['nothing of it in the browser', cold] as const, ['opened before', warm] as const]) {
      const first = all.map((one) => one.first);
      const card = all.map((one) => one.card);
      print(`${what}: first paint ${said(first)} (goal: at most ${GOAL}); first card ${said(card)}`);
    }
  } finally {
    await browser.close();
    await desk.close();
  }
}

/** One advocate's browser: the tab for the first time, and after the page was loaded anew. */
async function openTwice(browser: Browser, url: string): Promise<Painted[]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const made = await fetch(`${url}/practice/conversations`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"text":"hello"}' },
  });
  const { conversation } = (await made.json()) as { conversation: number };
  await page.goto(`${url}/app`);
  await page.getByText('Ana').first().click();
  await page.locator('#me').getByText('Ana').waitFor();
  const painted: Painted[] = [];
  for (let i = 0; i < 2; i += 1) {
    await page.goto(`${url}/app/accounts/1/conversations/${conversation}`);
    const tab = page.getByRole('tab', { name: 'Helpline' });
    await tab.waitFor();
    await tab.click();
    const panel = page.frameLocator('iframe[title="Helpline"]');
    await panel.getByRole('region', { name: 'Connection', exact: true }).waitFor();
    // Both by the frame's own clock, which begins when it is asked for.
    const times = `[performance.getEntriesByName('first-contentful-paint')[0].startTime, performance.now()]`;
    const [first = NaN, card = NaN] = await panel.locator('html').evaluate<number[], unknown>(times, null);
    painted.push({ first, card });
  }
  await context.close();
  return painted;
}

async function openDesk(): Promise<{ practice: Practice; close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'helpline-bench-'));
  const clock = systemClock();
  const local = valueOrExit(readLocalConfig()).redis;
  const redis = valueOrExit(await openRedis({ ...local, url: null, dataDir: folder }, clock, print));
  const practice = await startPractice({ speed: 1 });
  const port = await freePort();
  const pluginUrl = `http://127.0.0.1:${port}`;
  const { environment } = await setUp({
    ...{ url: practice.url, accountId: 1, adminToken: practice.tokens.admin, pluginUrl, panelUrl: pluginUrl },
    known: { botId: null, deskConversationId: null, webhookSecrets: [], panelSecret: null },
    ...{ supervisors: [], onlyLook: false, clock, requestsPerSecond: 1_000 },
  });
  const { chatwoot, panel } = valueOrExit(readConfig(Object.fromEntries(environment ?? [])));
  const built = buildWorld({
    ...{ chatwoot, panel, clock, redisAddress: redis.address, policy: () => DEFAULT_POLICY },
    log: createLogger('silent', clock),
  });
  await built.ready;
  const worker = startWorker(built.world, built.counters, built.connect, () => {});
  const service = await startService(built.world, { host: '127.0.0.1', port }, chatwoot.webhookSecrets);
  return {
    practice,
    async close() {
      await service.stop();
      await worker.stop();
      await built.close();
      await practice.close();
      await redis.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function said(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? NaN).toFixed(0);
  return `median ${at(0.5)} ms, slowest ${at(1)} ms of ${sorted.length}`;
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
