import type { FrameLocator } from 'playwright-core';
import { describeInBrowser } from '../support/browser';
import { until } from '../support/until';
import { ownershipStage } from './ownership-stage';

describeInBrowser('finishing a conversation, and putting it back, in the panel', () => {
  const stage = ownershipStage('finishing');
  const { open, whose, look } = stage;
  const button = (panel: FrameLocator, name: string | RegExp) => whose(panel).getByRole('button', { name });
  const notes = () =>
    stage
      .acts()
      .notesIn(stage.conversation())
      .map(({ detail }) => String(detail['content'] as string));
  const noteWith = (words: string) => until(words, () => notes().find((note) => note.includes(words)));

  it('what they write while the form stands open is not finished away unread', async () => {
    await stage.acts().advocateSays(stage.conversation());
    const { page, panel } = await open('ana');
    await button(panel, 'Put it back for anybody').waitFor();
    await whose(panel).locator('summary').focus();
    await page.keyboard.press('Enter');
    // Nobody is quiet a moment after our answer.
    expect(await whose(panel).getByLabel('How did it end?').inputValue()).toBe('');
    await whose(panel).getByLabel('How did it end?').selectOption('resolved');
    await button(panel, 'Finish it').waitFor();
    await stage.acts().clientSays(stage.conversation(), 'wait, one more thing');
    await whose(panel)
      .getByText(/^They wrote at \d\d:\d\d: read it first\.$/)
      .waitFor();
    expect(await button(panel, 'Finish it').count()).toBe(0);
    await stage.fitsNarrow({ page, panel });
    await button(panel, 'I have read it').scrollIntoViewIfNeeded();
    await look(page, 'unread');
    await button(panel, 'I have read it').focus();
    await page.keyboard.press('Enter');
    await panel.locator('button:focus').getByText('Finish it').waitFor();
    await page.keyboard.press('Enter');
    await whose(panel)
      .getByText(/^Finished at \d\d:\d\d by you: Talked to the end$/)
      .waitFor();
    await stage.acts().clientSays(stage.conversation(), 'thank you');
    await whose(panel)
      .getByText(/^A short courtesy came at \d\d:\d\d\. It needs no answer\.$/)
      .waitFor();
    await look(page, 'courtesy');
  });

  it('somebody else’s is finished after a warning with the name, and its owner is told', async () => {
    await stage.acts().advocateSays(stage.conversation());
    await stage.acts().clientSays(stage.conversation(), 'are you there?');
    const { page, panel } = await open('ben', { dark: true });
    await whose(panel)
      .getByText(/^Unanswered since/)
      .waitFor();
    await button(panel, 'Take it over').waitFor();
    await whose(panel).locator('summary').click();
    // Nothing is chosen for anybody: what stands there by itself would be what is counted.
    expect(await button(panel, 'Finish it').isDisabled()).toBe(true);
    await whose(panel).getByLabel('How did it end?').selectOption('transferred');
    await button(panel, 'Finish it').click();
    await whose(panel)
      .getByText(
        /^Ana Advocate \(not online\) has this conversation since \d\d:\d\d\. They are not online: read the thread first\./,
      )
      .waitFor();
    await stage.fitsNarrow({ page, panel });
    await button(panel, 'Yes, finish it').scrollIntoViewIfNeeded();
    await look(page, 'somebody-elses-dark');
    await button(panel, 'Yes, finish it').click();
    await whose(panel)
      .getByText(/^Finished at \d\d:\d\d by you: Passed on elsewhere$/)
      .waitFor();
    expect(await noteWith('Finished by Ben Advocate')).toContain('It was Ana Advocate’s conversation.');
  });

  it('is put back for anybody with two clicks, never in the place where "Undo" has just been', async () => {
    const { page, panel } = await open('ana');
    await button(panel, 'Take it').click();
    await button(panel, /^Undo/).waitFor();
    await button(panel, /^Undo/).waitFor({ state: 'detached' });
    expect(await button(panel, 'Put it back for anybody').count()).toBe(0);
    // Somebody who opens it now has clicked nothing just before.
    await page.reload();
    await page.getByRole('tab', { name: 'Helpline' }).click();
    await button(panel, 'Put it back for anybody').click();
    await whose(panel)
      .getByText(/^Then it is yours no more and waits for anybody\./)
      .waitFor();
    await look(page, 'put-back');
    await button(panel, 'Yes, put it back').click();
    await whose(panel)
      .getByText(/^Unanswered since \d\d:\d\d$/)
      .waitFor();
    await noteWith('Ana Advocate put this conversation back');
  });

  it('why it was taken over goes into a private note, if they wish', async () => {
    await stage.acts().advocateSays(stage.conversation());
    const { page, panel } = await open('ben');
    await button(panel, 'Take it over').click();
    await button(panel, 'Yes, take it over').click();
    await whose(panel).getByLabel('Why you took it over').fill('Ana has gone home');
    await button(panel, 'Write it down').first().focus();
    await page.keyboard.press('Enter');
    await whose(panel)
      .getByText(/^Done \d\d:\d\d$/)
      .waitFor();
    await noteWith('Ben Advocate: Ana has gone home');
    await look(page, 'reason');
  });
});
