import { DEFAULT_POLICY } from '../../core/kernel/policy';
import { actsAt } from '../support/acts';
import { describeInBrowser } from '../support/browser';
import { panelStage } from './panel-stage';

describeInBrowser('a hand-off in the panel', () => {
  let language: 'en' | 'es' = 'en';
  const stage = panelStage('hand-off', () => ({ policy: () => ({ ...DEFAULT_POLICY, language }) }));
  const { card, look } = stage;

  it('is written with a warning about what may tell who they are, shown to the receiver, and read back', async () => {
    language = 'en';
    const id = await actsAt(stage.road().practice).newClient();
    const [ana, ben] = [await stage.open(id, { person: 'ana' }), await stage.open(id, { person: 'ben' })];
    await card(ana.panel, 'Whose conversation').getByRole('button', { name: 'Take it' }).click();
    const mine = card(ana.panel, 'Hand-off');
    const page = ana.panel.locator('html');
    await page.evaluate("window.clicks = 0; addEventListener('click', () => { window.clicks += 1; }, true);");
    await mine.getByText('Hand it on', { exact: true }).click();
    await mine.getByLabel('To whom').selectOption({ label: 'Ben Advocate' });
    await mine.getByLabel('How urgent').selectOption('watcher');
    await mine.getByLabel('Three neutral lines, without names or places (1)').fill('lives in Springfield');
    await mine.getByText(/Please leave out: a place\./).waitFor();
    await stage.fitsNarrow(ana);
    await look(ana.page, 'written');
    await mine.getByLabel('Three neutral lines, without names or places (1)').fill('wants to talk of tomorrow');
    await mine.getByLabel('If they go quiet').fill('one check-in, then wait');
    await mine.getByRole('button', { name: 'Hand it on now' }).click();
    expect(await page.evaluate('window.clicks')).toBe(2);
    const theirs = card(ben.panel, 'Hand-off');
    await theirs.getByText(/^Handed on by Ana Advocate.* to you at \d\d:\d\d\.$/).waitFor();
    await theirs.getByRole('button', { name: 'Show the hand-off' }).click();
    await theirs.getByText('wants to talk of tomorrow').waitFor();
    await stage.fitsNarrow(ben);
    await look(ben.page, 'to-read-back');
    await theirs.getByRole('button', { name: 'I have read it and take over' }).click();
    await card(ana.panel, 'Hand-off')
      .or(card(ana.panel, 'Whose conversation'))
      .getByText(/^Read back by Ben Advocate/)
      .waitFor();
    await card(ben.panel, 'Whose conversation')
      .getByText(/^It is yours, since/)
      .waitFor();
    await look(ana.page, 'read-back');
  });

  it('says when the receiver has as many as one can hold, and lets it be handed on all the same', async () => {
    language = 'en';
    const acts = actsAt(stage.road().practice);
    const CLEO = 4;
    const ids = [await acts.newClient(), await acts.newClient(), await acts.newClient()];
    for (const id of ids) await acts.asAdmin('POST', `conversations/${id}/assignments`, { assignee_id: CLEO });
    const { page, panel } = await stage.open(await acts.newClient(), { person: 'ana' });
    await card(panel, 'Whose conversation').getByRole('button', { name: 'Take it' }).click();
    const mine = card(panel, 'Hand-off');
    await mine.getByText('Hand it on', { exact: true }).click();
    const warning = mine.getByText(/^They have as many open conversations as one can hold\./);
    await mine.getByLabel('To whom').selectOption({ label: 'Ben Advocate' });
    await warning.waitFor({ state: 'hidden' });
    await mine.getByLabel('To whom').selectOption({ label: 'Cleo Advocate' });
    await warning.waitFor();
    await look(page, 'full');
    await mine.getByLabel('Three neutral lines, without names or places (1)').fill('wants to talk of tomorrow');
    await mine.getByRole('button', { name: 'Hand it on now' }).click();
    await mine.getByText(/^Handed on by you to Cleo Advocate/).waitFor();
  });

  it('speaks Spanish', async () => {
    language = 'es';
    const id = await actsAt(stage.road().practice).newClient();
    const { page, panel } = await stage.open(id, { person: 'ana' });
    await card(panel, 'De quién es').getByRole('button', { name: 'Tomarla' }).click();
    await card(panel, 'Relevo').getByText('Entregarla', { exact: true }).click();
    await card(panel, 'Relevo').getByLabel('A quién').waitFor();
    await look(page, 'es');
  });
});
