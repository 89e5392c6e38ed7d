import { SECOND } from '../../core/kernel/instant';
import { DEFAULT_POLICY, type Policy } from '../../core/kernel/policy';
import { SHIPPED } from '../../core/texts/shipped-text';
import { actsAt } from '../support/acts';
import { describeInBrowser } from '../support/browser';
import { panelPage } from '../support/panel-page';
import { until } from '../support/until';
import { visit } from './client-page';
import { panelStage } from './panel-stage';

/** A ladder of seconds: time itself runs as ever, and so do the page's. */
function seconds(hint: number, checkIn: number, closing: number, finish: number): Policy['quiet'] {
  const { quiet } = DEFAULT_POLICY;
  const chat = { hint, 'check-in': checkIn, closing, finish };
  const times = Object.fromEntries(Object.entries(chat).map(([step, after]) => [step, after * SECOND]));
  return { ...quiet, ladders: { ...quiet.ladders, chat: { ...quiet.ladders.chat, ...times } } };
}

describeInBrowser('the ladder in the panel', () => {
  let policy: Policy;
  const stage = panelStage('quiet-card', () => ({ beacon: true, policy: () => policy }));
  const { card, look } = stage;

  /** A client in a web chat who was answered, and is quiet. */
  async function quiet(): Promise<number> {
    const acts = actsAt(stage.road().practice);
    const id = await acts.newClient('hello');
    await acts.advocateSays(id, 'I am here');
    return id;
  }

  it('a check-in and then a closing are offered, and one click sends the closing in her own name', async () => {
    policy = { ...DEFAULT_POLICY, quiet: seconds(2, 4, 14, 40) };
    const acts = actsAt(stage.road().practice);
    const id = await acts.newClient('hello');
    const { page, panel } = await stage.open(id);
    await card(panel, 'Connection').waitFor();
    await acts.advocateSays(id, 'I am here');
    const ladder = card(panel, 'If they stay quiet');
    await ladder.getByText(SHIPPED.checkInOneLetter.en).waitFor();
    await ladder.getByText('If cut off: nothing was agreed.').waitFor();
    await look(page, 'check-in');
    await ladder.getByText(SHIPPED.closing.en).waitFor();
    await ladder.getByRole('button', { name: 'Send' }).click();
    const { model } = stage.road().practice;
    const sent = () => model.conversations.get(id)?.messages.find(({ content }) => content === SHIPPED.closing.en);
    expect((await until('it to stand in the thread', sent)).sender).toEqual({ type: 'User', id: 2 });
    await ladder.getByText(SHIPPED.closing.en).waitFor({ state: 'hidden' });
    await look(page, 'closed');
  });

  it('stands still while Chatwoot is away, says so, and goes on afterwards', async () => {
    policy = { ...DEFAULT_POLICY, quiet: seconds(90, 120, 180, 200) };
    const id = await quiet();
    const { panel } = await stage.open(id);
    const ladder = card(panel, 'If they stay quiet');
    await ladder
      .getByText(/hint, if still quiet$/)
      .first()
      .waitFor();
    stage.road().practice.faults.apiDown = true;
    await ladder.getByText('Paused: our line').waitFor({ timeout: 90_000 });
    stage.road().practice.faults.apiDown = false;
    await ladder.getByText('Paused: our line').waitFor({ state: 'hidden', timeout: 90_000 });
  });

  it('a network that was lost gives its time back, as their page tells when it is there again', async () => {
    policy = { ...DEFAULT_POLICY, quiet: seconds(120, 150, 180, 200) };
    const client = await visit(stage.road(), await stage.browser().newContext());
    const answer = await client.agentSays();
    // Until it is known to have arrived, a later start is taken to be true.
    await until('it to be on their screen', async () => (await client.receipt(answer))?.state === 'opened');
    const { thread } = await client.facts();
    const answeredAt = thread.outgoing.find(({ messageId }) => messageId === answer)?.at ?? 0;
    const ana = panelPage(stage.road(), 'ana');
    await ana.open(client.conversation);
    const hintAt = async (): Promise<number> => {
      const inTime = (at: number | null | undefined) => (at ?? Infinity) < answeredAt + 150 * SECOND;
      const { cards } = await ana.shows('a hint to come', (view) => inTime(view.cards.ladder?.steps[0]?.dueAt));
      return cards.ladder?.steps[0]?.dueAt ?? 0;
    };
    const before = await hintAt();
    await client.page.getByRole('button', { name: 'Offline' }).click();
    await stage.road().clock.sleep(6 * SECOND);
    await client.page.getByRole('button', { name: 'Online again' }).click();
    await ana.shows('the time given back', (view) => (view.cards.ladder?.steps[0]?.dueAt ?? 0) >= before + 5 * SECOND);
  });

  it('how it seems to have ended is suggested until they write again, and is not counted then', async () => {
    policy = { ...DEFAULT_POLICY, quiet: seconds(1, 60, 80, 90) };
    const id = await quiet();
    const { page, panel } = await stage.open(id);
    await card(panel, 'If they stay quiet')
      .getByText(/^If you finish now, it would be noted as: /)
      .waitFor();
    const whose = card(panel, 'Whose conversation');
    await whose.locator('summary').press('Enter');
    const how = whose.getByLabel('How did it end?');
    await until('the suggestion', async () => (await how.inputValue()) === 'went-quiet');
    await actsAt(stage.road().practice).clientSays(id, 'sorry, I was cooking');
    await whose.getByRole('button', { name: 'I have read it' }).press('Enter');
    await panel.locator('select:focus').waitFor();
    expect(await how.inputValue()).toBe('');
    expect(await whose.getByRole('button', { name: 'Finish it' }).isDisabled()).toBe(true);
    await look(page, 'suggested-no-more');
  });

  it('fits 360 px in the dark, in Spanish', async () => {
    policy = { ...DEFAULT_POLICY, language: 'es', quiet: seconds(2, 4, 60, 90) };
    const id = await quiet();
    const { page, panel } = await stage.open(id, { dark: true });
    const narrow = "document.querySelector('iframe').setAttribute('style', 'width:360px;flex:none;height:820px')";
    await page.evaluate(narrow);
    const ladder = card(panel, 'Si sigue en silencio');
    await ladder.getByText(SHIPPED.checkIn.es).waitFor();
    await ladder.scrollIntoViewIfNeeded();
    expect(await panel.locator('html').evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await look(page, 'es-dark-360');
  });
});
