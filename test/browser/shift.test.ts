import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { actsAt, type Acts } from '../support/acts';
import { atScreen } from '../support/at-screen';
import { boundaryActs } from '../support/boundary-acts';
import { describeInBrowser, startBrowser } from '../support/browser';
import { testRedis } from '../support/redis';
import { startRoad, type Road } from '../support/road';
import { until } from '../support/until';

testRedis();

/** Where the test leaves what it saw, for a person to look at; not kept in the repository. */
const PICTURES = 'screenshots';

describeInBrowser('a newcomer plays a shift of three scripted clients at the practice desk', () => {
  let browser: Browser;
  let road: Road;
  let acts: Acts;
  beforeAll(async () => {
    browser = await startBrowser();
    road = await startRoad({ speed: 20, beacon: true });
    acts = actsAt(road.practice);
  });
  afterAll(async () => {
    await browser.close();
    await road.stop();
  });

  async function look(page: Page, name: string): Promise<void> {
    await page.screenshot({ path: `${PICTURES}/shift-${name}.png`, fullPage: true });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  }

  it('answers, sees what befalls each of them, and reads what there was to notice', async () => {
    const page = await (await browser.newContext()).newPage();
    page.setDefaultTimeout(40_000);
    await page.goto(`${road.practice.url}/practice/shift`);
    await page.getByRole('button', { name: 'Begin' }).click();
    await page
      .getByRole('link', { name: /^Conversation #/ })
      .nth(2)
      .waitFor();
    await look(page, 'begun');
    const ids = [...road.practice.model.conversations.keys()].filter((id) => id !== road.deskConversationId);
    const [reads = 0, , exits = 0] = ids;

    // One is answered at the agent screen, as a newcomer would.
    const ana = await atScreen(browser, road.practice, { conversation: exits });
    ana.page.setDefaultTimeout(60_000);
    await ana.writes('Hello, I am here. Is it OK to write now?');
    await ana.send.click();
    for (const id of ids.filter((one) => one !== exits)) await acts.advocateSays(id, 'Hello, I am here.');
    // One writes again after the first answer, and then looks and does not write.
    const saysIn = (id: number): number =>
      road.practice.model.conversations.get(id)?.messages.filter((one) => one.message_type === 'incoming').length ?? 0;
    await until('their second text', () => saysIn(reads) > 1);
    await acts.advocateSays(reads, 'Take the time you need.');
    await ana.page
      .locator('#side')
      .getByText(/^Quick exit \d\d:\d\d/)
      .first()
      .waitFor();
    await ana.page
      .locator('#thread')
      .getByText(/quick exit/i)
      .last()
      .waitFor();
    const { notes } = boundaryActs(road, acts, reads);
    await until('the note', () => notes().some((note) => note.includes('they may be reading')), 90_000);

    await page.getByRole('button', { name: 'End the shift' }).click();
    await page.getByRole('heading', { name: 'What there was to notice' }).waitFor();
    const left = page.getByRole('region', { name: `Leaves by the quick exit: conversation #${exits}` });
    await left.getByText('They used the quick exit.').waitFor();
    await left
      .getByText(/Ana Advocate wrote to them after/)
      .first()
      .waitFor();
    await page.getByText('They looked at the chat again and wrote nothing.').waitFor();
    await look(page, 'noticed');
    expect(await page.locator('main').innerText()).not.toMatch(/score|rank|points|best|worst|average/i);
    await ana.close();
  });

  it('fits a telephone in the dark, and is begun by the keyboard alone', async () => {
    const dark = { colorScheme: 'dark', viewport: { width: 360, height: 740 } } as const;
    const page = await (await browser.newContext(dark)).newPage();
    await page.goto(`${road.practice.url}/practice/shift`);
    for (const title of ['Reads, and cannot type', 'Loses the network']) {
      await page.getByRole('checkbox', { name: title }).focus();
      await page.keyboard.press('Space');
    }
    await page.getByRole('button', { name: 'Begin' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'End the shift' }).waitFor();
    expect(await page.locator('html').evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await look(page, 'dark-360');
    await page.getByRole('button', { name: 'End the shift' }).press('Enter');
    await page.getByRole('heading', { name: 'What there was to notice' }).waitFor();
  });
});
