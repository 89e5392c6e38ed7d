import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { SECOND } from '../../core/kernel/instant';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import { buildPanel } from '../support/built-panel';
import { describeInBrowser, startBrowser } from '../support/browser';
import { openPanelTab } from '../support/panel-tab';
import { testRedis } from '../support/redis';
import { startRoad, type Road } from '../support/road';
import { visit, type ClientPage } from './client-page';

testRedis();
const PICTURES = 'screenshots';
const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };

/** Time runs eight times as fast, on the pages too, and the graces are shorter, or the test would take ten minutes. */
const SPEED = 8;
const policy = {
  ...DEFAULT_POLICY,
  connection: {
    ...DEFAULT_POLICY.connection,
    activeGrace: 64 * SECOND,
    leaveGrace: { desktop: 40 * SECOND, phone: 60 * SECOND },
  },
};

/** The table that advocates read is the one that is tried. */
type Row = { they: string; weSay: string; dot: string; ticks: string; receipt: string };
function rowsOfTheGuide(): Row[] {
  const guide = readFileSync(join(__dirname, '../../docs/connection.md'), 'utf8');
  const part = guide.split('## Step by step')[1]?.split('\n## ')[0] ?? '';
  // The times that were measured stand in a table of their own, of two columns.
  const rows = part.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  return rows
    .filter((cells) => cells.length > 5)
    .slice(2)
    .map(([, they = '', weSay = '', dot = '', ticks = '', receipt = '']) => ({ they, weSay, dot, ticks, receipt }));
}
/** Whole, with any time where the table has one; " / " stands between two that are both right. */
function words(said: string): RegExp {
  const either = said.split(' / ').map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^(${either.join('|').replace(/\d\d:\d\d/g, '\\d\\d:\\d\\d')})$`);
}

describeInBrowser('what is shown after each step of a client, beside Chatwoot’s dot and ticks', () => {
  let browser: Browser;
  let road: Road;
  let client: ClientPage;
  let page: Page;
  let advocate: Page;
  let panel: FrameLocator;
  beforeAll(async () => {
    buildPanel();
    browser = await startBrowser();
    road = await startRoad({ speed: SPEED, beacon: true, policy });
  });
  afterAll(async () => {
    await browser.close();
    await road.stop();
  });

  async function meet(options: object): Promise<void> {
    client = await visit(road, await browser.newContext(options));
    page = client.page;
    const tab = await openPanelTab(browser, road, client.conversation, { viewport: { width: 1440, height: 1000 } });
    ({ page: advocate, panel } = tab);
    await advocate.getByRole('button', { name: 'Compare' }).click();
  }
  const write = async (): Promise<void> => {
    await page.getByLabel('Type your message').fill('meadow');
    await page.getByRole('button', { name: 'Send' }).click();
  };
  const press = (name: string) => page.locator('.device').getByRole('button', { name, exact: true }).click();
  const close = () => page.getByRole('button', { name: 'Close the chat' }).click();

  /** What they do, by the words of the table; whether a message is written to them then. */
  const STEPS: Readonly<Record<string, { act: () => Promise<unknown>; message?: boolean }>> = {
    'write, the chat open': { act: write, message: true },
    type: { act: () => page.getByLabel('Type your message').pressSequentially('so') },
    'fold the chat, and are quiet': {
      act: () => page.getByRole('button', { name: 'Fold the chat' }).click(),
      message: true,
    },
    'go to another tab': { act: () => close().then(() => press('Hide')), message: true },
    'come back to it': { act: () => page.getByRole('button', { name: 'Show it again' }).click() },
    'lose the network': { act: () => close().then(() => press('Offline')), message: true },
    'have it again': { act: () => press('Online again') },
    'reload the page': { act: () => press('Reload') },
    'close the page': { act: () => page.close(), message: true },
    'stay away': { act: () => Promise.resolve() },
    'open it again': {
      async act() {
        page = await page.context().newPage();
        await page.goto(`${road.practice.url}/helpline`);
      },
    },
    'press the quick exit': { act: () => page.getByRole('button', { name: /^Leave this page/ }).click() },
    'on a phone: write': { act: () => meet(PHONE).then(write), message: true },
    'on a phone: press the quick exit, above the chat': {
      act: () => page.getByRole('button', { name: /^Leave this page/ }).tap(),
    },
  };

  const said = (what: string) => panel.locator('.statement').getByText(words(what));
  const lastTicks = () => advocate.locator('#thread .said-by.us:not(.note):not(.bot)').last();

  it('is what the guide for advocates says, row by row', async () => {
    const rows = rowsOfTheGuide();
    expect(rows.map(({ they }) => they)).toEqual(Object.keys(STEPS));
    await meet({ viewport: { width: 900, height: 800 } });
    for (const [i, { they, weSay, dot, ticks, receipt }] of rows.entries()) {
      const { act, message = false } = STEPS[they] ?? { act: () => Promise.reject(new Error(they)) };
      await act();
      const look = async (): Promise<void> => {
        const beside = advocate.locator('#side dd').first().getByText(words(weSay));
        await Promise.all([said(weSay).waitFor(), beside.waitFor()]);
      };
      // Silence is told a minute later; what else they do is told before anything is written to them.
      const isLate = they === 'lose the network';
      if (!isLate) await look();
      if (message) await client.agentSays();
      await lastTicks().getByText(ticks).waitFor();
      await panel.getByRole('region', { name: 'Did it arrive?' }).getByText(words(receipt)).first().waitFor();
      expect([they, await advocate.locator('#dot').innerText()]).toEqual([they, dot]);
      if (isLate) await look();
      const name = `${String(i + 1).padStart(2, '0')}-${they.replaceAll(/[^a-z]+/g, '-')}`;
      await advocate.screenshot({ path: `${PICTURES}/shown-${name}.png` });
      if (!page.isClosed()) await page.screenshot({ path: `${PICTURES}/shown-${name}-client.png` });
    }
    // The panel in its frame is looked at by its own test.
    expect((await new AxeBuilder({ page: advocate }).exclude('iframe').analyze()).violations).toEqual([]);
  });
});
