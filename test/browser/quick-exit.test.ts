import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { BEACON_SCRIPT } from '../../plugin/beacon/script.generated';
import { describeInBrowser, startBrowser } from '../support/browser';
import { testRedis } from '../support/redis';
import { startRoad, type Road } from '../support/road';
import { until } from '../support/until';
import { changePage, visit, type ClientPage } from './client-page';

const redis = testRedis();
const PICTURES = 'screenshots';
const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };

describeInBrowser('the quick exit', () => {
  let browser: Browser;
  let road: Road;
  let context: BrowserContext;
  let client: ClientPage;
  beforeAll(async () => {
    browser = await startBrowser();
    await redis.flushdb();
    road = await startRoad({ beacon: true });
  });
  afterAll(async () => {
    await browser.close();
    await road.stop();
  });
  afterEach(() => context.close());

  const begin = async (options: BrowserContextOptions = {}): Promise<void> => {
    context = await browser.newContext(options);
    client = await visit(road, context);
  };
  const button = () => client.page.getByRole('button', { name: /Leave this page/ });
  const hasLeft = async (): Promise<void> => {
    await client.page.waitForURL(`${road.practice.url}/practice`);
    const { beacon } = await client.until('the quick exit', (known) => known.beacon.quickExitAt !== null);
    expect(beacon.pages.at(-1)).toMatchObject({ state: 'left' });
    expect((await context.cookies()).filter(({ name }) => name === 'cw_conversation')).toEqual([]);
  };

  it('replaces the page so that Back does not bring it back, takes the cookie and tells the advocate', async () => {
    await begin();
    await button().click();
    await hasLeft();
    const { messages } = road.practice.model.conversations.get(client.conversation) ?? { messages: [] };
    await until('the note', () => messages.some(({ content }) => content?.startsWith('Quick exit used')));
    await client.page.goBack();
    expect(client.page.url()).toBe('about:blank');
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      'that takes everything and answers nothing',
      () => context.route(`${road.pluginUrl}/**`, () => new Promise(() => {})),
    ],
    ['that is not there', () => context.route(`${road.pluginUrl}/**`, (route) => route.abort('connectionrefused'))],
    [
      'that cannot be reached from a page without a network',
      () => client.page.evaluate('practiceDevice.network(false)'),
    ],
  ])('does not wait for a service %s', async (_what, happens) => {
    await begin();
    await happens();
    await button().click();
    await client.page.waitForURL(`${road.practice.url}/practice`);
    expect((await context.cookies()).filter(({ name }) => name === 'cw_conversation')).toEqual([]);
  });

  const escape = () => client.page.keyboard.press('Escape');
  const isThere = () => client.page.url().includes('/helpline');

  it('is three times Escape, of which the first one only folds the chat when it is pressed in there', async () => {
    await begin();
    await client.page.getByLabel('Type your message').focus();
    // As with Chatwoot's own frame, the page hears nothing of a key in the chat.
    await client.page.evaluate("window.heard = 0; addEventListener('keydown', () => (window.heard += 1), true)");
    await escape();
    await client.page.getByRole('button', { name: 'Open the chat' }).last().waitFor();
    expect(await client.page.evaluate('window.heard')).toBe(0);
    // Nobody presses faster than this.
    await new Promise((resolve) => setTimeout(resolve, 100));
    await escape();
    expect(isThere()).toBe(true);
    await escape();
    await hasLeft();
  });

  it('is three times Escape outside of the chat, and never the folding of it', async () => {
    await begin();
    for (let i = 0; i < 3; i += 1) {
      await client.page.getByRole('button', { name: 'Fold the chat' }).click();
      await client.page.getByRole('button', { name: 'Open the chat' }).last().click();
    }
    expect(isThere()).toBe(true);
    await client.page.locator('h1').click();
    await escape();
    await escape();
    expect(isThere()).toBe(true);
    await escape();
    await hasLeft();
  });

  it('can be a button of the page’s own, and then draws none', async () => {
    context = await browser.newContext();
    await changePage(road, context, (html) =>
      html.replace('data-quick-exit=', 'data-quick-exit-button="none" data-quick-exit='),
    );
    client = await visit(road, context);
    expect(await button().count()).toBe(0);
    await client.page.getByRole('button', { name: 'Quick exit', exact: true }).click();
    await hasLeft();
  });

  it('is there without the plugin, where the page has its own copy of the script, which tells the plugin all the same', async () => {
    context = await browser.newContext();
    await context.route(`${road.practice.url}/copy.js`, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: BEACON_SCRIPT }),
    );
    const ours = `src="${road.pluginUrl}/beacon.js"`;
    await changePage(road, context, (html) => html.replace(ours, `src="/copy.js" data-plugin="${road.pluginUrl}/"`));
    client = await visit(road, context);
    await context.route(`${road.pluginUrl}/**`, (route) => route.abort('connectionrefused'));
    await client.page.reload();
    await button().click();
    await client.page.waitForURL(`${road.practice.url}/practice`);
  });

  it.each([
    ['a phone', PHONE],
    ['a low window', { viewport: { width: 1280, height: 420 } }],
    ['a desktop', { viewport: { width: 1280, height: 800 } }],
    ['a dark desktop', { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' as const }],
  ])('lies above the open chat on %s, clear of its controls, and passes axe', async (what, options) => {
    await begin(options);
    const box = await button().boundingBox();
    const width = options.viewport.width;
    if (!box) throw new Error('there is no button');
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(box.height).toBeGreaterThanOrEqual(44);
    const middle = `${box.x + box.width / 2}, ${box.y + box.height / 2}`;
    expect(await client.page.evaluate(`document.elementFromPoint(${middle}).closest('button').textContent`)).toMatch(
      /^Leave this page.*This does not clear your browser history\.$/,
    );
    for (const control of await client.page.locator('.woot-widget-holder button, .woot-widget-holder textarea').all()) {
      const other = await control.boundingBox();
      const apart =
        !other ||
        other.x >= box.x + box.width ||
        other.x + other.width <= box.x ||
        other.y >= box.y + box.height ||
        other.y + other.height <= box.y;
      expect(apart).toBe(true);
    }
    await button().focus();
    await client.page.screenshot({ path: `${PICTURES}/quick-exit-${what.replaceAll(' ', '-')}.png` });
    expect((await new AxeBuilder({ page: client.page }).analyze()).violations).toEqual([]);
  });

  it('speaks Spanish on a Spanish page', async () => {
    context = await browser.newContext();
    await context.addInitScript(`addEventListener('DOMContentLoaded', () => {});
      new MutationObserver(() => document.documentElement && (document.documentElement.lang = 'es')).observe(document, { childList: true });`);
    const page = await context.newPage();
    await page.goto(`${road.practice.url}/helpline`);
    await page.getByRole('button', { name: 'Salir de esta página' }).waitFor();
    await page.getByText('Esto no borra el historial del navegador.').waitFor();
  });
});
