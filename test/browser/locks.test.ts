import type { Browser, Page } from 'playwright-core';
import { actsAt, type Acts } from '../support/acts';
import { boundaryActs } from '../support/boundary-acts';
import { describeInBrowser, startBrowser } from '../support/browser';
import { testRedis } from '../support/redis';
import { startRoad, type Road } from '../support/road';
import { signIn } from '../support/sign-in';

testRedis();

/** An advocate at her screen: what she types, where, and what she then sees. */
function advocateAt(page: Page) {
  const write = async (mode: '#note-mode' | '#reply-mode', text: string): Promise<void> => {
    await page.locator(mode).click();
    await page.locator('#words').fill(text);
    await page.locator('#send').click();
    await page.locator('#thread').getByText(text).last().waitFor();
  };
  return {
    notes: (text: string) => write('#note-mode', text),
    replies: (text: string) => write('#reply-mode', text),
    reads: (part: string | RegExp) => page.locator('#thread').getByText(part).last().waitFor(),
    sees: (part: string | RegExp) => page.locator('#side').getByText(part).first().waitFor(),
    picture: (name: string) => page.screenshot({ path: `screenshots/${name}.png` }),
    thread: () => page.locator('#thread').innerText(),
  };
}

describeInBrowser('locks, as an advocate meets them at the practice desk', () => {
  let browser: Browser;
  let road: Road;
  let acts: Acts;
  beforeAll(async () => {
    browser = await startBrowser();
    road = await startRoad({ speed: 20 });
    acts = actsAt(road.practice);
  });
  afterAll(async () => {
    await browser.close();
    await road.stop();
  });

  async function advocateIn(id: number) {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    page.setDefaultTimeout(60_000);
    await signIn(page, road.practice.url, 'Ana');
    await page.goto(`${road.practice.url}/app/accounts/1/conversations/${id}`);
    await page.locator('#reply-box').waitFor();
    return advocateAt(page);
  }

  it('/hold falls at once; after their next message it is "check first"; a reason lifts it', async () => {
    const id = await acts.newClient('hello');
    const client = boundaryActs(road, acts, id);
    const ana = await advocateIn(id);
    await ana.notes('/hold somebody came in');
    await ana.reads(/Noted: not safe since/);
    await ana.sees(/Not safe/);
    await ana.replies('are you still there?');
    await ana.reads(/went to a client who is locked/);
    await client.says('I am alone now');
    await ana.reads(/Check first/);
    await ana.sees(/Check first/);
    await ana.picture('lock-check-first');
    await ana.notes('/ask');
    await ana.reads(/question goes out now/);
    await ana.reads('Hello again. Is now an OK time to write here? Yes or no is enough.');
    await ana.notes('/lift she says she is alone');
    await ana.reads(/Lifted: not safe/);
    await ana.sees(/Not asked/);
  });

  it('/hold typed into the reply box counts, and a note says that it went out', async () => {
    const ana = await advocateIn(await acts.newClient('hello'));
    await ana.replies('/hold');
    await ana.reads(/Your command was sent as a message: they can see it/);
    await ana.sees(/Not safe/);
  });

  it('a quick exit locks, and only a new message makes checking possible', async () => {
    const id = await acts.newClient('hello');
    const client = boundaryActs(road, acts, id);
    const ana = await advocateIn(id);
    await client.quickExit();
    await ana.reads(/Quick exit used/);
    await ana.sees(/quick exit/i);
    await ana.notes('/lift I think it is fine');
    await ana.reads(/they have to write first/);
    await client.says('it is me');
    await ana.reads(/Check first/);
    await ana.notes('/lift checked by telephone');
    await ana.reads(/Lifted: quick exit/);
  });

  it('/rest stays until an advocate lifts it with a reason', async () => {
    const ana = await advocateIn(await acts.newClient('please never write to me again'));
    await ana.notes('/rest');
    await ana.reads(/Noted: do not contact/);
    await ana.sees(/Do not contact/);
    await ana.notes('/lift');
    await ana.reads(/Write the reason behind/);
    await ana.notes('/lift asked us to write again');
    await ana.reads(/Lifted: do not contact/);
  });

  it('by text message: STOP opts out and tells, once however often it comes; sentences are asked about; START ends it', async () => {
    const id = await acts.newClient('hello', 'text');
    const phone = boundaryActs(road, acts, id);
    const ana = await advocateIn(id);
    await phone.texted('I want it to end', 'SMa1');
    await phone.texted('please stop texting me so often', 'SMa2');
    await ana.reads(/may|seem/i);
    expect(await ana.thread()).not.toMatch(/Opted out|opted out of/);
    await phone.texted('STOP', 'SMa3');
    await phone.texted('STOP', 'SMa3');
    await ana.sees(/opted out/i);
    const told = /opted out/i;
    await ana.reads(told);
    const notes = phone.notes().filter((note) => told.test(note));
    expect(notes).toHaveLength(1);
    await ana.notes('/lift they did not mean it');
    await ana.reads(/Only their START/);
    await phone.texted('START', 'SMa4');
    await ana.sees(/Not asked/);
    await phone.texted('HELP', 'SMa5');
    await ana.reads(/help/i);
    await ana.picture('lock-texts');
  });
});
