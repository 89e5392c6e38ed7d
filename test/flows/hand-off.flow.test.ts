import { panelPage } from '../support/panel-page';
import { testRedis } from '../support/redis';
import { startRoad } from '../support/road';
import { together } from '../support/together';
import { until } from '../support/until';
import type { PanelReceivers } from '../../core/panel/people-contract';
import type { PanelCommand } from '../../core/panel/command-contract';

const redis = testRedis();
const ANA = 2;
const BEN = 3;
const CLEO = 4;
const SECRET = 'xylophone';
const handOff: PanelCommand = {
  ...{ name: 'hand-off', to: { kind: 'agent', id: BEN }, urgency: 'watcher', summary: [`wants to talk of ${SECRET}`] },
  ...{ toDo: 'ask about tomorrow', ifQuiet: 'check in once', ifBack: 'ask if it is safe' },
};

describe('a hand-off, from its words to the read-back', () => {
  together(() => startRoad(), {
    'who has enough conversations already is told to whoever hands on, and may be chosen all the same': async (
      road,
      acts,
    ) => {
      const ids = await Promise.all([acts.newClient(), acts.newClient(), acts.newClient()]);
      const ana = panelPage(road, 'ana');
      await ana.open(ids[0] ?? 0);
      const full = async () => (await ana.send<PanelReceivers>('GET', '/panel/people/receivers', undefined)).body.full;
      for (const id of ids) await acts.asAdmin('POST', `conversations/${id}/assignments`, { assignee_id: CLEO });
      expect(await full()).toEqual([CLEO]);
      const given = await ana.say({ ...handOff, to: { kind: 'agent', id: CLEO } });
      expect(given.body).toMatchObject({ result: 'done' });
    },
    'how each of a team is, is told to whoever hands on, and that no later shift is written down': async (
      road,
      acts,
    ) => {
      const id = await acts.newClient();
      const teamOf = async (name: string, member: number): Promise<number> => {
        const { id: team } = await acts.asAdmin('POST', 'teams', { name });
        await acts.asAdmin('POST', `teams/${Number(team)}/team_members`, { user_ids: [member] });
        return Number(team);
      };
      const [busy, here, away] = [await teamOf('busy', ANA), await teamOf('here', CLEO), await teamOf('away', BEN)];
      await acts.advocateIsOnline(CLEO);
      await acts.advocateIsOnline(ANA);
      Object.assign(road.practice.model.users.find(({ id: user }) => user === ANA) ?? {}, { availability: 'busy' });
      const ana = panelPage(road, 'ana');
      await ana.open(id);
      const { body } = await ana.send<PanelReceivers>('GET', '/panel/people/receivers', undefined);
      const teamIs = (team: number) => body.teams.find(({ id }) => id === team)?.availability;
      expect([teamIs(here), teamIs(busy), teamIs(away)]).toEqual(['online', 'busy', 'offline']);
      const agentIs = (agent: number) => body.agents.find(({ id }) => id === agent)?.availability;
      expect([agentIs(CLEO), agentIs(ANA), agentIs(BEN)]).toEqual(['online', 'busy', 'offline']);
      expect(body.nextShift).toBeNull();
    },
    'the words stand in one note without a mention, a second one only calls, also whom is away; read back, it is the receiver’s':
      async (road, acts) => {
        const id = await acts.newClient();
        const [ana, ben, ada] = [panelPage(road, 'ana'), panelPage(road, 'ben'), panelPage(road, 'ada')];
        await Promise.all([ana.open(id), ben.open(id), ada.open(id)]);
        await ana.click({ name: 'take' });
        await ana.shows('that it is Ana’s', ({ cards }) => cards.ownership.owner?.agentId === 2);
        const key = 'once-and-only-once-1';
        const { body } = await ana.say(handOff, key);
        expect(body).toMatchObject({ result: 'done' });
        const notes = (): string[] =>
          acts.notesIn(id).flatMap(({ detail }) => (typeof detail['content'] === 'string' ? [detail['content']] : []));
        await until('the receiver to be called', () =>
          notes().some((note) => /^\[@Ben Advocate\]\(mention:[^)]*\) A hand-off is waiting for you\.$/.test(note)),
        );
        const [words, ...more] = notes().filter((note) => note.includes(SECRET));
        expect([words?.split('\n').length, words?.includes('mention://'), more]).toEqual([6, false, []]);
        // The same click, sent again because its answer was lost.
        expect((await ana.say(handOff, key)).body).toEqual(body);
        expect(notes().filter((note) => note.includes(SECRET))).toHaveLength(1);
        const { cards } = await ben.shows('the hand-off', (view) => view.cards.handOff);
        const noteId = cards.handOff?.noteId ?? 0;
        const read = await ben.send<{ words: string }>('POST', '/exchange/say/words', { noteId });
        expect(read.body.words).toContain(SECRET);
        await ben.say({ name: 'read-back', handOff: noteId, line: null });
        await ana.shows('that it was read back', (view) => view.cards.handOff?.readBack?.by === BEN);
        await until('Chatwoot to show Ben', () => road.practice.model.conversations.get(id)?.assignee_id === BEN);
        const kept = await redis.keys('*');
        for (const one of kept) expect(JSON.stringify([one, await dump(one)])).not.toContain(SECRET);
        expect(road.logs.join('\n')).not.toContain(SECRET);
      },
  });
});

/** Everything that stands under a key, whatever kind it is. */
async function dump(key: string): Promise<unknown> {
  switch (await redis.type(key)) {
    case 'string':
      return redis.get(key);
    case 'hash':
      return redis.hgetall(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'zset':
      return redis.zrange(key, '0', '-1');
    case 'stream':
      return redis.xrange(key, '-', '+');
    default:
      return redis.smembers(key).catch(() => null);
  }
}
