import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, FrameLocator } from 'playwright-core';
import { lineTag, readBuiltLine } from '../../adapters/built-line';
import { actsAt } from '../support/acts';
import { buildPanel } from '../support/built-panel';
import { describeInBrowser, startBrowser } from '../support/browser';
import { openPanelTab } from '../support/panel-tab';
import { testRedis } from '../support/redis';
import { startRoad, type Road } from '../support/road';
import { until } from '../support/until';

testRedis();

/** Somebody else's page. On the same host, so that Chatwoot's cookie comes along with whatever it asks. */
async function strange(): Promise<{ server: Server; url: string; shows: (html: string) => void }> {
  let html = '';
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><title>strange</title>${html}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { server, url, shows: (next) => void (html = next) };
}

describeInBrowser('a page that is not Chatwoot', () => {
  let browser: Browser;
  let road: Road;
  let other: Awaited<ReturnType<typeof strange>>;
  let id: number;
  beforeAll(async () => {
    buildPanel();
    browser = await startBrowser();
    road = await startRoad();
    other = await strange();
    id = await actsAt(road.practice).newClient();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });
  afterAll(async () => {
    await browser.close();
    other.server.closeAllConnections();
    other.server.close();
    await road.stop();
  });

  const connection = (panel: FrameLocator) => panel.getByRole('region', { name: 'Connection', exact: true });
  const granted = (): number => road.logs.filter((line) => /panel: (audit|said)/.test(line)).length;

  it('is told nothing by the exchange, though the advocate’s cookie comes with what it asks', async () => {
    const { context, panel } = await openPanelTab(browser, road, id);
    await connection(panel).waitFor();
    const before = granted();
    const page = await context.newPage();
    const requests: Promise<Record<string, string>>[] = [];
    page.on('request', (request) => void requests.push(request.allHeaders()));
    await page.goto(other.url);
    const ask = (headers: object, mode: string) => `
      fetch('${road.pluginUrl}/exchange/session', {
        method: 'POST', credentials: 'include', mode: '${mode}', headers: ${JSON.stringify(headers)},
        body: '{"accountId":1,"scope":{"conversationId":${id}}}',
      }).then(async (answer) => answer.type + await answer.text(), (error) => error.name)`;
    expect(await page.evaluate(ask({ 'x-helpline': '1', 'content-type': 'application/json' }, 'cors'))).toBe(
      'TypeError',
    );
    expect(await page.evaluate(ask({ 'content-type': 'text/plain' }, 'cors'))).toBe('TypeError');
    expect(await page.evaluate(ask({ 'content-type': 'text/plain' }, 'no-cors'))).toBe('TypeError');
    await page.evaluate(`{
      const form = document.createElement('form');
      Object.assign(form, { method: 'post', action: '${road.pluginUrl}/exchange/say', enctype: 'text/plain' });
      document.body.append(form);
      form.submit();
    }`);
    await page.waitForURL(`${road.pluginUrl}/exchange/say`);
    expect(await page.locator('body').innerText()).toContain('wrong-origin');
    const cookies = (await Promise.all(requests)).map(({ cookie }) => cookie ?? '');
    expect(cookies.filter((cookie) => cookie.includes('cw_d_session_info')).length).toBeGreaterThan(0);
    expect(granted()).toBe(before);
  });

  it('cannot frame the panel', async () => {
    const page = await (await browser.newContext()).newPage();
    const said: string[] = [];
    page.on('console', (message) => void said.push(message.text()));
    other.shows(`<iframe src="${road.pluginUrl}/panel/" title="p"></iframe>`);
    await page.goto(other.url);
    await until('the frame to be refused', () => said.some((text) => text.includes('frame-ancestors')));
    expect(await page.frameLocator('iframe').locator('main').count()).toBe(0);
    expect(page.frames().map((frame) => frame.url())).not.toContain(`${road.pluginUrl}/panel/`);
  });

  it('is not believed when it hands the panel a conversation or a bearer: from its own window, or from a frame in Chatwoot', async () => {
    const forged = [
      { event: 'appContext', data: { conversation: { id: id + 1, account_id: 1 } } },
      { event: 'helpline:line', accountId: 1, conversationId: id, theme: 'dark', refused: null, isCurrent: false },
    ].map((one) => JSON.stringify({ ...one, exchange: { bearer: 'forged', expiresIn: 9e5, renewIn: 6e4 } }));
    const bearers: string[] = [];
    const post = `for (const text of ${JSON.stringify(forged)})`;
    const { page, context, panel } = await openPanelTab(browser, road, id);
    context.on('request', (request) => void bearers.push(request.headers()['authorization'] ?? ''));
    await connection(panel).waitFor();
    // Another app of Chatwoot's: a frame beside the panel's in the same page.
    other.shows(`<script>setInterval(() => { ${post} for (let i = 0; i < parent.length; i++)
      parent[i].postMessage(text, '*') }, 50)</script>`);
    await page.evaluate(`{
      const frame = document.createElement('iframe');
      frame.src = '${other.url}';
      document.body.append(frame);
    }`);
    await page.locator(`iframe[src="${other.url}"]`).waitFor();
    await page.waitForTimeout(1_000);
    expect(await connection(panel).count()).toBe(1);
    expect(await panel.getByText('of an earlier version').count()).toBe(0);
    expect(await panel.locator('html').getAttribute('data-theme')).toBe('light');
    // And in a window of its own, opened by somebody else's page.
    other.shows(`<button>open</button><script>document.querySelector('button').onclick = () => {
      const panel = open('${road.pluginUrl}/panel/');
      setInterval(() => { ${post} panel.postMessage(text, '*') }, 50);
    }</script>`);
    const stranger = await context.newPage();
    await stranger.goto(other.url);
    const [opened] = await Promise.all([context.waitForEvent('page'), stranger.getByText('open').click()]);
    await opened.getByText('This page belongs into Chatwoot.').waitFor({ timeout: 20_000 });
    expect(bearers.filter((bearer) => bearer.includes('forged'))).toEqual([]);
  });

  it('with nobody’s session a code is shown, and typed as a note it opens the panel, where our bot says so', async () => {
    const { page, context, panel } = await openPanelTab(browser, road, id);
    await connection(panel).waitFor();
    // Before the frame is loaded anew: one that is there already may go on past it.
    let fails = true;
    const notNow = { status: 404, body: '{"error":{"code":"not-found","words":""}}' };
    await context.route('**/panel/code', (route) => (fails ? route.fulfill(notNow) : route.continue()));
    await context.clearCookies({ name: 'cw_d_session_info' });
    await page.locator('iframe[title="Helpline"]').evaluate((it) => {
      const frame = it as unknown as { src: string };
      frame.src = String(frame.src);
    });
    await panel.getByRole('button', { name: 'Prove it with a note instead' }).click();
    await panel.getByText('Chatwoot knows no such conversation.').waitFor();
    fails = false;
    // A try that fails is tried again the way that was chosen.
    await panel.getByRole('button', { name: 'Try again' }).click();
    const code = panel.getByLabel('Show that it is you').getByRole('textbox');
    await code.waitFor();
    await page.screenshot({ path: 'screenshots/panel-code.png' });
    await actsAt(road.practice).advocateNotes(id, await code.inputValue());
    await connection(panel).waitFor();
    await panel
      .getByText(/helpline’s own name|our bot|the helpline/i)
      .first()
      .waitFor();
    await page.screenshot({ path: 'screenshots/panel-by-code.png' });
  });

  it('what was copied is said of the code that was copied, and of no newer one', async () => {
    const { page, context, panel } = await openPanelTab(browser, road, id);
    await connection(panel).waitFor();
    let codes = 0;
    const code = () => ({ note: `/code 0000-000${(codes += 1)}`, secret: `${codes}`, expiresIn: 4_000 });
    await context.route('**/panel/code', (route) => route.fulfill({ json: code() }));
    await context.route('**/panel/code/wait', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await route.fulfill({ json: { heard: false } }).catch(() => {});
    });
    await context.clearCookies({ name: 'cw_d_session_info' });
    await page.locator('iframe[title="Helpline"]').evaluate((it) => {
      const frame = it as unknown as { src: string };
      frame.src = String(frame.src);
    });
    await panel.getByRole('button', { name: 'Prove it with a note instead' }).click();
    const shown = panel.getByLabel('Show that it is you').getByRole('textbox');
    await shown.waitFor();
    await panel.getByRole('button', { name: 'Copy' }).click();
    await panel.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = await shown.inputValue();
    await until('the next code', async () => (await shown.inputValue()) !== copied);
    await panel.getByRole('button', { name: 'Copy', exact: true }).waitFor();
    await context.unrouteAll({ behavior: 'ignoreErrors' });
  });

  it('an installed line that is old is told of, and one of today is not', async () => {
    const built = readBuiltLine();
    if (!built) throw new Error('the line was not built');
    const { dashboardScripts } = road.practice.model;
    dashboardScripts.html = lineTag(road.pluginUrl, built, 1);
    const today = await openPanelTab(browser, road, id, { dark: true });
    await today.page.locator('#helpline-line').waitFor({ state: 'attached' });
    await connection(today.panel).waitFor();
    expect(await today.panel.getByText('of an earlier version').count()).toBe(0);
    await today.page.route('**/exchange/session', async (route) => {
      const asked = route.request().postData() ?? '{}';
      await route.continue({ postData: asked.replace(/"line":"[0-9a-f]{16}"/, '"line":"0123456789abcdef"') });
    });
    await today.page.reload();
    await today.page.getByRole('tab', { name: 'Helpline' }).click();
    await today.panel.getByText('of an earlier version').waitFor();
    dashboardScripts.html = '';
  });
});
