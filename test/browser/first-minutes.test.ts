import { actsAt, type Acts } from '../support/acts';
import { describeInBrowser } from '../support/browser';
import { panelStage } from './panel-stage';

const ANA = 2;
const FIRST_WORDS = 'Is it OK to write here now?';

describeInBrowser('the first minutes with a client, in the panel', () => {
  const stage = panelStage('first-minutes');
  const { card, look } = stage;
  let acts: Acts;
  let id: number;
  beforeEach(async () => {
    acts = actsAt(stage.road().practice);
    id = await acts.newClient();
  });

  const open = (viewport?: { width: number; height: number }) => stage.open(id, { ...(viewport ? { viewport } : {}) });
  const written = (isPrivate: boolean) =>
    stage
      .road()
      .practice.ledger.writes.filter(({ kind, conversation }) => kind === 'message' && conversation === id)
      .filter(({ detail }) => (detail['private'] === true) === isPrivate)
      .map(({ detail, by }) => ({ words: textOf(detail['content']), by: by.type === 'User' ? by.id : null }));

  it('sends the first words in full and in one’s own name with one click; a double click sends them once', async () => {
    const { page, panel } = await open();
    const first = card(panel, 'First words');
    await first.getByText(FIRST_WORDS).waitFor();
    await first.getByRole('button', { name: 'Send this' }).dblclick();
    await page.locator('#thread').getByText(FIRST_WORDS).waitFor({ state: 'attached' });
    // Whoever was written to is not new any more.
    await first.waitFor({ state: 'detached' });
    const sent = written(false).filter(({ words }) => words.includes(FIRST_WORDS));
    expect(sent).toEqual([{ words: sent[0]?.words, by: ANA }]);
    await look(page, 'first-words-sent');
  });

  it('has the first words as its first card, also on the narrowest screen, and no card of them later', async () => {
    const tab = await open();
    await stage.fitsNarrow(tab);
    await card(tab.panel, 'First words').waitFor();
    expect(await tab.panel.locator('.card h2').first().innerText()).toBe('First words');
    await look(tab.page, 'first-card-360');
    await acts.advocateSays(id);
    await card(tab.panel, 'First words').waitFor({ state: 'detached' });
    expect(await tab.panel.locator('.card h2').first().innerText()).toBe('Connection');
    await look(tab.page, 'first-card-later-360');
  });

  it('keeps what was agreed for a dropped line in a private note, and only there', async () => {
    const { page, panel } = await open();
    const cutOff = card(panel, 'If cut off');
    await cutOff.getByLabel('What you agreed to do if the line drops').fill('come back here after eight');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await cutOff.getByText(/^Agreed \d\d:\d\d; it stands in a private note in the thread\.$/).waitFor();
    expect(written(true).filter(({ words }) => words.includes('come back here after eight'))).toHaveLength(1);
    expect(written(false).filter(({ words }) => words.includes('eight'))).toEqual([]);
    expect(await panel.locator('html').innerText()).not.toContain('after eight');
    await look(page, 'if-cut-off');
  });

  it('has each ready-made text in sight in full, two clicks away at most', async () => {
    await acts.advocateSays(id);
    const { panel } = await open();
    const texts = card(panel, 'Ready-made texts');
    await texts.waitFor();
    const hidden = texts.locator('summary').filter({ visible: true });
    if ((await hidden.count()) > 0) await hidden.first().click();
    const send = texts.getByRole('button', { name: 'Send', exact: true });
    await send.first().waitFor();
    const shown = await texts.locator('.text p').first().innerText();
    await send.first().click();
    await texts
      .getByText(/^Done \d\d:\d\d$/)
      .first()
      .waitFor();
    expect(written(false).at(-1)).toEqual({ words: shown, by: ANA });
  });

  it('offers to unfold what stands beside the thread, does it for this agent, and again when Chatwoot’s page has undone it', async () => {
    const { page, panel } = await open();
    const ana = stage.road().practice.model.users.find((user) => user.id === ANA);
    if (!ana) throw new Error('Ana has left');
    ana.ui_settings = { ...ana.ui_settings, rtl_view: false };
    await panel.getByText(/It is folded for you\.$/).waitFor();
    await look(page, 'offer');
    await panel.getByRole('button', { name: 'Unfold it for me' }).click();
    await panel.getByText(/^Done\. Load Chatwoot anew now/).waitFor();
    expect(ana.ui_settings).toEqual({ rtl_view: false, is_contact_sidebar_open: true, is_conv_details_open: true });
    await page.reload();
    await page.getByRole('tab', { name: 'Helpline' }).click();
    await card(panel, 'Connection').waitFor();
    expect(await panel.getByText(/It is folded for you/).count()).toBe(0);
    // Chatwoot's own page wrote what it was loaded with.
    ana.ui_settings = { ...ana.ui_settings, is_conv_details_open: false };
    await page.reload();
    await page.getByRole('tab', { name: 'Helpline' }).click();
    await panel.getByText(/It is folded for you\.$/).waitFor();
  });

  it('asks once more before it stops all sending; Escape takes it back, and the answer takes the question’s place', async () => {
    const { page, panel } = await open();
    await panel.getByRole('button', { name: 'Not safe now' }).click();
    await page.keyboard.press('Escape');
    await panel.locator('button:focus').getByText('Not safe now').waitFor();
    await page.keyboard.press('Enter');
    await panel.getByRole('button', { name: 'Stop all sending to them' }).click();
    await card(panel, 'Right now')
      .getByText(/^Done \d\d:\d\d$/)
      .waitFor();
    expect(await panel.getByRole('button', { name: 'Stop all sending to them' }).count()).toBe(0);
  });
});

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
