import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { MINUTE, SECOND } from '../../core/kernel/instant';
import { DEFAULT_POLICY, type Policy } from '../../core/kernel/policy';
import { actsAt, markerIn, type Acts } from '../support/acts';
import { describeInBrowser, startBrowser } from '../support/browser';
import { CHAT, QUIET_IN_MINUTES, SPEED } from '../support/ladder-of-minutes';
import { testRedis } from '../support/redis';
import { startRoad, type Road } from '../support/road';
import { until } from '../support/until';
import { signIn } from '../support/sign-in';

testRedis();

/** Where the test leaves what it saw, for a person to look at; not kept in the repository. */
const PICTURES = 'screenshots';

const POLICY: Policy = { ...DEFAULT_POLICY, quiet: QUIET_IN_MINUTES };

describeInBrowser('a client who goes quiet, as an advocate sees it at the practice desk', () => {
  let browser: Browser;
  let road: Road;
  let acts: Acts;
  beforeAll(async () => {
    browser = await startBrowser();
    road = await startRoad({ speed: SPEED, policy: POLICY });
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
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    page.setDefaultTimeout(60_000);
    await signIn(page, road.practice.url, 'Ana');
    await page.goto(`${road.practice.url}/app/accounts/1/conversations/${id}`);
    await page.locator('#reply-box').waitFor();
    await acts.advocateSays(id, 'I am here');
    return {
      id,
      page,
      sees: (part) => page.locator('#side').getByText(part).first().waitFor(),
      reads: (part) => page.locator('#thread').getByText(part).last().waitFor(),
    };
  }

  /** The steps that notes told, in order; `due` and `since` by our clock. */
  const toldIn = (id: number): { step: string; due: number; since: number }[] =>
    acts.notesIn(id).flatMap((note) => {
      const { step, due, since } = markerIn(note)?.data ?? {};
      return typeof step === 'string' ? [{ step, due: Number(due), since: Number(since) }] : [];
    });
  const stepsTold = (id: number): string[] => toldIn(id).map(({ step }) => step);

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
    await road.clock.sleep(CHAT.closing);
    expect(stepsTold(ana.id)).toEqual(['hint']);
  });

  it('typing gives the whole time again', async () => {
    const ana = await answered();
    await ana.sees(/hint, if still quiet/);
    await road.clock.sleep(30 * SECOND);
    const typedAt = road.clock.now();
    await acts.clientDoes(ana.id, 'typing-on');
    await ana.sees(/Typing heard/);
    const told = await until('a hint about the time since', () =>
      toldIn(ana.id).find(({ since }) => since >= typedAt - SECOND),
    );
    expect(told.step).toBe('hint');
    expect(told.due).toBeGreaterThanOrEqual(typedAt - SECOND + CHAT.hint);
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

  it('while Chatwoot is away the ladder stands still, and afterwards it goes on without a burst', async () => {
    const ana = await answered();
    await ana.sees(/hint, if still quiet/);
    road.practice.faults.apiDown = true;
    await road.clock.sleep(3 * MINUTE);
    road.practice.faults.apiDown = false;
    await ana.reads(/Quiet since/);
    await until('three of its steps', () => toldIn(ana.id).length >= 3);
    const times = toldIn(ana.id).map(({ due }) => due);
    expect(stepsTold(ana.id).slice(0, 3)).toEqual(['hint', 'check-in', 'closing']);
    expect(times.slice(1).map((due, i) => due - (times[i] ?? 0) >= MINUTE)).not.toContain(false);
  });
});
