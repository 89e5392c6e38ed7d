import type { PanelCommand } from '../../core/panel/command-contract';
import type { ExchangeAnswer } from '../../core/panel/exchange-contract';
import type { Acts } from '../support/acts';
import { everythingIn } from '../support/digest';
import { newKey, panelPage } from '../support/panel-page';
import { testRedis } from '../support/redis';
import { startRoad, type Road } from '../support/road';
import { together } from '../support/together';
import { until } from '../support/until';

const redis = testRedis();
const ANA = 2;
const CLEO = 4;
const SECRET = 'xylophone';
const handOff: PanelCommand = {
  ...{ name: 'hand-off', to: { kind: 'agent', id: ANA }, urgency: 'watcher', summary: [`wants to talk of ${SECRET}`] },
  ...{ toDo: '', ifQuiet: '', ifBack: '' },
};

type Read = { words: string };

/** A conversation that Ben handed on to Ana, and the id of the note that tells it. */
async function handedOn(road: Road, acts: Acts): Promise<{ id: number; noteId: number }> {
  const id = await acts.newClient();
  const ben = panelPage(road, 'ben');
  await ben.open(id);
  const { body } = await ben.say(handOff);
  return { id, noteId: body.result === 'done' ? (body.messageId ?? 0) : 0 };
}

async function expectKeptNowhere(road: Road): Promise<void> {
  expect((await everythingIn(redis)).flat().join('')).not.toContain(SECRET);
  expect(road.logs.join('\n')).not.toContain(SECRET);
}

describe('a hand-off is read', () => {
  together(() => startRoad(), {
    'through the line, by the session that it tells (identity L); its words stand nowhere of ours': async (
      road,
      acts,
    ) => {
      const { id, noteId } = await handedOn(road, acts);
      const ana = panelPage(road, 'ana');
      const byLine = { origin: road.practice.url };
      const session = await ana.session();
      const scope = { conversationId: id };
      const { body } = await ana.send<ExchangeAnswer>(
        ...(['POST', '/exchange/session', { accountId: 1, scope, session }, byLine] as const),
      );
      const held = { ...byLine, authorization: `Bearer ${body.bearer}` };
      const read = (asked: object) => ana.send<Read>('POST', '/exchange/say/words', asked, held);
      expect((await read({ noteId })).body.error?.code).toBe('no-session');
      expect((await read({ noteId, session })).body.words).toContain(SECRET);
      expect((await read({ noteId: noteId + 1_000, session })).body.error?.code).toBe('not-found');
      await expectKeptNowhere(road);
    },
    'not with the session of another, one that has ended, or without the right; and each is told as what it is': async (
      road,
      acts,
    ) => {
      const { id, noteId } = await handedOn(road, acts);
      const [cleo, ben] = [panelPage(road, 'cleo'), panelPage(road, 'ben')];
      const byLine = { origin: road.practice.url };
      const session = await cleo.session();
      const proven = { accountId: 1, scope: { conversationId: id }, session };
      const { body } = await cleo.send<ExchangeAnswer>('POST', '/exchange/session', proven, byLine);
      const held = { ...byLine, authorization: `Bearer ${body.bearer}` };
      const read = async (told: object, note = noteId): Promise<string | undefined> => {
        const got = await cleo.send<Read>('POST', '/exchange/say/words', { noteId: note, session: told }, held);
        return got.body.error?.code ?? got.body.words;
      };
      expect(await read(session)).toContain(SECRET);
      // Ben may see it as well as she; but it is Cleo's bearer, and would stand in her name.
      expect(await read(await ben.session())).toBe('not-signed-in');
      expect(await read({ ...session, accessToken: 'of-yesterday' })).toBe('not-signed-in');
      await acts.asAdmin('DELETE', `conversations/${id}/messages/${noteId}`, {});
      expect(await read(session)).toBe('not-found');
      for (const inbox of road.practice.model.inboxes)
        inbox.member_ids = inbox.member_ids.filter((one) => one !== CLEO);
      expect(await read(session)).toBe('not-allowed');
    },
    'by whom a code proved (identity D), while they may see it, and no longer': async (road, acts) => {
      const { id, noteId } = await handedOn(road, acts);
      const elsewhere = await handedOn(road, acts);
      const page = panelPage(road, 'ana');
      const code = (
        await page.send<{ note: string; secret: string }>('POST', '/panel/code', { accountId: 1, conversationId: id })
      ).body;
      await acts.advocateNotes(id, code.note);
      const { bearer } = await until('the code to be heard', async () => {
        const { secret } = code;
        const { body } = await page.send<{ exchange?: ExchangeAnswer }>('POST', '/panel/code/wait', { secret });
        return body.exchange ?? null;
      });
      const held = { authorization: `Bearer ${bearer}` };
      const read = (asked: number) => page.send<Read>('POST', '/exchange/say/words', { noteId: asked }, held);
      expect((await read(noteId)).body.words).toContain(SECRET);
      expect((await read(elsewhere.noteId)).body.error?.code).toBe('not-found');
      const back = { key: newKey(), command: { name: 'read-back', handOff: noteId, line: null } };
      expect((await page.send('POST', '/exchange/say', back, held)).body).toMatchObject({ result: 'heard' });
      await expectKeptNowhere(road);
      for (const inbox of road.practice.model.inboxes) inbox.member_ids = inbox.member_ids.filter((one) => one !== ANA);
      expect((await read(noteId)).body.error?.code).toBe('not-allowed');
    },
  });
});
