import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import type { PanelView } from '../../core/panel/contract';
import { describeInBrowser, startBrowser } from '../support/browser';
import type { AtScreen } from '../support/at-screen';
import { startLineStage, type LineStage } from '../support/line-stage';
import { lockedView, panelViewWith, smsView } from '../support/panel-view';
import { until } from '../support/until';

describeInBrowser('the line above the reply box', () => {
  let browser: Browser;
  let stage: LineStage;
  beforeAll(async () => {
    browser = await startBrowser();
    stage = await startLineStage(browser);
  });
  afterAll(async () => {
    await browser.close();
    await stage.close();
  });
  beforeEach(() => stage.shows(panelViewWith()));
  afterEach(() => stage.leave());

  const picture = ({ page }: AtScreen, name: string) => page.screenshot({ path: `screenshots/line-${name}.png` });
  const isCleanFor = async ({ page }: AtScreen): Promise<void> =>
    expect((await new AxeBuilder({ page }).include('#helpline-line').analyze()).violations).toEqual([]);

  const waits: Partial<PanelView> = {
    nextStep: { kind: 'answer-by', words: 'Answer by 02:21', since: 1, dueAt: 2 },
    cards: {
      ...panelViewWith().cards,
      waiting: { waits: { since: 1, dueAt: 2, overdue: false }, readingSaidAt: null },
    },
  };
  const heldBack: Partial<PanelView> = {
    cards: {
      ...panelViewWith().cards,
      texts: { ...panelViewWith().cards.texts, heldBack: 'Quiet hours until 08:00.' },
    },
  };

  describe('says', () => {
    test.each<[string, Partial<PanelView>, RegExp[]]>([
      ['quiet', {}, [/Chat open; last sign 02:13/, /Safe to contact: Not asked yet/, /Nobody has this yet/]],
      ['waiting', waits, [/Answer by 02:21/, /I am here and reading/]],
      [
        'quick-exit',
        lockedView('quick-exit'),
        [/Do not write: quick exit 02:13/, /Lifts after they write and you check/],
      ],
      [
        'check-first',
        lockedView('not-safe', '2:19'),
        [/Do not write: not safe, said 02:13/, /Check first: they wrote 02:19/],
      ],
      ['opted-out', { ...smsView(), ...lockedView('opted-out') }, [/opted out of texts 02:13/]],
      ['do-not-contact', lockedView('do-not-contact'), [/do not contact, since 02:13/]],
    ])('%s, light and dark, with nothing for axe to find', async (name, more, words) => {
      stage.shows(panelViewWith(more));
      for (const dark of [false, true]) {
        const at = await stage.ana({ dark });
        for (const one of words) await at.line.getByText(one).filter({ visible: true }).first().waitFor();
        await picture(at, `${name}-${dark ? 'dark' : 'light'}`);
        await isCleanFor(at);
        await at.close();
      }
    });

    it('all of it in Spanish, also what it asks', async () => {
      stage.shows(panelViewWith({ ...lockedView('quick-exit'), language: 'es' }));
      const at = await stage.ana();
      await at.line.getByText('No escribas: salida rápida 02:13').first().waitFor();
      await at.writes('hola');
      await at.send.click();
      await at.line.getByText('Salida rápida a las 02:13. Escribir puede ponerle en peligro.').waitFor();
      await at.line.getByRole('button', { name: 'Enviar igualmente' }).waitFor();
      await picture(at, 'question-es');
      await isCleanFor(at);
    });

    it('what is new as soon as it is known', async () => {
      const at = await stage.ana();
      await at.line.getByText('Chat open; last sign 02:13').waitFor();
      stage.shows(panelViewWith(lockedView('quick-exit')));
      await at.line.getByText('Do not write: quick exit 02:13').first().waitFor();
      stage.shows(panelViewWith(waits));
      await at.line.getByText('Answer by 02:21').waitFor();
    });

    it('stands right before the reply box, in a root that nobody can look into', async () => {
      const at = await stage.ana({ open: false });
      await at.page.locator('#helpline-line + .reply-box').waitFor();
      expect(await at.page.evaluate("document.querySelector('#helpline-line').shadowRoot")).toBeNull();
    });

    it('of the conversation that is open, and of no other', async () => {
      const at = await stage.ana();
      await at.line.waitFor();
      const other = await at.newClient('somebody else');
      stage.asked.splice(0);
      await at.opens(other);
      await until('the other is asked about', () =>
        stage.asked.some(
          ({ path, body }) => path === '/exchange/session' && body.includes(`"conversationId":${other}`),
        ),
      );
      await until('the stream of the first is closed', () => stage.streams() === 1);
    });
  });

  describe('segments', () => {
    it('are counted while a text message is typed, with what makes them dear', async () => {
      stage.shows(panelViewWith(smsView()));
      const at = await stage.ana();
      await at.writes('Are you still there?');
      await at.line.getByText('1 segment').waitFor();
      await at.writes(`I’m here ${'a'.repeat(70)}`);
      await at.line.getByText('2 segments · ’ at 2 makes this 2 segments; replace it?').waitFor();
      await picture(at, 'segments');
      await at.note.click();
      await until('no cost of a note', async () => !(await at.line.locator('section').innerText()).includes('segment'));
    });

    it('are nothing in a chat', async () => {
      const at = await stage.ana();
      await at.writes('Are you still there?');
      await at.line.getByText('Chat open').waitFor();
      expect(await at.line.locator('section').innerText()).not.toContain('segment');
    });
  });

  describe('an offered text', () => {
    it('is put into the box by one click, may be changed there, and goes out in one’s own name', async () => {
      const at = await stage.ana();
      await at.line.getByRole('button', { name: 'Texts' }).click();
      await picture(at, 'texts');
      await isCleanFor(at);
      await at.line.getByRole('button', { name: 'Still here with you. No rush to reply.' }).click();
      expect(await at.editor.innerText()).toBe('Still here with you. No rush to reply.');
      expect(await at.isFocused(at.editor)).toBe(true);
      await at.page.keyboard.type(' Ana');
      await at.send.click();
      await at.sent('Still here with you. No rush to reply. Ana');
      expect(stage.asked.filter(({ path }) => path === '/exchange/say')).toEqual([]);
    });

    it('is put where one was typing', async () => {
      const at = await stage.ana();
      await at.editor.click();
      await at.page.keyboard.type('Hello. ');
      await at.line.getByRole('button', { name: 'Texts' }).click();
      await at.line.getByRole('button', { name: /^Still here/ }).click();
      expect(await at.editor.innerText()).toBe('Hello. Still here with you. No rush to reply.');
    });

    it('is not offered when it may not go, and it says why', async () => {
      stage.shows(panelViewWith(heldBack));
      const at = await stage.ana();
      await at.line.getByRole('button', { name: 'Texts' }).click();
      await at.line.getByText('Quiet hours until 08:00.').waitFor();
      expect(await at.line.getByRole('button', { name: /^Still here/ }).count()).toBe(0);
      stage.shows(panelViewWith(lockedView('quick-exit')));
      await at.line.getByText('Do not write').first().waitFor();
      expect(await at.line.getByRole('button', { name: 'Texts' }).isVisible()).toBe(false);
    });

    it('is not put into a private note', async () => {
      const at = await stage.ana();
      await at.note.click();
      await at.line.getByRole('button', { name: 'Texts' }).click();
      await at.line.getByText('The box is a private note now: change to Reply first.').waitFor();
    });
  });

  describe('"I am here and reading"', () => {
    it('is one click, and is told to our service alone', async () => {
      stage.shows(panelViewWith(waits));
      const at = await stage.ana();
      stage.asked.splice(0);
      await at.line.getByRole('button', { name: 'I am here and reading' }).click();
      const command = await until('the command', () => stage.asked.find(({ path }) => path === '/panel/command'));
      expect(JSON.parse(command.body)).toEqual({
        key: expect.stringMatching(/^[\d-]{16,64}$/) as string,
        command: { name: 'reading' },
      });
    });

    it.each([
      ['nobody answers', false],
      ['our memory went away while it was being kept', 'away'],
    ] as const)(
      'of which nobody knows whether it was noted is tried again by the same key, and said so: %s',
      async (_why, answers) => {
        stage.shows(panelViewWith(waits));
        const at = await stage.ana();
        stage.answersCommands(answers);
        stage.asked.splice(0);
        await at.line.getByRole('button', { name: 'I am here and reading' }).click();
        await at.line.getByText('Perhaps not noted. Try again.').waitFor();
        const tries = stage.asked.filter(({ path }) => path === '/panel/command').map(({ body }) => body);
        expect([tries.length, new Set(tries).size]).toEqual([2, 1]);
        stage.answersCommands(true);
        await at.line.getByRole('button', { name: 'I am here and reading' }).click();
        await until('it is noted', async () => !(await at.line.locator('section').innerText()).includes('not noted'));
      },
    );

    it('that could not be noted is not said of the client who is open by then', async () => {
      stage.shows(panelViewWith(waits));
      const at = await stage.ana();
      const other = await at.newClient('somebody else');
      let answers = (): void => {};
      const held = new Promise<void>((resolve) => (answers = resolve));
      await at.page.route('**/panel/command', (route) => held.then(() => route.continue()));
      stage.answersCommands(false);
      stage.asked.splice(0);
      await at.line.getByRole('button', { name: 'I am here and reading' }).click();
      await at.opens(other);
      await until('the other is asked about', () =>
        stage.asked.some(
          ({ path, body }) => path === '/exchange/session' && body.includes(`"conversationId":${other}`),
        ),
      );
      answers();
      await until('it failed', () => stage.asked.filter(({ path }) => path === '/panel/command').length === 2);
      await at.page.waitForTimeout(1_500);
      expect(await at.line.locator('section').innerText()).toMatch(/I am here and reading/);
      expect(await at.line.locator('section').innerText()).not.toMatch(/not noted/i);
      stage.answersCommands(true);
    });
  });
});
