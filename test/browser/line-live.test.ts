import { lineTag, readBuiltLine } from '../../adapters/built-line';
import { readFacts } from '../../adapters/redis/facts-store';
import { actsAt } from '../support/acts';
import { atScreen, type AtScreen } from '../support/at-screen';
import { boundaryActs } from '../support/boundary-acts';
import { describeInBrowser } from '../support/browser';
import { panelPage } from '../support/panel-page';
import { until } from '../support/until';
import { panelStage } from './panel-stage';

/** What is typed here and may never be asked of anybody but Chatwoot. */
const TYPED = 'marigold';

describeInBrowser('the line, pasted as setup says, at the running service', () => {
  const stage = panelStage('line-live');
  const acts = () => actsAt(stage.road().practice);

  async function ana(conversation: number): Promise<AtScreen> {
    const built = readBuiltLine();
    if (!built) throw new Error('the line was not built');
    const { practice, pluginUrl } = stage.road();
    practice.model.dashboardScripts.html = lineTag(pluginUrl, built, 1);
    return atScreen(stage.browser(), practice, { conversation });
  }

  it('proves who asks by their own session, shows what is known, and notes a click', async () => {
    const id = await acts().newClient();
    const at = await ana(id);
    await at.line.getByText(/^Answer by \d\d:\d\d/).waitFor();
    await at.line.getByText(/^Wrote \d\d:\d\d/).waitFor();
    await at.line.getByRole('button', { name: 'I am here and reading' }).click();
    await until('it to be noted', async () => {
      const facts = await readFacts(stage.road().world.redis, `c:1:${id}`);
      return facts?.kind === 'conversation' && facts.waiting.readingSaidAt !== null;
    });
    await at.line.getByRole('button', { name: 'I am here and reading' }).waitFor({ state: 'hidden' });
  });

  it('knows of a quick exit while one types, asks before it goes out, and sends what one insists on', async () => {
    const id = await acts().newClient();
    const at = await ana(id);
    await at.line.getByText(/^Wrote/).waitFor();
    await at.types(`are you there, ${TYPED}?`);
    await boundaryActs(stage.road(), acts(), id).quickExit();
    await at.line
      .getByText(/^Do not write: quick exit \d\d:\d\d/)
      .first()
      .waitFor();
    await at.send.click();
    await at.line.getByText(/^Quick exit at \d\d:\d\d\. Writing may put them in danger\.$/).waitFor();
    const toTheClient = (): string[] => at.messages().flatMap((one) => (one.private ? [] : [one.content]));
    expect(toTheClient()).toEqual([]);
    await at.page.screenshot({ path: 'screenshots/line-live-asks.png' });
    await at.line.getByRole('button', { name: 'Send anyway' }).click();
    await at.sent(`are you there, ${TYPED}?`);
    const toldElsewhere = at.requests.map((request) => request.postData() ?? '');
    expect(toldElsewhere.length).toBeGreaterThan(0);
    expect(toldElsewhere.filter((body) => body.includes(TYPED))).toEqual([]);
  });

  it('gives the panel, which has no session of its own to show, its proof and its dark', async () => {
    const id = await acts().newClient();
    await acts().advocateSays(id);
    const at = await ana(id);
    const { practice } = stage.road();
    const conversation = practice.model.conversations.get(id);
    await until('Ana to have it', () => conversation?.assignee_id === 2);
    const held = await at.page.context().cookies();
    await at.page.context().clearCookies();
    await at.page.locator('#theme').click();
    await at.page.getByRole('tab', { name: 'Helpline' }).click();
    const panel = at.page.frameLocator('iframe[title="Helpline"]');
    await panel.getByText(/^It is yours, since \d\d:\d\d\.$/).waitFor();
    await panel.locator('html[data-theme="dark"]').waitFor();
    // Only the session of this page could unfold the sidebar, and that is not the panel's to use.
    expect(await panel.getByRole('button', { name: 'Unfold it for me' }).count()).toBe(0);
    const texts = panel.getByRole('region', { name: 'Ready-made texts' });
    await texts.waitFor();
    await at.page.screenshot({ path: 'screenshots/line-live-panel.png' });
    // Chatwoot's page has the session, which a frame of another host has not: one click there is said by the line.
    await at.page.context().addCookies(held);
    await texts.getByRole('button', { name: 'Send', exact: true }).first().click();
    await texts.getByText(/^Done \d\d:\d\d$/).waitFor();
    expect(at.messages().filter((one) => !one.private)).toHaveLength(1);
  });

  it('reads a hand-off for the panel, and a failure is told', async () => {
    const id = await acts().newClient();
    const ben = panelPage(stage.road(), 'ben');
    await ben.open(id);
    const summary = [`wants to talk of ${TYPED}`];
    const more = { urgency: 'watcher', toDo: '', ifQuiet: '', ifBack: '' } as const;
    await ben.say({ name: 'hand-off', to: { kind: 'agent', id: 2 }, summary, ...more });
    const at = await ana(id);
    await at.line.getByText(/^Wrote/).waitFor();
    const held = await at.page.context().cookies();
    await at.page.context().clearCookies();
    await at.page.getByRole('tab', { name: 'Helpline' }).click();
    const panel = at.page.frameLocator('iframe[title="Helpline"]');
    const card = panel.getByRole('region', { name: 'Hand-off' });
    const show = card.getByRole('button', { name: 'Show the hand-off' });
    await show.click();
    await card.getByText(/^It could not be read here\..*It stands as a private note in the thread\.$/).waitFor();
    await stage.look(at.page, 'not-read');
    await at.page.context().addCookies(held);
    await show.click();
    await card.getByText(`wants to talk of ${TYPED}`).waitFor();
    await card.getByRole('button', { name: 'I have read it and take over' }).click();
    await card.getByText(/^Read back by you at/).waitFor();
    const asked = at.requests.map((request) => `${request.url()} ${request.postData() ?? ''}`);
    expect(asked.filter((one) => one.includes(TYPED))).toEqual([]);
  });
});
