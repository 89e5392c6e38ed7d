import { MINUTE, SECOND } from '../../core/kernel/instant';
import { DEFAULT_POLICY, type Policy } from '../../core/kernel/policy';
import type { PanelView } from '../../core/panel/contract';
import { SHIPPED } from '../../core/texts/shipped-text';
import { actsAt, markerIn, type Acts } from '../support/acts';
import { boundaryActs } from '../support/boundary-acts';
import { makeGreen } from '../support/green';
import { panelPage, type Person } from '../support/panel-page';
import { testRedis } from '../support/redis';
import { startRoad, type Road } from '../support/road';
import { together } from '../support/together';
import { until } from '../support/until';

const redis = testRedis();

/** The ladder of the chats, in minutes after our last message was there. */
function laddersOf(hint: number, checkIn: number, closing: number, finish: number): Policy['quiet'] {
  const { quiet } = DEFAULT_POLICY;
  const times = { hint, 'check-in': checkIn, closing, finish };
  const chat = Object.fromEntries(Object.entries(times).map(([step, after]) => [step, after * MINUTE]));
  return { ...quiet, ladders: { ...quiet.ladders, chat: { ...quiet.ladders.chat, ...chat } } };
}

/** A client wrote, an advocate answered, and nothing more is heard of them. */
async function quietClient(acts: Acts): Promise<number> {
  const id = await acts.newClient('hello');
  await acts.advocateSays(id, 'I am here');
  return id;
}

const step = (acts: Acts, id: number, name: string): Promise<unknown> =>
  until(`the note "${name}"`, () => acts.notesIn(id).some((one) => markerIn(one)?.data?.['step'] === name), 60_000);

describe('what the ladder offers, more than ten minutes after their last word', () => {
  const said = (road: Road, id: number): unknown[] =>
    road.practice.ledger.writes.flatMap(({ kind, conversation, by, detail }) => {
      const theirs = by?.type === 'User' && conversation === id && detail['private'] === false;
      return kind === 'message' && theirs ? [detail['content']] : [];
    });

  /** Somebody at the panel of this conversation; at this pace a bearer is good for 15 seconds, so it is proven each time. */
  function at(road: Road, id: number, person: Person) {
    const page = panelPage(road, person);
    return {
      click: async (text: string) => {
        await page.open(id);
        return (await page.say({ name: 'send-text', text })).body;
      },
      offers: (name: string | null): Promise<PanelView> =>
        until(`${name} on offer`, async () => {
          await page.open(id);
          const { body } = await page.view();
          return (body.cards.ladder?.offered[0]?.name ?? null) === name ? body : null;
        }),
    };
  }

  together(() => startRoad({ speed: 60, policy: { quiet: laddersOf(10, 10.5, 12, 30) } }), {
    'goes by one click, in the advocate’s own name, and nothing else does': async (road, acts) => {
      const id = await quietClient(acts);
      const ana = at(road, id, 'ana');
      await ana.offers('checkIn');
      expect(await ana.click('maybeTechnical')).toMatchObject({ reason: 'safe to contact: unknown' });
      const { cards } = await ana.offers('closing');
      expect([cards.ladder?.heldBack, cards.texts.heldBack !== null]).toEqual([null, true]);
      expect(await ana.click('checkIn')).toMatchObject({ result: 'held-back', reason: 'not on offer' });
      // Surely not said while the rules could not be asked in time: it is clicked again.
      await until('it to be said', async () => (await ana.click('closing')).result === 'done');
      await ana.offers(null);
      expect(await ana.click('closing')).toMatchObject({ result: 'held-back', reason: 'not on offer' });
      expect(said(road, id)).toEqual([SHIPPED.closing.en]);
    },
    'is held back by a lock that fell since': async (road, acts) => {
      const id = await quietClient(acts);
      const ben = at(road, id, 'ben');
      await ben.offers('checkIn');
      await acts.advocateNotes(id, '/hold');
      expect(await ben.click('checkIn')).toMatchObject({ result: 'held-back', reason: 'not-safe' });
      expect(said(road, id)).toEqual([]);
    },
  });
});

describe('texts that go out by themselves', () => {
  let policy: Policy = { ...DEFAULT_POLICY, quiet: { ...laddersOf(0.5, 1, 3, 4), automatic: true } };
  const armed = (isArmed: boolean): void => {
    policy = { ...policy, texting: { ...policy.texting, armed: isArmed } };
  };
  let road: Road;
  let acts: Acts;
  beforeAll(async () => {
    // Another practice desk numbers its conversations from the same one on.
    await redis.flushdb();
    road = await startRoad({ speed: 15, policy: () => policy });
    acts = actsAt(road.practice);
  });
  afterAll(() => road.stop());

  /** A quiet client of whom it was noted, or not, that it is OK to write here. */
  async function quietAnd(agreed: boolean): Promise<number> {
    const id = await acts.newClient('hello');
    const at = boundaryActs(road, acts, id);
    if (agreed) {
      await at.note('/ok chat');
      await at.shows('Said OK here');
    }
    await at.reply('I am here');
    return id;
  }
  const textsIn = (id: number): unknown[] => acts.textsIn(id).map(({ detail }) => detail['content']);

  it('none without a green preflight', async () => {
    armed(true);
    const id = await quietAnd(true);
    await step(acts, id, 'check-in');
    await road.clock.sleep(30 * SECOND);
    expect(textsIn(id)).toEqual([]);
  });

  it('none where the policy is not armed', async () => {
    await makeGreen(road);
    armed(false);
    const id = await quietAnd(true);
    await step(acts, id, 'check-in');
    await road.clock.sleep(30 * SECOND);
    expect(textsIn(id)).toEqual([]);
  });

  it('with all three at most two in one silence, each once, and none without their own recorded word', async () => {
    armed(true);
    const [agreed, notAsked] = await Promise.all([quietAnd(true), quietAnd(false)]);
    await Promise.all([step(acts, agreed, 'finish'), step(acts, notAsked, 'finish')]);
    await road.clock.sleep(20 * SECOND);
    expect(textsIn(agreed)).toEqual([SHIPPED.checkIn.en, SHIPPED.closing.en]);
    expect(textsIn(notAsked)).toEqual([]);
  });

  it('none to a client who was heard from, until they are quiet again', async () => {
    const id = await quietAnd(true);
    await step(acts, id, 'hint');
    await acts.clientSays(id, 'sorry, here');
    await road.clock.sleep(2 * MINUTE);
    expect(textsIn(id)).toEqual([]);
  });
});
