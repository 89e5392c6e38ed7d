import type { BrowserContext } from 'playwright-core';
import { describeInBrowser } from '../support/browser';
import { ownershipStage } from './ownership-stage';

describeInBrowser('whose conversation it is, in the panel', () => {
  const stage = ownershipStage('ownership');
  const { open, whose, look, card } = stage;

  it('is taken with one click, taken over after a warning with the name, and given back by undoing', async () => {
    const [ana, ben] = [await open('ana'), await open('ben', { dark: true })];
    await whose(ana.panel)
      .getByText(/^Unanswered since \d\d:\d\d$/)
      .waitFor();
    await look(ana.page, 'unanswered');
    await whose(ana.panel).getByRole('button', { name: 'Take it' }).click();
    await whose(ana.panel)
      .getByText(/^It is yours, since/)
      .waitFor();
    await whose(ben.panel)
      .getByText(/^It is Ana Advocate’s, since \d\d:\d\d\.$/)
      .waitFor();
    await look(ana.page, 'mine');
    // Ana goes off after Ben's page was told who is there.
    for (const user of stage.road().practice.model.users)
      if (user.name.startsWith('Ana')) user.availability = 'offline';
    await whose(ben.panel).getByRole('button', { name: 'Take it over' }).click();
    await whose(ben.panel)
      .getByText(/^It is Ana Advocate’s \(not online\), since \d\d:\d\d\.$/)
      .waitFor();
    await ben.panel
      .getByText(
        /^Ana Advocate \(not online\) has this conversation since \d\d:\d\d\. They are not online: take it over if the client needs an answer\./,
      )
      .waitFor();
    await stage.fitsNarrow(ben);
    await look(ben.page, 'warning-dark');
    await ben.panel.getByRole('button', { name: 'Yes, take it over' }).click();
    await whose(ana.panel)
      .getByText(/^It is Ben Advocate/)
      .waitFor();
    await whose(ben.panel)
      .getByRole('button', { name: /^Undo \(\d+ s\)$/ })
      .click();
    await whose(ana.panel)
      .getByText(/^It is yours, since/)
      .waitFor();
  });

  it('is given to one of two who take it at once; the other is told whose it is, and may take it over', async () => {
    const release = holdUntil(2);
    const prepare = async (context: BrowserContext): Promise<void> => {
      await context.route('**/panel/command', (route) => release(() => route.continue()));
    };
    const both = [await open('ana', { prepare }), await open('ben', { prepare })];
    for (const { panel } of both) await whose(panel).getByRole('button', { name: 'Take it' }).click();
    const told = both.map(({ panel }) =>
      whose(panel).getByText(/^Somebody was a moment faster: \w+ Advocate has it\.$/),
    );
    await Promise.any(told.map((one) => one.waitFor()));
    const [loser, winner] = (await told[0]?.isVisible()) ? both : [...both].reverse();
    if (!loser || !winner) throw new Error('there are two');
    await whose(winner.panel)
      .getByText(/^It is yours, since/)
      .waitFor();
    expect(
      await whose(winner.panel)
        .getByText(/faster/)
        .count(),
    ).toBe(0);
    await whose(loser.panel).getByRole('button', { name: 'Take it over' }).waitFor();
    await look(loser.page, 'two-at-once');
  });

  it('is finished by keyboard with how it ended, and a new message makes it unanswered, with the return card', async () => {
    const { page, panel } = await open('ana');
    await whose(panel).locator('summary').focus();
    await page.keyboard.press('Enter');
    await whose(panel).getByLabel('How did it end?').selectOption('went-quiet');
    await stage.fitsNarrow({ page, panel });
    await look(page, 'finishing');
    await whose(panel).getByLabel('How did it end?').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await whose(panel)
      .getByText(/^Finished at \d\d:\d\d by you: Went quiet$/)
      .waitFor();
    await look(page, 'finished');
    await stage.acts().clientSays(stage.conversation(), 'are you there?');
    await card(panel, 'Came back: may be someone else')
      .getByText(/Went quiet/)
      .waitFor();
    await whose(panel)
      .getByText(/^Unanswered since/)
      .waitFor();
    await look(page, 'return');
  });
});

/** Lets nothing through until so many are there: two clicks that reach the service in the same moment. */
function holdUntil(many: number): (go: () => Promise<void>) => void {
  const held: (() => Promise<void>)[] = [];
  return (go) => {
    held.push(go);
    if (held.length >= many) held.splice(0).forEach((one) => void one());
  };
}
