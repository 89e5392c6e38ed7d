import { MINUTE, SECOND } from '../../core/kernel/instant';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import { same } from '../../core/kernel/same';
import { actsAt, intentIn, type Acts } from '../support/acts';
import { allConversations, tellableByChatwoot } from '../support/known-facts';
import { rebuild } from '../support/rebuild';
import { startRoad, type Road } from '../support/road';
import { testRedis } from '../support/redis';
import { until } from '../support/until';

const redis = testRedis();
const minute = { chat: MINUTE, sms: MINUTE, email: MINUTE, other: MINUTE };
const policy = { ...DEFAULT_POLICY, waiting: { ...DEFAULT_POLICY.waiting, firstAnswer: minute, laterTurn: minute } };
let road: Road;
let acts: Acts;
beforeEach(async () => {
  await redis.flushdb();
  road = await startRoad({ speed: 10, policy });
  acts = actsAt(road.practice);
});
afterEach(() => road.stop());

const notes = (ids: readonly number[]): (string | null)[][] => ids.map((id) => acts.notesIn(id).map(intentIn));
const heardIn = async (id: number): Promise<number> =>
  (await allConversations(redis)).get(id)?.thread.inbound.length ?? 0;

describe('facts heard by webhooks', () => {
  it('equal those rebuilt from Chatwoot’s REST API alone, for what it can tell', async () => {
    const waits = await acts.newClient();
    const text = await acts.newClient('hello', 'text');
    const closed = await acts.newClient();
    const talks = await acts.newClient();
    await acts.advocateSays(text);
    await acts.advocateSays(closed);
    await acts.setStatus(closed, 'resolved');
    for (let turn = 0; turn < 3; turn += 1) {
      await road.clock.sleep(10 * SECOND);
      await acts.advocateSays(talks);
      await acts.clientDoes(talks, 'typing-on');
      await acts.clientSays(talks);
    }
    await until('the notes', () => acts.notesIn(waits).length === 1 && acts.notesIn(talks).length === 1);
    const before = notes([waits, text, closed, talks]);
    let different: unknown[] = [];
    await rebuild({ ...road, policy }, async (rebuilt) => {
      const heard = await allConversations(redis);
      different = [waits, text, closed, talks].flatMap((id) => {
        const [ours, theirs] = [heard.get(id), rebuilt.get(id)].map((facts) => facts && tellableByChatwoot(facts));
        return ours && theirs && same(ours, theirs) ? [] : [{ id, ours, theirs }];
      });
      return different.length === 0;
    }).catch(() => expect(different).toEqual([]));
    expect(notes([waits, text, closed, talks])).toEqual(before);
  });
});

describe('a Redis that was emptied in the middle of the night', () => {
  it('is filled again from Chatwoot, and no note is posted twice', async () => {
    const [waits, text] = [await acts.newClient(), await acts.newClient('hello', 'text')];
    await until('the note', () => acts.notesIn(waits).length === 1);
    const later = await acts.newClient();
    await redis.flushdb();
    await until('everything to be known again', async () => (await allConversations(redis)).size >= 3);
    await until('the other notes', () => acts.notesIn(text).length === 1 && acts.notesIn(later).length === 1);
    await road.clock.sleep(3 * MINUTE);
    expect(notes([waits, text, later]).map((all) => all.length)).toEqual([1, 1, 1]);
  });

  it('does not forget a note while Chatwoot cannot be asked and webhooks still come', async () => {
    // By text message: the chat's page would read the note and so have its webhook sent again.
    const id = await acts.newClient('hello', 'text');
    await until('the note', () => acts.notesIn(id).length === 1);
    await until('the note to be heard of', async () => (await allConversations(redis)).get(id)?.waiting.lastNoteAt);
    await road.clock.sleep(10 * SECOND);
    const first = acts.notesIn(id)[0]?.at ?? 0;
    road.practice.faults.apiDown = true;
    await redis.flushdb();
    await acts.clientSays(id);
    await until('their text to be heard', async () => (await heardIn(id)) === 1);
    await road.clock.sleep(90 * SECOND);
    road.practice.faults.apiDown = false;
    await until('everything to be known again', async () => (await heardIn(id)) === 2);
    await road.clock.sleep(MINUTE);
    expect(road.clock.now()).toBeLessThan(first + DEFAULT_POLICY.waiting.repeatAfter);
    expect(acts.notesIn(id)).toHaveLength(1);
  });
});
