import { boundaryActs } from '../support/boundary-acts';
import { panelPage } from '../support/panel-page';
import { testRedis } from '../support/redis';
import { startRoad } from '../support/road';
import { together } from '../support/together';
import { until } from '../support/until';

testRedis();

describe('the panel, from Chatwoot’s cookie to what is shown', () => {
  together(() => startRoad(), {
    'an advocate is known by Chatwoot’s own session, and is shown the conversation': async (road, acts) => {
      const id = await acts.newClient();
      const page = panelPage(road, 'ana');
      await page.signIn();
      const { status, body } = await page.prove({ conversationId: id });
      expect(status).toBe(200);
      expect(body).toMatchObject({ agent: { id: 2, supervisor: false }, saysAs: 'agent', expiresIn: 900_000 });
      expect(JSON.stringify(body)).not.toContain(road.practice.tokens.agents['ana']);
      const view = await page.shows('that they wrote', ({ connection }) => connection.kind === 'active');
      expect(view.conversation).toMatchObject({ id, channel: 'chat', status: 'open' });
    },
    'the stream brings the view at once and each change of it, under the facts’ own version': async (road, acts) => {
      const id = await acts.newClient();
      const page = panelPage(road, 'ana');
      await page.open(id);
      const stream = await page.stream();
      expect(stream.answer.headers.get('content-type')).toContain('text/event-stream');
      await until('the wait', () => stream.seen.some(({ view }) => view.nextStep.kind === 'answer-by'));
      await acts.advocateSays(id);
      await until('the answer', () => stream.seen.at(-1)?.view.nextStep.kind === 'nothing');
      const ids = stream.seen.map((one) => one.id);
      expect(ids).toEqual([...ids].sort((a, b) => a - b));
      const last = stream.seen.at(-1)?.id ?? 0;
      await stream.close();
      await acts.clientSays(id, 'and now?');
      const again = await page.stream({ 'last-event-id': String(last) });
      await until('what was missed', () => again.seen.at(-1)?.view.nextStep.kind === 'answer-by');
      expect(again.seen.at(-1)?.id).toBeGreaterThan(last);
      await again.close();
    },
    '"I am here and reading" is one click, and moves the time to answer': async (road, acts) => {
      const id = await acts.newClient();
      const page = panelPage(road, 'ana');
      await page.open(id);
      const before = await page.shows('the wait', ({ nextStep }) => nextStep.dueAt !== null);
      expect(await page.click({ name: 'reading' })).toMatchObject({ status: 200, body: { result: 'heard' } });
      const now = await page.shows('it', ({ cards }) => cards.waiting.readingSaidAt !== null);
      expect(now.nextStep.dueAt).toBeGreaterThan(before.nextStep.dueAt ?? Infinity);
    },
    'each command of a note is one click, with the same rules and the same truth in the thread': async (road, acts) => {
      const id = await acts.newClient();
      const at = boundaryActs(road, acts, id);
      const page = panelPage(road, 'ana');
      await page.open(id);
      await page.click({ name: 'safe', said: 'yes', channel: 'chat', lasts: null });
      await at.noteWith('Noted: they said this chat');
      await page.shows('the yes', ({ safety }) => safety.safe.kind === 'yes');
      await page.click({ name: 'safe', said: 'no', channel: 'chat', lasts: null });
      await at.noteWith('not safe to write to them');
      await page.shows('that it is to be asked again', ({ safety }) => safety.safe.kind === 'ask-again');
      const key = 'the-same-click-again';
      await page.click({ name: 'not-safe' }, key);
      await page.click({ name: 'not-safe' }, key);
      await at.noteWith('Noted: not safe');
      const view = await page.shows('the lock', ({ safety }) => safety.locks.some(({ why }) => why === 'not-safe'));
      expect(view.cards.texts.heldBack).toBe('Locked: not safe.');
      await page.click({ name: 'ask-safe' });
      await at.noteWith('Not done: locked');
      await page.click({ name: 'supervisor' });
      await boundaryActs(road, acts, road.deskConversationId).noteWith(`asked for in conversation ${id}`);
      expect(at.notes().filter((one) => one.includes('Noted: not safe'))).toHaveLength(1);
      const shown = await page.shows('what came of all', ({ cards }) =>
        cards.commands.heard.every(({ state }) => state !== 'heard'),
      );
      expect(shown.cards.commands.heard.map(({ name, state }) => `${name} ${state}`)).toEqual([
        ...['ok counts', 'no counts', 'hold counts', 'ask refused', 'lead counts'],
      ]);
    },
  });
});
