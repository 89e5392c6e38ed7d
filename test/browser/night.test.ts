import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Locator, Page } from 'playwright-core';
import { prove, writeProof } from '../../cli/on-call/prove';
import { dayOf, monthOf } from '../../core/kernel/calendar';
import { actsAt, markerIn } from '../support/acts';
import { describeInBrowser, startBrowser } from '../support/browser';
import { startNight, type Night } from '../support/night';
import { testRedis } from '../support/redis';
import { until } from '../support/until';

const redis = testRedis();

/** Where the test leaves what it saw, for a person to look at; not kept in the repository. */
const PICTURES = 'screenshots';

describeInBrowser('a whole night at the practice desk', () => {
  let browser: Browser;
  let night: Night;
  beforeAll(async () => {
    await redis.flushdb();
    browser = await startBrowser();
    night = await startNight({ paced: true });
  });
  afterAll(async () => {
    await browser.close();
    await night.stop();
  });

  async function open(path: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${night.practice.url}${path}`);
    return page;
  }

  it('is forwarded, not taken, called, taken by the backup’s letter, told to the others, answered, and proven', async () => {
    const phones = await open('/practice/phones');
    const phoneOf = (name: string): Locator => phones.getByRole('region', { name: `Phone of ${name}` });
    const [ana, ben, ada] = ['Ana Advocate', 'Ben Advocate', 'Ada Admin'].map(phoneOf) as [Locator, Locator, Locator];
    const goes = (words: string) => phones.getByRole('button', { name: words }).click();
    await goes('10 times as fast');
    const client = await open('/helpline');
    await client.locator('#start-chat').click();
    await client.getByRole('textbox').fill('is anybody there?');
    await client.getByRole('button', { name: 'Send' }).click();

    await ana.getByText(/^1 waiting since \d\d:\d\d, web chat\. Reply A to take it\./).waitFor({ timeout: 60_000 });
    // Nobody stirs: three minutes later she is called.
    await ana.getByText('Somebody is calling').waitFor({ timeout: 60_000 });
    await goes('As it goes');
    await phones.screenshot({ path: `${PICTURES}/night-called.png` });
    await ana.getByRole('button', { name: 'Answer' }).click();
    await ana.getByText('One waiting. Press 1.').waitFor();
    expect((await new AxeBuilder({ page: phones }).analyze()).violations).toEqual([]);
    await ana.getByRole('button', { name: 'Hang up' }).click();
    await goes('10 times as fast');
    // She has hung up without a key, so the backup is next.
    await ben.getByText(/^1 waiting since/).waitFor({ timeout: 60_000 });
    await ben.getByRole('textbox').fill('a');
    await ben.getByRole('button', { name: 'Send' }).click();
    await ana.getByText('A: taken, no need to look.').waitFor({ timeout: 60_000 });

    const advocate = await open('/app');
    await advocate.getByText('Ben').first().click();
    await advocate.locator('#list').getByText('open').first().click();
    await advocate.locator('#words').fill('I am here.');
    await advocate.getByRole('button', { name: 'Send' }).click();
    await client.getByText('I am here.').waitFor();

    const ends = () =>
      actsAt(night.practice)
        .notesIn(night.deskConversationId)
        .filter((note) => markerIn(note)?.kind === 'on-call-over');
    await until('the end of the ring to be written down', () => ends().length === 1);
    expect(await ada.locator('.said-by').count()).toBe(0);
    await phones.screenshot({ path: `${PICTURES}/night-over.png` });

    const { world, clock } = night;
    const [policy, now] = [world.policy(), clock.now()];
    const month = monthOf(dayOf(now, policy.zone));
    const proof = await prove({ api: world.chatwoot, us: world.us, redis: null, policy, now }, month);
    const said = writeProof(proof, month, policy, 'words').split('\n');
    expect(said[0]).toBe(`Answered within 15 min: 1 of 1 in ${month}.`);
    expect(said.slice(3).map((line) => line.replace(/^ {2}\S+ \S+ {2}/, '').replace(/, (SM|CA)\w{32}$/, ''))).toEqual([
      '#2 paged by text: delivered',
      '#2 paged by call: call answered',
      '#3 paged by text: delivered',
      'agent #3 took it by the letter',
      '#2 told it is taken or over by text: delivered',
      expect.stringMatching(/^answered after \d+ min \d\d s$/),
    ]);
  });
});
