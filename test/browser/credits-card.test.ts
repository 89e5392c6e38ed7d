import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { accept } from '../../adapters/redis/mailbox';
import { desk, subjectKey } from '../../core/kernel/subject';
import { dayOf } from '../../core/kernel/calendar';
import { USUAL_CREDITS, USUAL_PRICES } from '../../core/kernel/credits';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import { actsAt } from '../support/acts';
import { describeInBrowser, startBrowser } from '../support/browser';
import { buildPanel } from '../support/built-panel';
import { openPanelTab } from '../support/panel-tab';
import { testRedis } from '../support/redis';
import { startRoad, type Road } from '../support/road';

testRedis();

describeInBrowser('message credits in the panel', () => {
  let browser: Browser;
  let road: Road;
  beforeAll(async () => {
    buildPanel();
    browser = await startBrowser();
    const from = dayOf(Date.now() - 86_400_000, 'UTC');
    const prices = { ...USUAL_PRICES, sms: { ...USUAL_PRICES.sms, outbound: 1.5 } };
    const plans = [{ from, every: 'month', credits: 2, carryOver: 0, prices } as const];
    road = await startRoad({ speed: 20, policy: { ...DEFAULT_POLICY, credits: { ...USUAL_CREDITS, plans } } });
  });
  afterAll(async () => {
    await browser.close();
    await road.stop();
  });

  /** A comparison was due, and the carrier did not answer. */
  async function carrierIsAway(): Promise<void> {
    const at = road.clock.now();
    const heard = { id: `away:${at}`, at, heardAt: at, via: 'ourselves', subject: desk(1) } as const;
    await accept(road.world.redis, [{ ...heard, kind: 'carrier-away' }], at);
    road.world.bell.ring(subjectKey(desk(1)));
  }

  it('stand beside every text that is offered, with one quiet line of the plan and why the last text was dear', async () => {
    const acts = actsAt(road.practice);
    const id = await acts.newClient('x'.repeat(161), 'text');
    await acts.advocateSays(id, `${'a'.repeat(300)}’`);
    await acts.clientSays(id, 'thank you');
    await carrierIsAway();
    const { page, panel, context } = await openPanelTab(browser, road, id);
    page.setDefaultTimeout(60_000);
    const card = panel.getByRole('region', { name: 'Message credits' });
    await card.getByText('The message plan is used up until').waitFor();
    await card.getByText('The carrier cannot be asked: the count was not compared with its bill yet').waitFor();
    await card.getByText('The last text was 5 segments because of curly quotes').waitFor();
    await page.locator('#side').getByText('Last text: 5 segments (quotes)').waitFor();
    const texts = panel.getByRole('region', { name: 'Ready-made texts' });
    const offered = await texts.getByRole('listitem').count();
    expect(await texts.getByText('1 SMS segment · 1.5 credits', { exact: true }).count()).toBe(offered);
    await page.screenshot({ path: 'screenshots/panel-credits.png' });
    await card.screenshot({ path: 'screenshots/panel-credits-card.png' });
    expect((await new AxeBuilder({ page }).include('iframe[title="Helpline"]').analyze()).violations).toEqual([]);
    const opened = context.waitForEvent('page');
    await card.getByRole('link', { name: /^See what a text costs/ }).click();
    const costs = await opened;
    await costs.getByRole('textbox').fill('a'.repeat(161));
    await costs.getByRole('status').getByText('2 segments · 3 credits').waitFor();
    expect(new URL(costs.url()).search).toBe('?language=en&tollFree=false&credits=1.5');
  });
});
