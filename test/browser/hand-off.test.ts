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
