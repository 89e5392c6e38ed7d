import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { actsAt, type Acts } from '../support/acts';
import { buildPanel } from '../support/built-panel';
import { describeInBrowser, startBrowser } from '../support/browser';
import { openPanelTab, type TabSettings } from '../support/panel-tab';
import { testRedis } from '../support/redis';
import { startRoad, type Road } from '../support/road';

const redis = testRedis();
jest.setTimeout(180_000);

describeInBrowser('whose conversation it is, in the panel', () => {
  let browser: Browser;
  let road: Road;
  let acts: Acts;
  let id: number;
  beforeAll(async () => {
    buildPanel();
    browser = await startBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    await redis.flushdb();
    road = await startRoad();
    acts = actsAt(road.practice);
    id = await acts.newClient();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await road.stop();
  });

  const open = (person: 'ana' | 'ben', more: TabSettings = {}) => openPanelTab(browser, road, id, { person, ...more });
  const card = (panel: FrameLocator, name: string) => panel.getByRole('region', { name, exact: true });
  const whose = (panel: FrameLocator) => card(panel, 'Whose conversation');

  /** A picture for a person, and axe for the rest. */
  async function look(page: Page, name: string): Promise<void> {
    await page.screenshot({ path: `screenshots/ownership-${name}.png` });
    const found = await new AxeBuilder({ page }).include('iframe[title="Helpline"]').analyze();
    expect(found.violations).toEqual([]);
  }

  it('is taken with one click, taken over after a warning with the name, and given back by undoing', async () => {
    const [ana, ben] = [await open('ana'), await open('ben', { dark: true })];
    await whose(ana.panel)
      .getByText(/^Unanswered since \d\d:\d\d$/)
      .waitFor();
    await look(ana.page, 'unanswered');
    await whose(ana.panel).getByRole('button', { name: 'Take it' }).click();
    await whose(ana.panel)
      .getByText(/^It is yours, since/)
      .waitFor();
    await whose(ben.panel)
      .getByText(/^It is Ana Advocate.*, since \d\d:\d\d\.$/)
      .waitFor();
    await look(ana.page, 'mine');
    await whose(ben.panel).getByRole('button', { name: 'Take it over' }).click();
    await ben.panel.getByText(/Ana Advocate.* has this conversation since \d\d:\d\d/).waitFor();
    await look(ben.page, 'warning-dark');
    await ben.panel.getByRole('button', { name: 'Yes, take it over' }).click();
    await whose(ana.panel)
      .getByText(/^It is Ben Advocate/)
      .waitFor();
    await whose(ben.panel)
      .getByRole('button', { name: /^Undo \(\d+ s\)$/ })
      .click();
    await whose(ana.panel)
      .getByText(/^It is yours, since/)
      .waitFor();
  });

  it('is finished by keyboard with how it ended, and a new message makes it unanswered, with the return card', async () => {
    const { page, panel } = await open('ana');
    await whose(panel).locator('summary').focus();
    await page.keyboard.press('Enter');
    await whose(panel).getByLabel('How did it end?').selectOption('went-quiet');
    await whose(panel).getByLabel('How did it end?').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await whose(panel)
      .getByText(/^Finished at \d\d:\d\d by you: Went quiet$/)
      .waitFor();
    await look(page, 'finished');
    await acts.clientSays(id, 'are you there?');
    await card(panel, 'Came back: may be someone else')
      .getByText(/Went quiet/)
      .waitFor();
    await whose(panel)
      .getByText(/^Unanswered since/)
      .waitFor();
    await look(page, 'return');
  });
});
