import type { BrowserContext } from 'playwright-core';
import { describeInBrowser } from '../support/browser';
import type { TabSettings } from '../support/panel-tab';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import { visit, type ClientPage } from './client-page';
import { panelStage } from './panel-stage';

const CLEO = 4;

describeInBrowser('the panel in the tab of the agent screen', () => {
  let language: 'en' | 'es';
  const stage = panelStage('panel', () => ({ beacon: true, policy: () => ({ ...DEFAULT_POLICY, language }) }));
  const { card, look } = stage;
  let client: ClientPage;
  beforeEach(async () => {
    language = 'en';
    client = await visit(stage.road(), await stage.browser().newContext());
  });

  const open = (settings: TabSettings = {}) => stage.open(client.conversation, settings);

  it('shows a new conversation: what is seen of the client, the first words in full, what to do next', async () => {
    const { page, panel } = await open();
    await card(panel, 'Connection')
      .getByText(/^(Wrote|Typing)/)
      .first()
      .waitFor();
    await card(panel, 'First words').getByText('Is it OK to write here now?').waitFor();
    await card(panel, 'Next step')
      .getByText(/^Answer by \d\d:\d\d$/)
      .waitFor();
    await card(panel, 'If cut off').getByLabel('What you agreed to do if the line drops').waitFor();
    await look(page, 'new');
  });

  it('has in it nothing of what the client wrote, and shows what it shows as text', async () => {
    const words = '<img src=x onerror="document.title=1"><script>document.title = 2</script>';
    await client.page.getByLabel('Type your message').fill(words);
    await client.page.getByRole('button', { name: 'Send' }).click();
    const { page, panel } = await open();
    await card(panel, 'Connection').waitFor();
    await page.locator('#thread').getByText(words).waitFor({ state: 'attached' });
    const html = await panel.locator('html').innerHTML();
    expect(html).not.toContain('onerror');
    expect(html).not.toContain('lantern');
    expect(await panel.locator('img, script:not([src])').count()).toBe(0);
  });

  it('takes "I am here and reading" with one click', async () => {
    const { page, panel } = await open();
    await card(panel, 'Next step').getByRole('button', { name: 'I am here and reading' }).click();
    await card(panel, 'Next step')
      .getByText(/^Said \d\d:\d\d/)
      .waitFor();
    await look(page, 'reading');
  });

  it('takes what they said of being written to, and shows who noted it', async () => {
    const { page, panel } = await open();
    await card(panel, 'Safe to contact').getByRole('button', { name: 'They said: OK here' }).click();
    await card(panel, 'Safe to contact')
      .getByText(/^Said OK here, until/)
      .waitFor();
    await card(panel, 'What was noted').getByText('OK to write here: counts').waitFor();
    await look(page, 'safe-to-contact');
  });

  it('stops all sending with two clicks when it is not safe', async () => {
    const { page, panel } = await open();
    await panel.getByRole('button', { name: 'Not safe now' }).click();
    await look(page, 'not-safe-asked');
    await panel.getByRole('button', { name: 'Stop all sending to them' }).click();
    await card(panel, 'Do not write')
      .getByText(/^Not safe: said \d\d:\d\d\.$/)
      .waitFor();
    await card(panel, 'Ready-made texts').getByText('Locked: not safe').waitFor();
    await look(page, 'not-safe');
  });

  it('shows a lock that falls while it is open, in words, and keeps it in sight however far one has scrolled', async () => {
    const { page, panel } = await open({ dark: true });
    await card(panel, 'Connection').waitFor();
    await panel.locator('html').evaluate('scrollTo(0, document.documentElement.scrollHeight)');
    expect(await panel.locator('html').evaluate('scrollY')).toBeGreaterThan(0);
    await client.page.getByRole('button', { name: /^Leave this page/ }).click();
    await card(panel, 'Do not write')
      .getByText(/^Quick exit used \d\d:\d\d\.$/)
      .waitFor();
    const top = await card(panel, 'Do not write').evaluate(
      (it) => (it as unknown as { getBoundingClientRect: () => { top: number } }).getBoundingClientRect().top,
    );
    expect([top >= 0, top < 100]).toEqual([true, true]);
    await page.screenshot({ path: 'screenshots/panel-lock-scrolled.png' });
    await panel.locator('html').evaluate('scrollTo(0, 0)');
    await card(panel, 'Connection')
      .getByText(/^Quick exit \d\d:\d\d$/)
      .waitFor();
    await look(page, 'lock-falls-dark');
  });

  it('says since when it is not live, and is live again by itself', async () => {
    const { page, panel, context } = await open();
    await panel.locator('.live').waitFor();
    await context.route('**/panel/stream', (route) => route.abort());
    await context.setOffline(true);
    await panel.getByText(/^Not live since \d\d:\d\d\.$/).waitFor();
    await card(panel, 'Connection')
      .getByText(/^At \d\d:\d\d:/)
      .waitFor();
    expect(await panel.locator('.live').count()).toBe(0);
    await look(page, 'not-live');
    await context.setOffline(false);
    await context.unroute('**/panel/stream');
    await panel.locator('.live').waitFor();
    expect(await panel.getByText(/^Not live/).count()).toBe(0);
  });

  it('speaks Spanish where the desk does', async () => {
    language = 'es';
    const { page, panel } = await open({ dark: true });
    await card(panel, 'Conexión')
      .getByText(/^(Escribió|Tecleo)/)
      .first()
      .waitFor();
    await card(panel, 'Primeras palabras').waitFor();
    expect(await panel.locator('html').getAttribute('lang')).toBe('es');
    await look(page, 'spanish-dark');
  });

  it('is dark with the system, and by its switch, which it remembers', async () => {
    const { page, panel } = await open();
    await panel.getByRole('button', { name: 'Dark' }).click();
    await panel.locator('html[data-theme="dark"]').waitFor();
    await look(page, 'dark');
    await page.reload();
    await page.getByRole('tab', { name: 'Helpline' }).click();
    await panel.locator('html[data-theme="dark"]').waitFor();
  });

  it('turns dark with the system while it is open', async () => {
    const { page, panel } = await open();
    await panel.locator('html[data-theme="light"]').waitFor();
    await page.emulateMedia({ colorScheme: 'dark' });
    await panel.locator('html[data-theme="dark"]').waitFor();
  });

  it('offers to unfold what stands beside the thread until it is done or declined, also after a failure', async () => {
    const { page, panel, context } = await open();
    const unfold = panel.getByRole('button', { name: 'Unfold it for me' });
    await context.route('**/exchange/sidebar', (route) => route.fulfill({ status: 503, body: '{}' }));
    await unfold.click();
    await panel.getByText(/^That did not work\. Try again/).waitFor();
    await panel.locator('body').evaluate('location.reload()');
    await context.unroute('**/exchange/sidebar');
    await unfold.click();
    await panel.getByText(/^Done\. Load Chatwoot anew now/).waitFor();
    expect(await unfold.count()).toBe(0);
    const ana = stage.road().practice.model.users.find(({ name }) => name.startsWith('Ana'));
    expect(ana?.ui_settings).toMatchObject({ is_contact_sidebar_open: true, is_conv_details_open: true });
    await look(page, 'unfolded');
  });

  it('is worked by the keyboard alone', async () => {
    const { page, panel } = await open();
    await panel.getByRole('button', { name: 'Not safe now' }).focus();
    await page.keyboard.press('Enter');
    await panel.getByRole('group', { name: 'Not safe now' }).waitFor();
    await page.keyboard.press('Escape');
    await panel.locator('button:focus').getByText('Not safe now').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await look(page, 'keyboard');
    await page.keyboard.press('Enter');
    await card(panel, 'Do not write').waitFor();
  });

  it('fits 360 px, in light and in dark', async () => {
    for (const dark of [false, true]) {
      const tab = await open({ dark });
      await card(tab.panel, 'Connection').waitFor();
      await stage.fitsNarrow(tab);
      await look(tab.page, dark ? '360-dark' : '360');
      await tab.context.close();
    }
  });

  it('says why there is nothing to see: nobody signed in, another inbox, the service away, no Chatwoot around it', async () => {
    const { page, panel, context } = await open();
    await card(panel, 'Connection').waitFor();
    await context.clearCookies();
    await panel.locator('body').evaluate('location.reload()');
    await panel.getByText('Chatwoot says that nobody is signed in here.').waitFor();
    expect(await panel.getByRole('region').count()).toBe(0);
    await look(page, 'signed-out');
    const outsider = await open({ person: 'cleo' });
    await card(outsider.panel, 'Connection').waitFor();
    for (const inbox of stage.road().practice.model.inboxes)
      inbox.member_ids = inbox.member_ids.filter((member) => member !== CLEO);
    await outsider.panel.locator('body').evaluate('location.reload()');
    await outsider.panel.getByText(/^You may not see this conversation, or no longer\./).waitFor();
    expect(await outsider.panel.getByRole('region').count()).toBe(0);
    await look(outsider.page, 'not-allowed');
    const away = await open({ prepare: serviceAway });
    await away.panel.getByText(/^The helpline service does not answer\./).waitFor();
    await look(away.page, 'unreachable');
    const alone = await context.newPage();
    await alone.goto(`${stage.road().pluginUrl}/panel/`);
    await alone.getByText('This page belongs into Chatwoot.').waitFor({ timeout: 30_000 });
  });

  it('believes no context that another page tells it, and is framed by none', async () => {
    const context = await stage.browser().newContext();
    const page = await context.newPage();
    // Another origin than Chatwoot's, with our page in a frame.
    await context.route('http://evil.example/', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<iframe src="${stage.road().pluginUrl}/panel/"></iframe>` }),
    );
    await page.goto('http://evil.example/');
    expect(await page.frameLocator('iframe').locator('#panel').count()).toBe(0);
  });
});

/** The page was loaded, and then nothing answers any more. */
async function serviceAway(context: BrowserContext): Promise<void> {
  await context.route(/\/(exchange|panel)\/(session|stream|view|code)/, (route) => route.abort());
}
