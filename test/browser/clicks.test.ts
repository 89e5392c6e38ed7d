import { actsAt } from '../support/acts';
import { describeInBrowser } from '../support/browser';
import { panelStage } from './panel-stage';

describeInBrowser('what is said of a click, in the panel', () => {
  const stage = panelStage('clicks');
  const { card, look } = stage;

  it('is no more than is known: heard, then that nothing has come of it, and done once it is seen', async () => {
    const id = await actsAt(stage.road().practice).newClient();
    const { page, panel } = await stage.open(id);
    const now = card(panel, 'Right now');
    await card(panel, 'Whose conversation')
      .getByText(/^Unanswered since/)
      .waitFor();
    // Nobody is there who would answer it.
    await stage.road().stopWorker();
    await now.getByRole('button', { name: 'I need a supervisor' }).click();
    await now.getByText(/^Heard \d\d:\d\d$/).waitFor();
    expect(await now.getByText(/^Done/).count()).toBe(0);
    await now.getByText(/^Heard \d\d:\d\d\. Nothing has come of it yet\.$/).waitFor();
    await stage.fitsNarrow({ page, panel });
    await now.scrollIntoViewIfNeeded();
    await look(page, 'nothing-yet');
    await stage.road().restartWorker();
    await now.getByText(/^Done \d\d:\d\d$/).waitFor();
    await look(page, 'done');
  });

  it('that our memory may have kept or not is never "not done", and is done once that is seen', async () => {
    const id = await actsAt(stage.road().practice).newClient();
    const away = { status: 503, contentType: 'application/json', body: '{"error":{"code":"redis-away","words":""}}' };
    const { page, panel } = await stage.open(id, {
      prepare: async (context) => {
        await context.route('**/panel/command', async (route) => {
          await route.fetch();
          await route.fulfill(away);
        });
      },
    });
    const now = card(panel, 'Right now');
    await stage.road().stopWorker();
    await now.getByRole('button', { name: 'I need a supervisor' }).click();
    await now
      .getByText(/nobody can say whether it was noted\. If it does not show here in a moment, click again\.$/)
      .waitFor();
    expect(await now.getByText(/^(Done|Heard)|not done/).count()).toBe(0);
    await stage.fitsNarrow({ page, panel });
    await now.scrollIntoViewIfNeeded();
    await look(page, 'perhaps');
    await stage.road().restartWorker();
    await now.getByText(/^Done \d\d:\d\d$/).waitFor();
  });

  it('that ends by a fault of ours is not "sending" for ever, and can be made again', async () => {
    const id = await actsAt(stage.road().practice).newClient();
    const { panel } = await stage.open(id, {
      prepare: async (context) =>
        void (await context.addInitScript("crypto.getRandomValues = () => { throw new Error('broken') }")),
    });
    const now = card(panel, 'Right now');
    await now.getByRole('button', { name: 'I need a supervisor' }).click();
    await now.getByText('Nobody can say whether it was done: look at the thread before you try again.').waitFor();
    await now.getByRole('button', { name: 'I need a supervisor', disabled: false }).waitFor();
  });

  it('that was refused is never "done": the finish of a conversation in which they wrote meanwhile', async () => {
    const acts = actsAt(stage.road().practice);
    const id = await acts.newClient();
    await acts.advocateSays(id);
    let sends = (): void => {};
    const held = new Promise<void>((resolve) => (sends = resolve));
    const { panel } = await stage.open(id, {
      // The click is made before they write, and is heard after it.
      prepare: async (context) => {
        await context.route('**/panel/command', (route) => held.then(() => route.continue()));
      },
    });
    const whose = card(panel, 'Whose conversation');
    await whose.locator('summary').click();
    await whose.getByLabel('How did it end?').selectOption('resolved');
    await whose.getByRole('button', { name: 'Finish it' }).click();
    await acts.clientSays(id, 'wait');
    await whose.getByText(/^They wrote at/).waitFor();
    sends();
    await whose.getByText('Not finished: they wrote meanwhile. Read it first.').waitFor();
    await whose.getByRole('button', { name: 'I have read it' }).waitFor();
    expect(await whose.getByText(/^(Done|Heard)/).count()).toBe(0);
  });
});
