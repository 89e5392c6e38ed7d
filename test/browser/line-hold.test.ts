import type { Browser } from 'playwright-core';
import { AxeBuilder } from '@axe-core/playwright';
import { describeInBrowser, startBrowser } from '../support/browser';
import type { AtScreen } from '../support/at-screen';
import { startLineStage, type LineStage } from '../support/line-stage';
import { lockedView, ownedView, panelViewWith } from '../support/panel-view';

describeInBrowser('Send asks once more', () => {
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
    stage.shows(panelViewWith(lockedView('quick-exit')));
    stage.sendsOnEnter(false);
  });

  const QUESTION = 'Quick exit at 02:13. Writing may put them in danger.';
  const asks = ({ line }: AtScreen, question = QUESTION) => line.getByText(question).waitFor();
  const waitIn = ({ line }: AtScreen) => line.getByRole('button', { name: 'Wait' });
  const anywayIn = ({ line }: AtScreen) => line.getByRole('button', { name: 'Send anyway' });
  async function anaKnowing(words = 'Do not write: quick exit 02:13'): Promise<AtScreen> {
    const at = await stage.ana();
    await at.line.getByText(words).first().waitFor();
    return at;
  }

  const WAYS: [string, (at: AtScreen) => Promise<void>, boolean][] = [
    ['the button', ({ send }) => send.click(), false],
    ['Ctrl and Enter', ({ page }) => page.keyboard.press('Control+Enter'), false],
    ['Cmd and Enter', ({ page }) => page.keyboard.press('Meta+Enter'), false],
    ['Enter alone, where the agent set that', ({ page }) => page.keyboard.press('Enter'), true],
  ];
  test.each(WAYS)(
    'by %s: Wait sends nothing and leaves the words, Send anyway sends them',
    async (_way, press, onEnter) => {
      stage.sendsOnEnter(onEnter);
      const at = await anaKnowing();
      await at.types('are you there?');
      await press(at);
      await asks(at);
      expect(await at.isFocused(waitIn(at))).toBe(true);
      await waitIn(at).click();
      expect(await at.editor.innerText()).toBe('are you there?');
      expect(await at.isFocused(at.editor)).toBe(true);
      expect(at.messages()).toEqual([]);
      await press(at);
      await asks(at);
      await anywayIn(at).click();
      await at.sent('are you there?');
      expect(at.messages()).toHaveLength(1);
      // Each time anew, as long as the lock holds.
      await at.types('hello?');
      await press(at);
      await asks(at);
      expect(at.messages()).toHaveLength(1);
    },
  );

  it('looks like this', async () => {
    const at = await anaKnowing();
    await at.types('are you there?');
    await at.send.click();
    await asks(at);
    await at.page.screenshot({ path: 'screenshots/line-question-light.png' });
    expect((await new AxeBuilder({ page: at.page }).include('#helpline-line').analyze()).violations).toEqual([]);
    await at.page.locator('#theme').click();
    await at.page.locator('body.dark').waitFor();
    await at.page.screenshot({ path: 'screenshots/line-question-dark.png' });
    expect((await new AxeBuilder({ page: at.page }).include('#helpline-line').analyze()).violations).toEqual([]);
  });

  it('Escape is Wait', async () => {
    const at = await anaKnowing();
    await at.types('are you there?');
    await at.page.keyboard.press('Control+Enter');
    await asks(at);
    await at.page.keyboard.press('Escape');
    expect(await at.isFocused(at.editor)).toBe(true);
    expect(await waitIn(at).isVisible()).toBe(false);
    expect(at.messages()).toEqual([]);
  });

  it('Enter is a new line where it sends nothing, and is not asked about', async () => {
    const at = await anaKnowing();
    await at.types('one');
    await at.page.keyboard.press('Enter');
    await at.page.keyboard.type('two');
    expect(await at.editor.innerText()).toMatch(/^one\n+two$/);
    stage.sendsOnEnter(true);
    const other = await anaKnowing();
    await other.types('one');
    await other.page.keyboard.press('Shift+Enter');
    await other.page.keyboard.type('two');
    expect(await other.editor.innerText()).toMatch(/^one\n+two$/);
    expect(await waitIn(other).isVisible()).toBe(false);
  });

  it('a private note is never held up, by the button nor the keys', async () => {
    const at = await anaKnowing();
    await at.note.click();
    await at.types('she is locked, leave her alone');
    await at.send.click();
    await at.sent('she is locked, leave her alone');
    await at.types('/hold somebody came in');
    await at.page.keyboard.press('Control+Enter');
    await at.sent('/hold somebody came in');
    expect(at.messages().every((one) => one.private)).toBe(true);
  });

  it('a command in the reply box is held up, whoever the client is', async () => {
    stage.shows(panelViewWith());
    const at = await anaKnowing('Chat open; last sign 02:13');
    await at.types('/hold somebody came in');
    await at.page.keyboard.press('Control+Enter');
    await asks(at, 'This would go to the client. It looks like a command: those go into a private note.');
    await at.page.screenshot({ path: 'screenshots/line-command.png' });
    await waitIn(at).click();
    await at.note.click();
    await at.send.click();
    await at.sent('/hold somebody came in');
    expect(at.messages()).toEqual([{ content: '/hold somebody came in', private: true }]);
  });

  it('a command among other words is none', async () => {
    stage.shows(panelViewWith());
    const at = await anaKnowing('Chat open; last sign 02:13');
    await at.types('please hold on');
    await at.send.click();
    await at.sent('please hold on');
  });

  it('while Chatwoot’s list of canned responses is open Enter chooses there', async () => {
    stage.shows(panelViewWith());
    stage.sendsOnEnter(true);
    const at = await anaKnowing('Chat open; last sign 02:13');
    await at.types('/ok');
    // What Chatwoot does there: it chooses, and sends nothing.
    await at.page.evaluate(`
      const list = document.createElement('div');
      list.className = 'mention--box';
      document.querySelector('.reply-box').append(list);
      document.addEventListener('keydown', (event) => (document.title = 'chosen by ' + event.key), true);
    `);
    await at.page.keyboard.press('Enter');
    expect(await at.page.title()).toBe('chosen by Enter');
    expect(await waitIn(at).isVisible()).toBe(false);
  });

  it('over somebody else’s conversation it asks once', async () => {
    stage.shows(panelViewWith(ownedView(3)));
    const at = await anaKnowing('With Ben Advocate');
    await at.types('hello, I can help');
    await at.send.click();
    await asks(at, 'This conversation is with Ben Advocate since 02:10.');
    await at.page.screenshot({ path: 'screenshots/line-over-somebody.png' });
    await anywayIn(at).click();
    await at.sent('hello, I can help');
    await at.types('and more');
    await at.send.click();
    await at.sent('and more');
  });

  it('a lock that lifts while it is asked leaves the choice as it is, and the next message goes at once', async () => {
    const at = await anaKnowing();
    await at.types('are you there?');
    await at.send.click();
    await asks(at);
    stage.shows(panelViewWith());
    await at.line.getByText('Chat open; last sign 02:13').waitFor();
    await waitIn(at).click();
    await at.send.click();
    await at.sent('are you there?');
  });

  it('by keyboard alone, from the box and back', async () => {
    const at = await anaKnowing();
    await at.types('are you there?');
    await at.page.keyboard.press('Control+Enter');
    await asks(at);
    await at.page.keyboard.press('Tab');
    expect(await at.isFocused(anywayIn(at))).toBe(true);
    await at.page.keyboard.press('Enter');
    await at.sent('are you there?');
    stage.shows(panelViewWith());
    await at.line.getByText('Chat open; last sign 02:13').waitFor();
    await at.line.getByRole('button', { name: 'Texts' }).focus();
    await at.page.keyboard.press('Enter');
    await at.page.keyboard.press('ArrowDown');
    await at.page.keyboard.press('Enter');
    expect(await at.editor.innerText()).toBe('I am here and reading. My answer will take a moment.');
    await at.line.getByRole('button', { name: 'Texts' }).focus();
    await at.page.keyboard.press('Enter');
    await at.page.keyboard.press('Escape');
    expect(await at.isFocused(at.line.getByRole('button', { name: 'Texts' }))).toBe(true);
  });
});
