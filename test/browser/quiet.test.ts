import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { actsAt, type Acts } from '../support/acts';
import { describeInBrowser, startBrowser } from '../support/browser';
import { testRedis } from '../support/redis';
import { startRoad, type Road } from '../support/road';

testRedis();

/** Where the test leaves what it saw, for a person to look at; not kept in the repository. */
const PICTURES = 'screenshots';

describeInBrowser('a client who goes quiet, as an advocate sees it at the practice desk', () => {
  let browser: Browser;
  let road: Road;
  let acts: Acts;
  beforeAll(async () => {
    browser = await startBrowser();
    // A minute of the policy is two seconds here.
    road = await startRoad({ speed: 30 });
    acts = actsAt(road.practice);
  });
  afterAll(async () => {
    await browser.close();
    await road.stop();
  });

  /** Ana at her screen, in a conversation in which she just answered. */
  async function answered(): Promise<{
    id: number;
    page: Page;
    sees: (part: RegExp) => Promise<void>;
    reads: (part: RegExp) => Promise<void>;
  }> {
    const id = await acts.newClient('hello');
    await acts.advocateSays(id, 'I am here');
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    page.setDefaultTimeout(40_000);
    await page.goto(`${road.practice.url}/app`);
    await page.getByText('Ana').first().click();
    // Signing in opens the screen anew; going elsewhere before that would be overtaken by it.
    await page.locator('#me').getByText('Ana').waitFor();
    await page.goto(`${road.practice.url}/app/accounts/1/conversations/${id}`);
    await page.locator('#reply-box').waitFor();
    return {
      id,
      page,
      sees: (part) => page.locator('#side').getByText(part).first().waitFor(),
      reads: (part) => page.locator('#thread').getByText(part).last().waitFor(),
    };
  }

  it('a hint, an offered check-in, an offered closing, and then it is hers to decide', async () => {
    const ana = await answered();
    await ana.sees(/^\d\d:\d\d hint, if still quiet$/);
    await ana.reads(/Nothing needs to be sent yet/);
    await ana.sees(/^\d\d:\d\d offer a check-in$/);
    await ana.reads(/No rush to reply/);
    await ana.sees(/^Offer a check-in$/);
    await ana.page.screenshot({ path: `${PICTURES}/quiet-check-in.png` });
    await ana.reads(/so that nothing stays on the screen/);
    await ana.sees(/^Finishing is all right; you decide$/);
    await ana.page.screenshot({ path: `${PICTURES}/quiet-finish.png` });
    expect(acts.textsIn(ana.id)).toEqual([]);
    expect((await new AxeBuilder({ page: ana.page }).analyze()).violations).toEqual([]);
  });

  it.each<[string, (id: number) => Promise<unknown>, RegExp]>([
    ['a text of theirs', (id) => acts.clientSays(id, 'sorry'), /^Answer by|please answer$/],
    ['a closed conversation', (id) => acts.setStatus(id, 'resolved'), /resolved/i],
  ])('%s takes the next step back', async (_what, act, shown) => {
    const ana = await answered();
    await ana.reads(/Nothing needs to be sent yet/);
    await act(ana.id);
    await ana.page.getByText(shown).first().waitFor();
    await road.clock.sleep(4 * 60_000);
    expect(
      await ana.page
        .locator('#thread')
        .getByText(/No rush to reply/)
        .count(),
    ).toBe(0);
  });

  it('typing gives the whole time again', async () => {
    const ana = await answered();
    await ana.sees(/hint, if still quiet/);
    const before = acts.attributesOf(ana.id)['helpline_next_step'];
    await road.clock.sleep(90_000);
    await acts.clientDoes(ana.id, 'typing-on');
    await ana.sees(/Typing heard/);
    await ana.page
      .locator('#side')
      .getByText(before ?? '', { exact: true })
      .waitFor({ state: 'hidden' });
    await ana.sees(/hint, if still quiet/);
  });

  it('whoever looks at the chat again has twice the time, and the note says why', async () => {
    const ana = await answered();
    await ana.sees(/hint, if still quiet/);
    await acts.clientDoes(ana.id, 'close');
    await road.clock.sleep(45_000);
    await acts.clientDoes(ana.id, 'open');
    await ana.reads(/it may not be safe to type\. Every wait is doubled/);
    await ana.page.screenshot({ path: `${PICTURES}/quiet-reading.png` });
  });

  it('while Chatwoot is away nothing comes, and afterwards it goes on without a burst', async () => {
    const ana = await answered();
    await ana.sees(/hint, if still quiet/);
    road.practice.faults.apiDown = true;
    await road.clock.sleep(5 * 60_000);
    expect(acts.notesIn(ana.id)).toEqual([]);
    road.practice.faults.apiDown = false;
    await ana.reads(/Quiet since/);
    expect(acts.notesIn(ana.id)).toHaveLength(1);
  });
});
