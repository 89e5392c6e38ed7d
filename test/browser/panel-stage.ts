import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { buildPanel } from '../support/built-panel';
import { startBrowser } from '../support/browser';
import { openPanelTab, type PanelTab, type TabSettings } from '../support/panel-tab';
import { testRedis } from '../support/redis';
import { startRoad, type Road, type RoadSettings } from '../support/road';

/** Where a test leaves what it saw, for a person to look at; not kept in the repository. */
const PICTURES = 'screenshots';

/** The narrowest panel: Chatwoot's tab on a phone. */
const NARROWEST = 360;

export type PanelStage = {
  browser: () => Browser;
  road: () => Road;
  /** An advocate with this conversation and its tab "Helpline" open. */
  open: (conversationId: number, settings?: TabSettings) => Promise<PanelTab>;
  card: (panel: FrameLocator, title: string) => Locator;
  /** Makes it as narrow as it may get, and says whether all of it fits. */
  fitsNarrow: (tab: Pick<PanelTab, 'page' | 'panel'>) => Promise<void>;
  /** A picture for a person, and axe for the rest: nothing may be wrong with what stands there. */
  look: (page: Page, name: string) => Promise<void>;
};

/** A browser for the file, and a road of its own with an emptied Redis for each test in it. */
export function panelStage(prefix: string, settings: () => RoadSettings = () => ({})): PanelStage {
  const redis = testRedis();
  let browser: Browser;
  let road: Road;
  beforeAll(async () => {
    buildPanel();
    browser = await startBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    await redis.flushdb();
    road = await startRoad(settings());
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await road.stop();
  });
  return {
    browser: () => browser,
    road: () => road,
    open: (conversationId, more = {}) => openPanelTab(browser, road, conversationId, more),
    card: (panel, title) => panel.getByRole('region', { name: title, exact: true }),
    async fitsNarrow({ page, panel }) {
      const style = `width:${NARROWEST}px;flex:none;height:820px`;
      await page.evaluate(`document.querySelector('iframe').setAttribute('style', '${style}')`);
      expect(await panel.locator('html').evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
        NARROWEST,
      );
    },
    async look(page, name) {
      await page.screenshot({ path: `${PICTURES}/${prefix}-${name}.png` });
      const found = await new AxeBuilder({ page }).include('iframe[title="Helpline"]').analyze();
      expect(found.violations).toEqual([]);
    },
  };
}
