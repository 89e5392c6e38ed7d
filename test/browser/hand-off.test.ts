import { DEFAULT_POLICY, type Shift } from '../../core/kernel/policy';
import { actsAt } from '../support/acts';
import { describeInBrowser } from '../support/browser';
import { panelPage } from '../support/panel-page';
import { panelStage } from './panel-stage';

const ANA = 2;
const BEN = 3;

describeInBrowser('a hand-off in the panel', () => {
  let language: 'en' | 'es' = 'en';
  let shifts: readonly Shift[] = [];
  const stage = panelStage('hand-off', () => ({ policy: () => ({ ...DEFAULT_POLICY, language, shifts }) }));
  beforeEach(() => {
    language = 'en';
    shifts = [];
  });
  const { card, look } = stage;

  const NEUTRAL = 'Three neutral lines, without names or places (1)';

  it('is for nobody until somebody is chosen, and says who would not see it soon; all of it by keyboard', async () => {
    const acts = actsAt(stage.road().practice);
    const { id: team } = await acts.asAdmin('POST', 'teams', { name: 'nights' });
    await acts.asAdmin('POST', `teams/${Number(team)}/team_members`, { user_ids: [BEN] });
    const tab = await stage.open(await acts.newClient(), { person: 'ana' });
    const { page, panel } = tab;
    await card(panel, 'Whose conversation').getByRole('button', { name: 'Take it' }).press('Enter');
    const mine = card(panel, 'Hand-off');
    await mine.locator('summary').press('Enter');
    const whom = mine.getByLabel('To whom');
    await mine.getByText(/^Please choose$/).waitFor({ state: 'attached' });
    expect(await whom.inputValue()).toBe('');
    await mine.getByLabel(NEUTRAL).fill('wants to talk of tomorrow');
    expect(await mine.getByRole('button', { name: 'Hand it on now' }).isDisabled()).toBe(true);
    await whom.press('ArrowDown');
    await mine.getByText(/^No later shift is written down, so nobody is called by name\./).waitFor();
    await stage.fitsNarrow(tab);
    await look(page, 'no-shift');
    await whom.press('ArrowDown');
    await mine.getByText(/^Nobody of this team is online now: they find it when they come\./).waitFor();
    await whom.press('b');
    await mine.getByText(/^Not online now: they find it when they come\./).waitFor();
    await whom.press('Tab');
    await page.keyboard.press('k');
    await page.keyboard.press('Tab');
    for (const words of ['one', 'two', 'three', 'to do', 'if quiet', 'if back']) {
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(words);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await mine.getByText(/^Handed on by you to Ben Advocate \(not online\) at/).waitFor();
    await mine.getByRole('button', { name: 'Show the hand-off' }).press('Enter');
    await mine.getByText('How urgent: Keep an eye on it').waitFor();
    for (const words of [
      'one',
      'two',
      'three',
      'To do: to do',
      'If they go quiet: if quiet',
      'If they come back: if back',
    ])
      await mine.getByText(words, { exact: false }).first().waitFor();
  });

  it.each([
    ['in half an hour', 30, /^That shift begins at \d\d:\d\d and is called then\./, 'next-shift'],
    ['in three hours', 180, /^That shift begins only at \d\d:\d\d: until then perhaps nobody reads it\./, ''],
  ])(
    'goes to the next shift by itself at a change of shift: one that begins %s',
    async (_when, minutes, warning, chosen) => {
      const now = new Date();
      const minute = (later: number): number => (now.getUTCHours() * 60 + now.getUTCMinutes() + later + 1_440) % 1_440;
      const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
      shifts = [
        { days, from: minute(-60), to: minute(minutes), people: [ANA] },
        { days, from: minute(minutes), to: minute(minutes + 60), people: [BEN] },
      ];
      const { page, panel } = await stage.open(await actsAt(stage.road().practice).newClient(), { person: 'ana' });
      await card(panel, 'Whose conversation').getByRole('button', { name: 'Take it' }).click();
      const mine = card(panel, 'Hand-off');
      const asked = page.waitForResponse((answer) => answer.url().endsWith('/people/receivers'));
      await mine.getByText('Hand it on', { exact: true }).click();
      await asked;
      const whom = mine.getByLabel('To whom');
      if (chosen === '') await whom.selectOption('next-shift');
      await mine.getByText(warning).waitFor();
      await look(page, `shift-${minutes}`);
    },
  );

  it('is written with a warning about what may tell who they are, shown to the receiver, and read back', async () => {
    const id = await actsAt(stage.road().practice).newClient();
    const [ana, ben] = [await stage.open(id, { person: 'ana' }), await stage.open(id, { person: 'ben' })];
    await card(ana.panel, 'Whose conversation').getByRole('button', { name: 'Take it' }).click();
    const mine = card(ana.panel, 'Hand-off');
    const page = ana.panel.locator('html');
    await page.evaluate("window.clicks = 0; addEventListener('click', () => { window.clicks += 1; }, true);");
    await mine.getByText('Hand it on', { exact: true }).click();
    await mine.getByLabel('To whom').selectOption({ label: 'Ben Advocate' });
    await mine.getByLabel('How urgent').selectOption('watcher');
    await mine.getByLabel(NEUTRAL).fill('lives in Springfield');
    await mine.getByText(/Please leave out: a place\./).waitFor();
    await stage.fitsNarrow(ana);
    await look(ana.page, 'written');
    await mine.getByLabel(NEUTRAL).fill('wants to talk of tomorrow');
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

  it('keeps nothing that was typed for one hand-off when there is another', async () => {
    const acts = actsAt(stage.road().practice);
    const id = await acts.newClient();
    const ana = panelPage(stage.road(), 'ana');
    await ana.open(id);
    const lines = { urgency: 'watcher', toDo: '', ifQuiet: '', ifBack: '' } as const;
    const handsOn = (summary: string) =>
      ana.say({ name: 'hand-off', to: { kind: 'agent', id: BEN }, summary: [summary], ...lines });
    await handsOn('wants to talk of today');
    const { page, panel } = await stage.open(id, { person: 'ben' });
    const theirs = card(panel, 'Hand-off');
    const show = theirs.getByRole('button', { name: 'Show the hand-off' });
    await show.click();
    await theirs.getByLabel('In one line, if you wish: what you understood').fill('the marigold one');
    await handsOn('wants to talk of tomorrow');
    await show.waitFor();
    expect(await theirs.getByText('wants to talk of today').count()).toBe(0);
    await theirs.getByRole('button', { name: 'I have read it and take over' }).click();
    await theirs.getByText(/^Read back by you at/).waitFor();
    await look(page, 'another');
    const notes = acts.notesIn(id).map(({ detail }) => JSON.stringify(detail['content']));
    expect(notes.filter((note) => note.includes('marigold'))).toEqual([]);
  });

  it('says when the receiver has as many as one can hold, and lets it be handed on all the same', async () => {
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
    await mine.getByLabel(NEUTRAL).fill('wants to talk of tomorrow');
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
