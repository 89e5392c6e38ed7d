import type { Browser } from 'playwright-core';
import { describeInBrowser, startBrowser } from '../support/browser';
import { startLineStage, type LineStage } from '../support/line-stage';
import { lockedView, ownedView, panelViewWith, smsView } from '../support/panel-view';
import { until } from '../support/until';

/** A panel that asks the line once, and shows whatever it is told. */
const ASKS_FOR_PROOF = `<!doctype html><title>x</title><body><script>
  addEventListener('message', ({ data }) => {
    const told = document.createElement('p');
    told.textContent = data;
    document.body.append(told);
  });
  parent.postMessage('{"event":"helpline:proof-wanted"}', '*');
</script></body>`;

describeInBrowser('the line costs Chatwoot’s page nothing', () => {
  let browser: Browser;
  let stage: LineStage;
  beforeAll(async () => {
    browser = await startBrowser();
    stage = await startLineStage(browser);
  });
  afterAll(async () => {
    await browser.close();
    await stage.close();
  });
  afterEach(() => stage.leave());
  beforeEach(() => {
    stage.proves({ expiresIn: 900_000, renewIn: 60_000 });
    stage.shows(panelViewWith(lockedView('quick-exit')));
  });

  it('our service goes away: it says since when it is not live, and holds nothing up', async () => {
    const at = await stage.ana();
    await at.line.getByText('Do not write: quick exit 02:13').first().waitFor();
    await stage.away(true);
    await at.line
      .getByText(/^Not live since \d\d:\d\d$/)
      .first()
      .waitFor();
    await at.line.getByText('Before that: Do not write: quick exit 02:13').first().waitFor();
    await at.page.screenshot({ path: 'screenshots/line-not-live.png' });
    await at.types('are you there?');
    await at.send.click();
    await at.sent('are you there?');
    await stage.away(false);
    await at.line.getByText('Do not write: quick exit 02:13').first().waitFor();
    await until('it is live again', async () => !(await at.line.locator('section').innerText()).includes('Not live'));
  });

  it.each(['unreachable', 'redis-away'] as const)(
    'nobody can say who sits here any more (%s): the lock that was known is still said, and ends with a true refusal',
    async (why) => {
      stage.proves({ expiresIn: 1_500, renewIn: 500 });
      const at = await stage.ana();
      await at.line.getByText('Do not write: quick exit 02:13').first().waitFor();
      if (why === 'unreachable') await stage.away(true);
      else stage.proves(why);
      await at.line.getByText('Before that: Do not write: quick exit 02:13').first().waitFor();
      // Longer than the proof counts.
      await at.page.waitForTimeout(3_000);
      expect(await at.line.locator('section').innerText()).toMatch(
        /Not live since \d\d:\d\d\s+Before that: Do not write: quick exit 02:13/,
      );
      if (why === 'unreachable') await stage.away(false);
      stage.proves('not-allowed');
      await at.line.waitFor({ state: 'detached' });
    },
  );

  it('nobody can say who has the conversation: it asks again, and says that they are not online', async () => {
    stage.benIs(null);
    stage.shows(panelViewWith(ownedView(3)));
    const at = await stage.ana();
    await at.line.getByText('With another advocate').waitFor();
    stage.benIs('offline');
    stage.shows(panelViewWith(ownedView(3)));
    await at.line.getByText('With Ben Advocate (not online)').waitFor();
  });

  it('nobody is let in: the panel is told so as soon as that is known, though there is nothing to show', async () => {
    const at = await stage.ana();
    await at.line.waitFor();
    await at.page.route('**/panel/', (route) => route.fulfill({ contentType: 'text/html', body: ASKS_FOR_PROOF }));
    let answers = (): void => {};
    const held = new Promise<void>((resolve) => (answers = resolve));
    await at.page.route('**/exchange/session', (route) => held.then(() => route.continue()));
    await at.opens(await at.newClient('somebody else'));
    await at.line.waitFor({ state: 'detached' });
    await at.page.evaluate(`{
      const frame = document.createElement('iframe');
      frame.title = 'panel';
      frame.src = document.querySelector('script[src*="/line/"]').src.replace(/line\\/.*/, 'panel/');
      document.body.append(frame);
    }`);
    const told = at.page.frameLocator('iframe[title="panel"]').locator('p');
    await told.filter({ hasText: '"refused":null' }).waitFor();
    stage.proves('not-allowed');
    answers();
    await told.filter({ hasText: '"refused":"not-allowed"' }).waitFor();
    expect(await at.line.count()).toBe(0);
  });

  it('our service was never there: no line, and everything else works', async () => {
    await stage.away(true);
    const at = await stage.ana();
    await at.types('are you there?');
    await at.send.click();
    await at.sent('are you there?');
    expect(await at.line.count()).toBe(0);
    await stage.away(false);
  });

  it('the box has another name in this Chatwoot: it vanishes, counts it once in one word, and the rest works', async () => {
    const at = await stage.ana();
    await at.line.waitFor();
    stage.asked.splice(0);
    await at.page.evaluate("document.querySelector('.reply-box').classList.replace('reply-box', 'answer-box')");
    await at.line.waitFor({ state: 'detached' });
    const missing = () => stage.asked.filter(({ path }) => path === '/line/missing');
    await until('it is counted', () => missing().length > 0);
    await at.page.waitForTimeout(2_500);
    expect(missing()).toEqual([{ path: '/line/missing', body: 'reply-box' }]);
    await at.types('are you there?');
    await at.send.click();
    await at.sent('are you there?');
  });

  it.each([
    ['the line cannot be drawn', 'Element.prototype.attachShadow = () => { throw new Error("no"); };'],
    ['the page cannot be looked at', 'HTMLElement.prototype.before = () => { throw new Error("no"); };'],
    ['style sheets cannot be made', 'window.CSSStyleSheet = undefined;'],
  ])('%s: nothing is held up, and nobody is bothered', async (_what, breaks) => {
    const at = await stage.ana({ breaks });
    await until('our service is asked', () => stage.asked.some(({ path }) => path === '/panel/stream'));
    await at.types('are you there?');
    await at.send.click();
    await at.sent('are you there?');
    expect(at.complaints).toEqual([]);
  });

  it('no word that is typed or read leaves the page, nor anything else of a person', async () => {
    stage.shows(panelViewWith(smsView()));
    const at = await stage.ana();
    await at.line.getByText('Chat open').waitFor();
    const secret = 'xylophone';
    await at.types(`the ${secret} is ready`);
    await at.line.getByText('1 segment').waitFor();
    await at.types(`/hold ${secret}`);
    await at.send.click();
    await at.line.getByRole('button', { name: 'Send anyway' }).click();
    await at.sent(`/hold ${secret}`);
    await at.line.getByRole('button', { name: 'Texts' }).click();
    await at.line.getByRole('button', { name: /^Still here/ }).click();
    await at.send.click();
    await at.sent('Still here with you. No rush to reply.');
    const told = at.requests.map((request) => [
      request.url(),
      request.postData() ?? '',
      JSON.stringify(request.headers()),
    ]);
    expect(told.length).toBeGreaterThan(2);
    const name = await at.page.locator('#name').innerText();
    const words = [secret, 'scared', 'Still here', name.split(' ')[0] ?? 'no name', encodeURIComponent(secret)];
    for (const word of words) expect(JSON.stringify(told)).not.toContain(word);
    const paths = new Set(at.requests.map((request) => new URL(request.url()).pathname));
    expect([...paths].sort()).toEqual([
      '/exchange/session',
      expect.stringMatching(/^\/line\/[0-9a-f]{16}\.js$/),
      '/panel/stream',
    ]);
  });

  it('in another account of the same Chatwoot it sends nobody’s session, and shows nothing', async () => {
    const at = await stage.ana();
    await at.line.waitFor();
    const origin = new URL(at.page.url()).origin;
    stage.asked.length = 0;
    await at.page.goto(`${origin}/app/accounts/2/conversations/${at.conversationId}`);
    await at.page.locator('#reply-box').waitFor();
    await at.types('are you there?');
    await at.send.click();
    await at.sent('are you there?');
    expect(await at.line.count()).toBe(0);
    await at.page.evaluate(`history.pushState(null, '', '/app/accounts/1/conversations/${at.conversationId}')`);
    await at.line.waitFor();
    const sessions = stage.asked.filter(({ path }) => path === '/exchange/session');
    expect(sessions.map(({ body }) => (JSON.parse(body) as { accountId: number }).accountId)).toEqual([1]);
  });

  it('stands where a mention is opened, too, and holds up what would go to a locked client', async () => {
    const at = await stage.ana();
    const origin = new URL(at.page.url()).origin;
    await at.page.goto(`${origin}/app/accounts/1/inbox-view/conversation/${at.conversationId}`);
    await at.line.getByText('Do not write: quick exit 02:13').first().waitFor();
    const asked = stage.asked.filter(({ path }) => path === '/exchange/session').at(-1);
    expect(JSON.parse(asked?.body ?? '{}')).toMatchObject({ scope: { conversationId: at.conversationId } });
    await at.types('are you there?');
    await at.send.click();
    await at.line.getByRole('button', { name: 'Send anyway' }).waitFor();
    expect(at.messages()).toEqual([]);
  });

  it('keeps nothing on the device', async () => {
    const at = await stage.ana();
    await at.line.waitFor();
    const kept = await at.page.evaluate('[Object.keys(localStorage), Object.keys(sessionStorage)]');
    expect(kept).toEqual([[], []]);
    expect((await at.page.context().cookies()).map(({ name }) => name)).toEqual(['cw_d_session_info']);
  });
});
