import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, startBrowser } from '../support/browser';
import { testRedis } from '../support/redis';
import { startRoad, type Road } from '../support/road';

testRedis();

/** Where the test leaves what it saw, for a person to look at; not kept in the repository. */
const PICTURES = 'screenshots';

describeInBrowser('the practice desk, as its users see it', () => {
  let browser: Browser;
  let road: Road;
  beforeAll(async () => {
    browser = await startBrowser();
    // A minute of the policy is six seconds here; the pages follow the same clock.
    road = await startRoad({ speed: 10 });
  });
  afterAll(async () => {
    await browser.close();
    await road.stop();
  });

  async function open(path: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${road.practice.url}${path}`);
    return page;
  }

  it('a client writes: the sidebar says so, and when nobody answers for a minute a private note comes', async () => {
    const advocate = await open('/app');
    await advocate.getByText('Ana').first().click();
    await advocate.locator('#me').getByText('Ana').waitFor();

    const client = await open('/helpline');
    await client.locator('#start-chat').click();
    await client.getByRole('textbox').fill('is anybody there?');
    await client.getByRole('button', { name: 'Send' }).click();

    await advocate.locator('#list').getByText('open').first().click();
    const side = advocate.locator('#side');
    await side.getByText(/^Wrote \d\d:\d\d: please answer$/).waitFor();
    // What stood there before it: a minute long, which a busy machine may miss on the screen.
    const shown = road.practice.ledger.writes
      .filter(({ kind }) => kind === 'attributes')
      .flatMap(({ detail }) => Object.values(detail));
    expect(shown).toContainEqual(expect.stringMatching(/^Wrote \d\d:\d\d$/));
    expect(shown).toContainEqual(expect.stringMatching(/^Answer by \d\d:\d\d$/));
    const note = advocate.locator('#thread').getByText(/nobody has answered yet/);
    await note.waitFor();
    expect(await note.count()).toBe(1);
    await advocate.screenshot({ path: `${PICTURES}/desk-waiting.png` });
    expect((await new AxeBuilder({ page: advocate }).analyze()).violations).toEqual([]);

    await advocate.locator('#words').fill('I am here.');
    await advocate.getByRole('button', { name: 'Send' }).click();
    await client.getByText('I am here.').waitFor();
    // Nobody waits any more: what comes next is a hint, if they stay quiet.
    await side.getByText(/hint/).waitFor();
    expect(await note.count()).toBe(1);
    expect(await client.content()).not.toContain('nobody has answered yet');
  });
});
