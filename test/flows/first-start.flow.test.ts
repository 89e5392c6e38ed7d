import { readFacts } from '../../adapters/redis/facts-store';
import { sweptAt } from '../../adapters/redis/long-stop-store';
import { DAY, HOUR, MINUTE } from '../../core/kernel/instant';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import type { Practice } from '../../practice/start';
import { actsAt } from '../support/acts';
import { startRoad, type Road } from '../support/road';
import { testRedis } from '../support/redis';
import { until } from '../support/until';

const redis = testRedis();
const minute = { chat: MINUTE, sms: MINUTE, email: MINUTE, other: MINUTE };
const policy = { ...DEFAULT_POLICY, waiting: { ...DEFAULT_POLICY.waiting, firstAnswer: minute, laterTurn: minute } };

/** Everything that stands in this conversation was said so much earlier. */
function age(practice: Practice, id: number, by: number): void {
  const of = practice.model.conversations.get(id);
  if (!of) throw new Error(`no conversation ${id}`);
  for (const row of [of, ...of.messages]) {
    row.created_at -= by;
    row.updated_at -= by;
  }
  of.last_activity_at -= by;
  if (of.waiting_since !== null) of.waiting_since -= by;
}

/** The lists for supervisors that stand in the desk conversation. */
const listsIn = ({ practice, deskConversationId }: Road): string[] =>
  actsAt(practice)
    .notesIn(deskConversationId)
    .flatMap(({ detail: { content } }) => (typeof content === 'string' ? [content] : []))
    .filter((text) => text.includes('from before'));

describe('the first start at a Chatwoot with a history', () => {
  let road: Road | undefined;
  beforeEach(() => redis.flushdb());
  afterEach(() => road?.stop());

  it('tells supervisors once of what is left from before, rings no alarm for it, and who wrote an hour ago is told of', async () => {
    const ids = { month: 0, yesterday: 0, optedOut: 0, quiet: 0, hour: 0 };
    road = await startRoad({
      speed: 100,
      policy,
      async before(practice) {
        const acts = actsAt(practice);
        ids.month = await acts.newClient();
        ids.yesterday = await acts.newClient('hello', 'text');
        ids.optedOut = await acts.newClient('STOP', 'text');
        ids.quiet = await acts.newClient();
        ids.hour = await acts.newClient();
        await acts.advocateSays(ids.quiet);
        for (const id of [ids.month, ids.optedOut, ids.quiet]) age(practice, id, 30 * DAY);
        age(practice, ids.yesterday, 26 * HOUR);
        age(practice, ids.hour, HOUR);
      },
    });
    const here = road;
    const acts = actsAt(here.practice);
    await until('the alarm for who wrote an hour ago', () => acts.notesIn(ids.hour).length > 0);
    const list = await until('the list for supervisors', () => listsIn(here)[0]);
    expect(list).toContain('in 3 open conversations');
    for (const id of [ids.month, ids.yesterday, ids.optedOut]) expect(list).toContain(`${id} (20`);
    // A Redis that is emptied changes nothing of it.
    await redis.flushdb();
    await until('the desk to be told of them again', async () => {
      const facts = await readFacts(redis, `c:1:${ids.month}`);
      return facts?.kind === 'conversation' && facts.waiting.leftTold;
    });
    await here.clock.sleep(12 * MINUTE);
    expect(listsIn(here)).toHaveLength(1);
    const old = [ids.month, ids.yesterday, ids.optedOut, ids.quiet];
    expect(old.map((id) => acts.notesIn(id).map(({ detail }) => detail['content']))).toEqual(old.map(() => []));
  });

  it('after a month’s stop lists what nobody was told of for a week, and rings the alarm for what is newer', async () => {
    const ids = { missed: 0, newer: 0 };
    road = await startRoad({
      speed: 100,
      policy,
      async before(practice) {
        const acts = actsAt(practice);
        ids.missed = await acts.newClient();
        ids.newer = await acts.newClient();
        age(practice, ids.missed, 10 * DAY);
        age(practice, ids.newer, 2 * DAY);
        // Set up two months ago, and away for the second of them.
        await redis.set('helpline:began', String(Date.now() - 60 * DAY));
        await sweptAt(redis, Date.now() - 31 * DAY);
      },
    });
    const here = road;
    const acts = actsAt(here.practice);
    await until('the alarm for the newer one', () => acts.notesIn(ids.newer).length > 0);
    const list = await until('the list', () => listsIn(here)[0]);
    expect(list).toContain('in one open conversation');
    expect(list).toContain(`${ids.missed} (20`);
    expect(acts.notesIn(ids.missed)).toEqual([]);
  });
});
