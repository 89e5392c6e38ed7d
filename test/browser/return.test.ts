import { actsAt } from '../support/acts';
import { describeInBrowser } from '../support/browser';
import { panelPage } from '../support/panel-page';
import { until } from '../support/until';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import { panelStage } from './panel-stage';

describeInBrowser('a client who comes back, in the panel', () => {
  let language: 'en' | 'es' = 'en';
  const stage = panelStage('return', () => ({ policy: () => ({ ...DEFAULT_POLICY, language }) }));
  const { card, look } = stage;
  beforeEach(() => (language = 'en'));

  /** Ana agreed on two things with a client, and finished; the client writes again. */
  async function cameBack(): Promise<number> {
    const acts = actsAt(stage.road().practice);
    const id = await acts.newClient();
    const ana = panelPage(stage.road(), 'ana');
    await ana.open(id);
    await ana.say({ name: 'if-cut-off', words: 'comes back to this chat' });
    await ana.say({ name: 'agreed', words: 'a call on Monday' });
    const { cards } = await ana.shows('what they wrote', (view) => view.cards.ownership.newestText);
    await ana.click({ name: 'finish', outcome: 'resolved', upTo: cards.ownership.newestText });
    await ana.shows('the end', (view) => view.cards.ownership.standing === 'finished');
    await acts.clientSays(id, 'are you there?');
    return id;
  }

  it('warns until they said that it is OK, and shows what was agreed, word by word, where that is wanted', async () => {
    const tab = await stage.open(await cameBack(), { person: 'ben' });
    const { page, panel } = tab;
    const back = card(panel, 'Came back: may be someone else');
    await back.getByText('If cut off: what was agreed stands in a note here.').waitFor();
    await back.getByText('What was agreed as the next step stands in a note here.').waitFor();
    await back.getByRole('button', { name: 'Show it' }).last().click();
    await back.getByText(/a call on Monday$/).waitFor();
    await look(page, 'warns');
    await stage.fitsNarrow(tab);
    await look(page, 'narrow');
    await card(panel, 'Safe to contact').getByRole('button', { name: 'They said: OK here' }).click();
    const checked = card(panel, 'They came back');
    await checked.getByText(/^They wrote again at .* They said at \d\d:\d\d that it is OK to write here\.$/).waitFor();
    expect(await back.count()).toBe(0);
    await checked.getByText('What was agreed before').click();
    await checked.getByText('If cut off: what was agreed stands in a note here.').waitFor();
    await look(page, 'checked');
  });

  it('what was agreed may be agreed anew, also after an earlier conversation, whose thread is one click away', async () => {
    const earlier = await cameBack();
    const acts = actsAt(stage.road().practice);
    const model = stage.road().practice.model;
    const { contact_id, contact_inbox_id } = model.conversations.get(earlier) ?? {};
    const id = await acts.newClient();
    Object.assign(model.conversations.get(id) ?? {}, { contact_id, contact_inbox_id });
    await acts.clientSays(id, 'it is me again');
    const { page, panel } = await stage.open(id, { person: 'ben', dark: true });
    const agreed = card(panel, 'If cut off');
    await agreed.getByText(`If cut off: what was agreed stands in a note in conversation ${earlier}.`).waitFor();
    const link = agreed.getByRole('link', { name: `Open conversation ${earlier}` });
    expect(await link.getAttribute('href')).toBe(
      `${stage.road().practice.url}/app/accounts/1/conversations/${earlier}`,
    );
    await agreed.getByText('Write it anew').click();
    await agreed.getByLabel('What you agreed to do if the line drops').fill('calls the night line');
    await look(page, 'anew-dark');
    await agreed.getByRole('button', { name: 'Write it down' }).click();
    await agreed.getByText(/^Agreed .*; it stands in a private note in the thread\.$/).waitFor();
    await until('the note', () =>
      acts.notesIn(id).some(({ detail }) => JSON.stringify(detail['content']).includes('calls the night line')),
    );
  });

  it('speaks Spanish', async () => {
    language = 'es';
    const { page, panel } = await stage.open(await cameBack(), { person: 'ben' });
    await card(panel, 'Ha vuelto: puede ser otra persona').getByRole('button', { name: 'Mostrarlo' }).first().waitFor();
    await look(page, 'es');
  });
});
