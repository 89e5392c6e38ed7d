import type { FrameLocator } from 'playwright-core';
import { actsAt } from '../support/acts';
import { describeInBrowser } from '../support/browser';
import { panelPage } from '../support/panel-page';
import { panelStage } from './panel-stage';

const ANA = 2;

describeInBrowser('whoever goes through the panel by keyboard', () => {
  const stage = panelStage('keep-place');
  const { card, look } = stage;
  const focused = (panel: FrameLocator, tag: string, words: string | RegExp) =>
    panel.locator(`${tag}:focus`).filter({ hasText: words }).waitFor();

  it('goes on at the heading of the card when what they clicked has gone, and is at the next stop with one Tab', async () => {
    const { page, panel } = await stage.open(await actsAt(stage.road().practice).newClient());
    const whose = card(panel, 'Whose conversation');
    await whose.getByRole('button', { name: 'Take it' }).press('Enter');
    await focused(panel, 'h2', 'Whose conversation');
    await look(page, 'taken');
    await page.keyboard.press('Tab');
    await focused(panel, 'button', /^Undo/);
    await page.keyboard.press('Enter');
    await whose.getByRole('button', { name: 'Take it' }).waitFor();
    await focused(panel, 'h2', 'Whose conversation');
    // The card of the first words goes as soon as they are said; the next one is read.
    await card(panel, 'First words').getByRole('button', { name: 'Send this' }).press('Enter');
    await card(panel, 'First words').waitFor({ state: 'detached' });
    await focused(panel, 'h2', 'Connection');
    await card(panel, 'If cut off').getByRole('textbox').focus();
    await page.keyboard.type('call the landline');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await card(panel, 'If cut off')
      .getByText(/^Agreed \d\d:\d\d/)
      .waitFor();
    await focused(panel, 'h2', 'If cut off');
  });

  it('keeps a button that cannot be clicked for a moment, and is back at the one that asked', async () => {
    const { page, panel } = await stage.open(await actsAt(stage.road().practice).newClient());
    const now = card(panel, 'Right now');
    await now.getByRole('button', { name: 'I need a supervisor' }).press('Enter');
    await now.getByText(/^(Heard|Done) \d\d:\d\d$/).waitFor();
    await focused(panel, 'button', 'I need a supervisor');
    await now.getByRole('button', { name: 'Not safe now' }).press('Enter');
    await now.getByRole('group', { name: 'Not safe now' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await now
      .getByText(/^Done \d\d:\d\d$/)
      .last()
      .waitFor();
    await focused(panel, 'button', 'Not safe now');
    await look(page, 'second-click');
  });

  it('reads on in a note that is shown, and at the heading once it is read back', async () => {
    const id = await actsAt(stage.road().practice).newClient();
    const ben = panelPage(stage.road(), 'ben');
    await ben.open(id);
    const more = { urgency: 'watcher', toDo: '', ifQuiet: '', ifBack: '' } as const;
    await ben.say({ name: 'hand-off', to: { kind: 'agent', id: ANA }, summary: ['of tomorrow'], ...more });
    const { page, panel } = await stage.open(id);
    await card(panel, 'Hand-off').getByRole('button', { name: 'Show the hand-off' }).press('Enter');
    await focused(panel, 'p', 'of tomorrow');
    await look(page, 'note');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await focused(panel, 'button', 'I have read it and take over');
    await page.keyboard.press('Enter');
    await card(panel, 'Hand-off')
      .getByText(/^Read back by you at/)
      .waitFor();
    await focused(panel, 'h2', 'Hand-off');
  });

  it('stays in Chatwoot’s own page, where they went meanwhile', async () => {
    let sends = (): void => {};
    const held = new Promise<void>((resolve) => (sends = resolve));
    const { page, panel } = await stage.open(await actsAt(stage.road().practice).newClient(), {
      prepare: async (context) => {
        await context.route('**/panel/command', (route) => held.then(() => route.continue()));
      },
    });
    const whose = card(panel, 'Whose conversation');
    await whose.getByRole('button', { name: 'Take it' }).press('Enter');
    await whose.getByText('Sending…').waitFor();
    const theirs = page.locator('#theme');
    await theirs.focus();
    sends();
    await whose.getByRole('button', { name: /^Undo/ }).waitFor();
    await page.waitForTimeout(300);
    expect(await theirs.evaluate((it) => (it as { matches: (what: string) => boolean }).matches(':focus'))).toBe(true);
    expect(await panel.locator(':focus').count()).toBe(0);
  });
});
