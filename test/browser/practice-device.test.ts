import type { Browser, Dialog } from 'playwright-core';
import { describeInBrowser, startBrowser } from '../support/browser';
import { testRedis } from '../support/redis';
import { startRoad, type Road } from '../support/road';
import { until } from '../support/until';
import { visit, type ClientPage } from './client-page';

const redis = testRedis();

/** The buttons that the table of the guide does not press (`connection-table.test.ts`), and the quick exit (its own test). */
describeInBrowser('the buttons on the client’s page of the practice desk', () => {
  let browser: Browser;
  let road: Road;
  let client: ClientPage;
  beforeAll(async () => {
    await redis.flushdb();
    browser = await startBrowser();
    road = await startRoad({ beacon: true });
  });
  beforeEach(async () => {
    client = await visit(road, await browser.newContext());
  });
  afterAll(async () => {
    await browser.close();
    await road.stop();
  });

  const button = (name: string) => client.page.locator('.device').getByRole('button', { name, exact: true });
  const newest = (state: string) =>
    client.until(`a page that is ${state}`, ({ beacon }) => beacon.pages.at(-1)?.state === state);

  it('hide and show it, say so, and offer only what can be done', async () => {
    await button('Hide').click();
    await newest('hidden');
    await client.page.getByText('Now: hidden, with a network.').waitFor();
    expect(await button('Hide').isDisabled()).toBe(true);
    await button('Show').click();
    await newest('visible');
    expect(await button('Show').isDisabled()).toBe(true);
  });

  it('freeze it as a phone does: nothing runs in it until it is woken', async () => {
    await client.page.getByRole('button', { name: 'Fold the chat' }).click();
    const dialog = new Promise<Dialog>((resolve) => void client.page.once('dialog', resolve));
    await button('Freeze').click({ noWaitAfter: true });
    const frozen = await dialog;
    await newest('hidden');
    const told = client.sent.length;
    const id = await client.agentSays();
    // A page that ran would have had it, and told so, within a fraction of this.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(client.sent).toHaveLength(told);
    expect(await client.receipt(id)).toMatchObject({ state: 'sent', remark: 'stored-only' });
    await frozen.accept();
    await until('the message on the screen', async () => (await client.receipt(id))?.state === 'opened');
  });

  it('close it: their page tells that it was left', async () => {
    await button('Close').click({ noWaitAfter: true });
    const { beacon } = await newest('left');
    expect(beacon.quickExitAt).toBeNull();
  });
});
