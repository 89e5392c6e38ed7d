import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import { actsAt } from '../support/acts';
import { buildPanel } from '../support/built-panel';
import { describeInBrowser, startBrowser } from '../support/browser';
import { openPanelTab } from '../support/panel-tab';
import { testRedis } from '../support/redis';
import { startRoad, type Road } from '../support/road';

const redis = testRedis();
jest.setTimeout(180_000);

describeInBrowser('a hand-off in the panel', () => {
  let browser: Browser;
  let road: Road;
  let language: 'en' | 'es' = 'en';
  beforeAll(async () => {
    buildPanel();
    browser = await startBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    await redis.flushdb();
    road = await startRoad({ policy: () => ({ ...DEFAULT_POLICY, language }) });
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await road.stop();
  });

  const card = (panel: FrameLocator, name: string) => panel.getByRole('region', { name, exact: true });

  async function look(page: Page, name: string): Promise<void> {
    await page.screenshot({ path: `screenshots/hand-off-${name}.png` });
    const found = await new AxeBuilder({ page }).include('iframe[title="Helpline"]').analyze();
    expect(found.violations).toEqual([]);
  }

  it('is written with a warning about what may tell who they are, shown to the receiver, and read back', async () => {
    language = 'en';
    const id = await actsAt(road.practice).newClient();
    const [ana, ben] = [
      await openPanelTab(browser, road, id, { person: 'ana' }),
      await openPanelTab(browser, road, id, { person: 'ben' }),
    ];
    await card(ana.panel, 'Whose conversation').getByRole('button', { name: 'Take it' }).click();
    const mine = card(ana.panel, 'Hand-off');
    await mine.getByText('Hand it on', { exact: true }).click();
    await mine.getByLabel('To whom').selectOption({ label: 'Ben Advocate' });
    await mine.getByLabel('How urgent').selectOption('watcher');
    await mine.getByLabel('Three neutral lines, without names or places (1)').fill('lives in Springfield');
    await mine.getByText(/Please leave out: a place\./).waitFor();
    await look(ana.page, 'written');
    await mine.getByLabel('Three neutral lines, without names or places (1)').fill('wants to talk of tomorrow');
    await mine.getByLabel('If they go quiet').fill('one check-in, then wait');
    await mine.getByRole('button', { name: 'Hand it on now' }).click();
    const theirs = card(ben.panel, 'Hand-off');
    await theirs.getByText(/^Handed on by Ana Advocate.* to you at \d\d:\d\d\.$/).waitFor();
    await theirs.getByRole('button', { name: 'Show the hand-off' }).click();
    await theirs.getByText('wants to talk of tomorrow').waitFor();
    await look(ben.page, 'to-read-back');
    await theirs.getByRole('button', { name: 'I have read it and take over' }).click();
    await card(ana.panel, 'Hand-off')
      .or(card(ana.panel, 'Whose conversation'))
      .getByText(/^Read back by Ben Advocate/)
      .waitFor();
    await card(ben.panel, 'Whose conversation')
      .getByText(/^It is yours, since/)
      .waitFor();
    await look(ana.page, 'read-back');
  });

  it('speaks Spanish', async () => {
    language = 'es';
    const id = await actsAt(road.practice).newClient();
    const { page, panel } = await openPanelTab(browser, road, id, { person: 'ana' });
    await card(panel, 'De quién es').getByRole('button', { name: 'Tomarla' }).click();
    await card(panel, 'Relevo').getByText('Entregarla', { exact: true }).click();
    await card(panel, 'Relevo').getByLabel('A quién').waitFor();
    await look(page, 'es');
  });
});
