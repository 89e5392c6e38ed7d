import type { Browser } from 'playwright-core';
import { actsAt } from '../support/acts';
import { describeInBrowser, startBrowser } from '../support/browser';
import { buildPanel } from '../support/built-panel';
import { openPanelTab } from '../support/panel-tab';
import { startProxy } from '../support/proxy';
import { testRedis } from '../support/redis';
import { startRoad, type Road } from '../support/road';

testRedis();
const [CHAT, PANEL, PREFIX] = ['chat.helpline.example', 'panel.helpline.example', '/_helpline'];

describeInBrowser('the panel on a sub-domain of its own, with one path on Chatwoot’s host (identity A)', () => {
  let browser: Browser;
  let road: Road;
  let proxy: Awaited<ReturnType<typeof startProxy>>;
  let chatwootUrl = '';
  /** What the panel's own host was sent, and with which cookie. */
  const atPanel: string[] = [];

  beforeAll(async () => {
    buildPanel();
    proxy = await startProxy((host, path) => {
      if (host === CHAT && path.startsWith(`${PREFIX}/`))
        return `${road.pluginUrl}/exchange${path.slice(PREFIX.length)}`;
      if (host === CHAT) return road.practice.url + path;
      if (host === PANEL && path.startsWith('/panel')) return road.pluginUrl + path;
      return null;
    });
    const at = (name: string): string => `http://${name}:${proxy.port}`;
    chatwootUrl = at(CHAT);
    const byHand = { PANEL_URL: at(PANEL), PANEL_EXCHANGE_URL: chatwootUrl + PREFIX };
    road = await startRoad({ browsersUrl: chatwootUrl, byHand });
    browser = await startBrowser(['--host-resolver-rules=MAP *.helpline.example 127.0.0.1']);
  });
  afterAll(async () => {
    await browser.close();
    await road.stop();
    proxy.close();
  });

  it('opens by Chatwoot’s cookie, which goes to Chatwoot’s host alone, and says a text in the advocate’s own name, where all is plain http, too', async () => {
    const acts = actsAt(road.practice);
    const id = await acts.newClient();
    const { context, page, panel } = await openPanelTab(browser, road, id, {
      chatwootUrl,
      prepare: async (made) => {
        made.on('request', (request) => {
          if (!request.url().startsWith(`http://${PANEL}`)) return;
          void request.allHeaders().then(({ cookie = '' }) => atPanel.push(cookie));
        });
        return Promise.resolve();
      },
    });
    const texts = panel.getByRole('region', { name: 'First words', exact: true });
    await texts.getByRole('button', { name: 'Send this' }).click();
    await texts.waitFor({ state: 'detached' });
    const said = road.practice.ledger.writes.filter(
      ({ kind, conversation, by }) => kind === 'message' && conversation === id && by?.type === 'User' && by.id === 2,
    );
    expect(said).toHaveLength(1);
    expect(atPanel.length).toBeGreaterThan(0);
    expect(atPanel.join()).not.toContain('cw_d_session_info');
    await page.screenshot({ path: 'screenshots/panel-prefix.png' });
    await context.clearCookies({ name: 'cw_d_session_info' });
    await page.locator('iframe[title="Helpline"]').evaluate((it) => {
      const frame = it as unknown as { src: string };
      frame.src = String(frame.src);
    });
    await panel.getByText('Chatwoot says that nobody is signed in here.').waitFor();
  });
});
