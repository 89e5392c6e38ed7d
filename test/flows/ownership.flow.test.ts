import type { Acts } from '../support/acts';
import { panelPage } from '../support/panel-page';
import { testRedis } from '../support/redis';
import { startRoad } from '../support/road';
import { together } from '../support/together';
import { until } from '../support/until';

testRedis();
const [ANA, BEN] = [2, 3];
const notesIn = (acts: Acts, id: number): string[] =>
  acts.notesIn(id).flatMap(({ detail }) => (typeof detail['content'] === 'string' ? [detail['content']] : []));

describe('whose conversation it is, from the click to Chatwoot', () => {
  together(() => startRoad(), {
    'a click takes it: Chatwoot shows it, our bot says it, and a colleague’s panel too': async (road, acts) => {
      const id = await acts.newClient();
      const [ana, ben] = [panelPage(road, 'ana'), panelPage(road, 'ben')];
      await Promise.all([ana.open(id), ben.open(id)]);
      await ana.click({ name: 'take' });
      const assignee = () => road.practice.model.conversations.get(id)?.assignee_id;
      await until('Chatwoot to show Ana', () => assignee() === ANA);
      await ben.shows('Ana', ({ cards }) => cards.ownership.owner?.agentId === ANA);
      await until('the note', () =>
        notesIn(acts, id).some((note) => note.startsWith('Ana Advocate took this conversation at')),
      );
    },
    'two take it at once: one has it, the other is told, and taking over tells both': async (road, acts) => {
      const id = await acts.newClient();
      const [ana, ben] = [panelPage(road, 'ana'), panelPage(road, 'ben')];
      await Promise.all([ana.open(id), ben.open(id)]);
      await Promise.all([ana.click({ name: 'take' }), ben.click({ name: 'take' })]);
      const { cards } = await ana.shows('a refusal', (view) => view.cards.ownership.refused.length === 1);
      const { owner, refused } = cards.ownership;
      expect([owner?.agentId, refused[0]?.by].sort()).toEqual([ANA, BEN]);
      expect(refused[0]).toMatchObject({ why: 'taken', owner: owner?.agentId });
      const loser = owner?.agentId === ANA ? ben : ana;
      await loser.click({ name: 'overtake', from: owner?.agentId ?? 0 });
      await loser.shows('the overtake', (view) => view.cards.ownership.owner?.agentId === refused[0]?.by);
      await until('both to be told', () =>
        notesIn(acts, id).some((note) => note.includes('took this conversation over from')),
      );
      await loser.click({ name: 'undo-take' });
      await ana.shows('the undo', (view) => view.cards.ownership.owner?.agentId === owner?.agentId);
    },
    'finished: a label, an attribute, a note with what was seen then, and Chatwoot’s status; a new message makes it unanswered again':
      async (road, acts) => {
        const id = await acts.newClient();
        const found = () => road.practice.model.conversations.get(id);
        const ana = panelPage(road, 'ana');
        await ana.open(id);
        const { cards } = await ana.shows('the text', (view) => view.cards.ownership.newestText !== null);
        const said = await ana.say({ name: 'agreed', words: 'will ask for Cleo on Friday' });
        await ana.click({ name: 'finish', outcome: 'went-quiet', upTo: cards.ownership.newestText });
        await until('Chatwoot to close it', () => found()?.status === 'resolved');
        await until('the label', () => found()?.label_list.includes('outcome-went-quiet'));
        await until('the attribute', () => acts.attributesOf(id)['helpline_outcome'] === 'Went quiet');
        const noteThen = () => notesIn(acts, id).find((note) => note.includes('Seen then: last heard from at'));
        const written = await until('what was seen then', noteThen);
        await ana.shows('the end', (view) => view.cards.ownership.standing === 'finished');
        await acts.clientSays(id, 'are you there?');
        const { cards: then } = await ana.shows('the return', (view) => view.cards.ownership.standing === 'unanswered');
        expect(then.back?.ended?.words).toBe('Went quiet');
        // What was seen at the end is not written anew by what came later.
        expect(noteThen()).toBe(written);
        expect(then.back?.agreed).toMatchObject({ messageId: (said.body as { messageId: number }).messageId });
        expect(acts.textsIn(id)).toEqual([]);
      },
    'a second person answers in Chatwoot’s own box: both are told': async (road, acts) => {
      const id = await acts.newClient();
      const ben = panelPage(road, 'ben');
      await ben.open(id);
      await ben.click({ name: 'take' });
      await ben.shows('Ben', ({ cards }) => cards.ownership.owner?.agentId === BEN);
      await acts.advocateSays(id);
      await until('both to be told', () =>
        notesIn(acts, id).find((note) => note.includes('Two are answering here: Ana Advocate')),
      );
    },
  });
});
