import { openSubjects } from '../../adapters/redis/open-subjects';
import { readFacts } from '../../adapters/redis/facts-store';
import { isGone } from '../../core/kernel/gone';
import { MINUTE } from '../../core/kernel/instant';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import { actsAt, type Acts } from '../support/acts';
import { startRoad, type Road } from '../support/road';
import { testRedis } from '../support/redis';
import { until } from '../support/until';

const redis = testRedis();
const minute = { chat: MINUTE, sms: MINUTE, email: MINUTE, other: MINUTE };
const policy = { ...DEFAULT_POLICY, waiting: { ...DEFAULT_POLICY.waiting, firstAnswer: minute, laterTurn: minute } };

describe('a conversation that somebody deletes in Chatwoot, which tells nobody', () => {
  let road: Road;
  let acts: Acts;
  beforeEach(async () => {
    await redis.flushdb();
    road = await startRoad({ speed: 60, policy });
    acts = actsAt(road.practice);
  });
  afterEach(() => road.stop());

  const known = async (id: number): Promise<boolean> => (await openSubjects(redis)).includes(`c:1:${id}`);
  const gone = async (id: number): Promise<boolean> => {
    const facts = await readFacts(redis, `c:1:${id}`);
    return facts?.kind === 'conversation' && isGone(facts);
  };
  const deletes = (id: number) => road.practice.model.conversations.delete(id);

  it('is found to be gone, waiting or not, and nothing is left to do of it', async () => {
    const [waits, quiet] = [await acts.newClient(), await acts.newClient()];
    await acts.advocateSays(quiet);
    await until('both to be open', async () => (await known(waits)) && (await known(quiet)));
    deletes(waits);
    deletes(quiet);
    await until('both to be gone', async () => (await gone(waits)) && (await gone(quiet)));
    await until('nothing to be left to do', async () => (await redis.keys('*:todo')).length === 0);
    expect(await openSubjects(redis)).toEqual([]);
    expect([waits, quiet].map((id) => acts.notesIn(id).length)).toEqual([0, 0]);
  });

  it('is there again when Chatwoot has it again, unchanged, and its client is waited upon', async () => {
    const id = await acts.newClient();
    await until('it to be open', () => known(id));
    const { conversations } = road.practice.model;
    const of = conversations.get(id);
    if (!of) throw new Error('it is there');
    conversations.delete(id);
    await until('it to be gone', () => gone(id));
    conversations.set(id, of);
    await until('it to be there again', async () => !(await gone(id)) && (await known(id)));
    await until('the note that calls for an answer', () => acts.notesIn(id).length > 0);
  });

  it('is not taken for gone while a proxy answers 404 for all of Chatwoot, nor for a hiccup of Chatwoot itself', async () => {
    const id = await acts.newClient();
    await until('it to be open', () => known(id));
    road.practice.faults.apiReadsAnswer = 404;
    await road.clock.sleep(5 * MINUTE);
    road.practice.faults.apiReadsAnswer = null;
    const { conversations } = road.practice.model;
    const of = conversations.get(id);
    if (!of) throw new Error('it is there');
    conversations.delete(id);
    const doubted = async () => (await redis.hexists('helpline:not-found', String(id))) === 1;
    await until('it to have been asked for once', doubted);
    conversations.set(id, of);
    await until('the note that calls for an answer', () => acts.notesIn(id).length > 0);
    await until('the doubt to be over', async () => !(await doubted()));
    expect(await gone(id)).toBe(false);
  });
});
