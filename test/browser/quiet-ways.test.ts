import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { readFacts } from '../../adapters/redis/facts-store';
import { MINUTE, SECOND } from '../../core/kernel/instant';
import { DEFAULT_POLICY, type Policy } from '../../core/kernel/policy';
import { SHIPPED } from '../../core/texts/shipped-text';
import { actsAt, markerIn, type Acts } from '../support/acts';
import { beat, sourceOf } from '../support/beats';
import { describeInBrowser, startBrowser } from '../support/browser';
import { QUIET_IN_MINUTES, SPEED } from '../support/ladder-of-minutes';
import { panelPage } from '../support/panel-page';
import { testRedis } from '../support/redis';
import { startRoad, type Road } from '../support/road';
import { until } from '../support/until';
import { signIn } from '../support/sign-in';

const redis = testRedis();

/** Where the test leaves what it saw, for a person to look at; not kept in the repository. */
const PICTURES = 'screenshots';

const POLICY: Policy = {
  ...DEFAULT_POLICY,
  supervisors: [1],
  connection: { ...DEFAULT_POLICY.connection, leaveGrace: { desktop: 40 * SECOND, phone: 80 * SECOND } },
  quiet: {
    ...QUIET_IN_MINUTES,
    neverWrote: 2 * MINUTE,
    session: 10 * MINUTE + 20 * SECOND,
  },
};

/** Each makes one conversation, and stops where an advocate looks at it. */
const WAYS: Readonly<Record<string, (road: Road, acts: Acts) => Promise<number>>> = {
  async advocatesLine(road, acts) {
    const id = await acts.newClient('hello');
    const ben = panelPage(road, 'ben');
    await ben.open(id);
    const stream = await ben.stream();
    await acts.control(`conversations/${id}/agent-says`, { text: 'I am here', agent: 3 });
    await stream.close();
    return id;
  },
  async cannotType(_road, acts) {
    const id = await acts.newClient('hello');
    await acts.advocateSays(id, SHIPPED.checkInOneLetter.en);
    await acts.clientSays(id, '2');
    await until('their answer to be told', () => acts.notesIn(id).find((one) => markerIn(one)?.kind === 'quiet'));
    await acts.advocateSays(id, 'no need to type');
    return id;
  },
  async allPagesClosed(road, acts) {
    const id = await acts.newClient('hello');
    const facts = async () => {
      const known = await readFacts(redis, `c:1:${id}`);
      return known?.kind === 'conversation' ? known.beacon : null;
    };
    const page = (seq: number, state: string) =>
      beat(road, sourceOf(road, id), { device: 'desktop', page: 'c'.repeat(16), seq, state });
    await until('the binding', async () => (await facts())?.source);
    await page(1, 'visible');
    await until('the page', async () => (await facts())?.pages[0]);
    await acts.advocateSays(id, 'I am here');
    await acts.clientDoes(id, 'leave');
    await page(2, 'left');
    return id;
  },
  neverWrote: async (_road, acts) => Number((await acts.control('conversations', { inbox: 'chat' }))['conversation']),
  async urgent(_road, acts) {
    const id = await acts.newClient('hello');
    await acts.asAdmin('POST', `conversations/${id}/toggle_priority`, { priority: 'urgent' });
    await acts.advocateSays(id, 'I am here');
    return id;
  },
  async capped(_road, acts) {
    const id = await acts.newClient('hello');
    await acts.advocateSays(id, 'I am here');
    return id;
  },
};

describeInBrowser('the ways of a silence, as an advocate sees them at the practice desk', () => {
  let browser: Browser;
  let road: Road;
  let page: Page;
  const ids: Record<string, number> = {};

  beforeAll(async () => {
    browser = await startBrowser();
    await redis.flushdb();
    road = await startRoad({ speed: SPEED, policy: POLICY, beacon: true });
    page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    page.setDefaultTimeout(60_000);
    await signIn(page, road.practice.url, 'Ana');
    // All at once: what takes time takes it for all of them.
    const begun = Object.entries(WAYS).map(
      async ([way, begin]) => (ids[way] = await begin(road, actsAt(road.practice))),
    );
    await Promise.all(begun);
  });
  afterAll(async () => {
    await browser.close();
    await road.stop();
  });

  it.each<[string, keyof typeof WAYS, { side?: RegExp; thread?: readonly RegExp[] }]>([
    ['the advocate’s own lost line: paused', 'advocatesLine', { side: /^Paused until \d\d:\d\d: advocate’s line$/ }],
    [
      'whoever cannot type has twice the time',
      'cannotType',
      {
        thread: [/They answered 2: cannot type now\./, /They said that they cannot type now\. Every wait is doubled\./],
      },
    ],
    [
      'every page closed: nothing is to be sent',
      'allPagesClosed',
      { side: /^Finishing is all right; you decide$/, thread: [/Every page of theirs was closed\. Send nothing;/] },
    ],
    ['nothing was ever written', 'neverWrote', { thread: [/Nothing was written in this chat since it began at/] }],
    [
      'urgent: stay, and a supervisor decides',
      'urgent',
      {
        side: /^Urgent: stay; ask a supervisor$/,
        thread: [/nothing is closed by time\. A supervisor decides with you\./],
      },
    ],
    ['a cap on the length of a contact', 'capped', { thread: [/10 minutes of this contact are left by the policy/] }],
  ])('%s', async (_what, way, { side, thread = [] }) => {
    await page.goto(`${road.practice.url}/app/accounts/1/conversations/${ids[way]}`);
    await page.locator('#reply-box').waitFor();
    if (side) await page.locator('#side').getByText(side).first().waitFor();
    for (const part of thread) await page.locator('#thread').getByText(part).first().waitFor();
    await page.screenshot({ path: `${PICTURES}/quiet-way-${way}.png` });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    expect(actsAt(road.practice).textsIn(ids[way] ?? 0)).toEqual([]);
  });
});
