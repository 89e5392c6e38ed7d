import type { Browser, BrowserContext } from 'playwright-core';
import { newestPopup } from '../../adapters/redis/newest-popup';
import { describeInBrowser, startBrowser } from '../support/browser';
import { testRedis } from '../support/redis';
import { startRoad, type Road } from '../support/road';
import { until } from '../support/until';
import { changePage, makeVisible, putAway, visit, WORDS, type ClientPage } from './client-page';

const redis = testRedis();

describeInBrowser('the beacon in a real browser', () => {
  let browser: Browser;
  let road: Road;
  let context: BrowserContext;
  let client: ClientPage;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    await redis.flushdb();
    road = await startRoad({ beacon: true });
    context = await browser.newContext();
    client = await visit(road, context);
  });
  afterEach(async () => {
    await context.close();
    await road.stop();
    // Whatever the page did: no word of anybody, nothing unseen, no more than the door takes.
    expect(client.sent.length).toBeGreaterThan(0);
    for (const body of client.sent) {
      expect(body.length).toBeLessThanOrEqual(2_048);
      expect(body).toMatch(/^\{"v":1,"source":"[0-9a-f]{64}"/);
      for (const word of WORDS) expect(body).not.toContain(word);
    }
  });

  const stored = (messageId: number) =>
    road.practice.model.conversations.get(client.conversation)?.messages.find(({ id }) => id === messageId)?.status;
  const becomes = (messageId: number, state: string) =>
    until(`message ${messageId} to be ${state}`, async () => {
      const receipt = await client.receipt(messageId);
      return receipt?.state === state && receipt;
    });
  const newest = (state: string) =>
    client.until(`a page that is ${state}`, ({ beacon }) => beacon.pages.at(-1)?.state === state);
  const fold = () => client.page.getByRole('button', { name: 'Fold the chat' }).click();

  it('tells that the page is visible, with the chat open, hidden, visible again', async () => {
    const { beacon } = await client.until('the open chat', (known) => known.beacon.pages.at(-1)?.chat === 'open');
    expect(beacon.pages).toMatchObject([{ state: 'visible', device: 'desktop' }]);
    expect(beacon.popup).toMatchObject({ shown: true });
    await until('the answer for the check of settings', () => newestPopup(redis));
    await makeVisible(client.page, false);
    await newest('hidden');
    await makeVisible(client.page, true);
    await newest('visible');
    await fold();
    await client.until('the folded chat', (known) => known.beacon.pages.at(-1)?.chat === 'closed');
  });

  it('tells of a message while the chat is open', async () => {
    const id = await client.agentSays();
    await becomes(id, 'opened');
    await client.until(
      'both',
      ({ beacon }) => !!beacon.arrivals.at(-1)?.inPageAt && !!beacon.arrivals.at(-1)?.onScreenAt,
    );
  });

  it('tells of a message whose words popped up while the chat was closed, which Chatwoot never does', async () => {
    await fold();
    const id = await client.agentSays();
    expect(await becomes(id, 'opened')).toMatchObject({ by: 'beacon' });
    expect(stored(id)).toBe('sent');
  });

  it('tells of a message on a hidden page that it arrived, and that it was shown only when it was', async () => {
    await fold();
    await makeVisible(client.page, false);
    await newest('hidden');
    const id = await client.agentSays();
    expect(await becomes(id, 'delivered')).toMatchObject({ by: 'beacon' });
    expect((await client.facts()).beacon.arrivals.at(-1)).toMatchObject({ messageId: id, onScreenAt: null });
    await makeVisible(client.page, true);
    await becomes(id, 'opened');
    expect(stored(id)).toBe('sent');
  });

  it('says nothing of a message that was sent while they had no network, and that they had none', async () => {
    await fold();
    await context.setOffline(true);
    client.cutCable(true);
    await client.page.waitForFunction('!navigator.onLine');
    const id = await client.agentSays();
    await context.setOffline(false);
    await client.until('the time without a network', ({ beacon }) => !!beacon.pages.at(-1)?.offline);
    await newest('visible');
    expect(await client.receipt(id)).toMatchObject({ state: 'sent', remark: 'stored-only', by: 'chatwoot' });
  });

  it('knows a reload for a new page, which has loaded what had been stored, and shown it', async () => {
    await fold();
    // The pop-up shows what came after the second in which the chat was last open.
    const opened = road.clock.now();
    await until('the next second', () => road.clock.now() > opened + 1_500);
    client.cutCable(true);
    const id = await client.agentSays();
    const at = (await client.facts()).thread.outgoing.at(-1)?.at ?? 0;
    // The page has to load some time after the message was stored, or nobody could be sure that it was there.
    await until('some seconds', () => road.clock.now() > at + 4_000);
    client.cutCable(false);
    await client.page.reload();
    await client.until('the old page and the new', ({ beacon }) => {
      const states = beacon.pages.map(({ state }) => state);
      return states.includes('left') && states.includes('visible');
    });
    expect(await becomes(id, 'opened')).toMatchObject({ by: 'beacon' });
    expect(stored(id)).toBe('sent');
  });

  it('tells that the page was left when its tab is closed', async () => {
    await client.page.close();
    const { beacon } = await newest('left');
    expect(beacon.quickExitAt).toBeNull();
  });

  it('tells that a page came back by the browser’s Back', async () => {
    await putAway(client.page, true);
    await newest('left');
    await putAway(client.page, false);
    const { beacon } = await newest('visible');
    expect(beacon.pages.at(-1)?.leftAt).not.toBeNull();
  });

  it.each([
    ['begins a new chat at the next visit once this one is finished', false],
    ['keeps it where the page wants that', true],
  ])('%s', async (_what, keeps) => {
    const { key } = (await client.facts()).beacon.source ?? { key: '' };
    const token = (await context.cookies()).find(({ name }) => name === 'cw_conversation')?.value;
    const again = async () => (await context.cookies()).find(({ name }) => name === 'cw_conversation')?.value;
    await client.page.close();
    await newest('left');
    await fetch(`${road.practice.url}/api/v1/accounts/1/conversations/${client.conversation}/toggle_status`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'Api-Access-Token': road.practice.tokens.admin },
      body: '{"status":"resolved"}',
    });
    await until('the end', async () => (await redis.get(`{b:${key}}:bound`))?.includes(';'));
    // As if that had been long ago, and no page of theirs since.
    await redis.set(`{b:${key}}:bound`, `${client.conversation};1`);
    await redis.del(`{b:${key}}:pages`);
    const page = await context.newPage();
    if (keeps) {
      await changePage(road, context, (html) => html.replace('data-quick-exit=', 'data-forget="off" data-quick-exit='));
    }
    const told = page.waitForResponse((answer) => answer.url().endsWith('/beacon') && answer.status() === 200);
    await page.goto(`${road.practice.url}/helpline`);
    await told;
    if (keeps) {
      await page.locator('.said-by').first().waitFor({ state: 'attached' });
      // Time enough to forget it, if it were to.
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(await again()).toBe(token);
      return;
    }
    await until('another visitor', async () => ![token, undefined].includes(await again()));
    expect(await page.locator('.said-by').count()).toBe(0);
  });
});
