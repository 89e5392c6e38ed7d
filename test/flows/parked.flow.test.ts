import { listParked, unpark } from '../../adapters/redis/parked';
import { readFacts } from '../../adapters/redis/facts-store';
import { subjectKeys } from '../../adapters/redis/keys';
import type { ConversationFacts } from '../../core/kernel/facts';
import { MINUTE, SECOND } from '../../core/kernel/instant';
import { DEFAULT_POLICY, type Policy } from '../../core/kernel/policy';
import { handleSubject } from '../../worker/handle-subject';
import { actsAt, markerIn, type Acts } from '../support/acts';
import { boundaryActs } from '../support/boundary-acts';
import { plantText } from '../support/plant';
import { startRoad, type Road } from '../support/road';
import { testRedis } from '../support/redis';
import { until } from '../support/until';

const redis = testRedis();
let road: Road;
beforeEach(() => redis.flushdb());
afterEach(() => road.stop());

const TEXT_INBOX = 3;
const SECRET_WORDS = 'what the client said';

/** A policy whose reading fails in one inbox while `broken()`: the rules themselves throw, there and nowhere else. */
function policyThatFails(broken: () => boolean): () => Policy {
  const inboxes = {
    get [TEXT_INBOX]() {
      if (broken()) throw new TypeError(SECRET_WORDS);
      return {};
    },
  };
  return () => ({ ...DEFAULT_POLICY, inboxes });
}

const toldAbout = (acts: Acts): (string | undefined)[] =>
  acts
    .notesIn(road.deskConversationId)
    .map(markerIn)
    .filter((marker) => marker?.kind === 'parked')
    .map((marker) => marker?.data?.['parkedId'] as string | undefined);
const failures = (subject: string): number =>
  road.logs.filter((line) => line.includes('the rules failed') && line.includes(`"${subject}"`)).length;

describe('rules that fail on one conversation', () => {
  it('hold up nobody else, are told to supervisors, and lose nothing once they are mended', async () => {
    let broken = true;
    road = await startRoad({ speed: 20, policy: policyThatFails(() => broken) });
    const acts = actsAt(road.practice);
    const [well, ill] = [await acts.newClient(), await acts.newClient('hello', 'text')];
    const subject = `c:1:${ill}`;
    const [first] = await until('it to be put aside', async () => {
      const parked = await listParked(redis);
      return parked.length > 0 && parked;
    });
    expect(first).toMatchObject({ subject, error: expect.stringMatching(/^TypeError/) as string });
    expect(failures(subject)).toBeGreaterThanOrEqual(3);
    await until('supervisors to be told', () => toldAbout(acts).includes(first?.id));
    await until('the others to be looked after', () => acts.notesIn(well).length === 1);
    expect(acts.notesIn(ill)).toHaveLength(0);
    await acts.clientSays(ill, 'are you there');
    await road.clock.sleep(30 * SECOND);
    const aside = await listParked(redis);
    expect([...new Set(toldAbout(acts))].sort()).toEqual(aside.map(({ id }) => id).sort());
    expect([...road.logs, JSON.stringify(aside)].join()).not.toContain(SECRET_WORDS);

    broken = false;
    for (const { id } of aside) expect(await unpark(redis, id, road.clock.now())).toBe(true);
    await until('the note that it was kept from', () => acts.notesIn(ill).length === 1);
    expect(await listParked(redis)).toEqual([]);
    const facts = JSON.parse((await redis.hget(subjectKeys(subject).facts, 'j')) ?? '{}') as {
      thread: { inbound: [] };
    };
    expect(facts.thread.inbound).toHaveLength(2);
  });
});

describe('a client whose mail cannot be handled', () => {
  it('is sent nothing: what they said last may be "stop"', async () => {
    let broken = false;
    road = await startRoad({ speed: 20, policy: policyThatFails(() => broken) });
    const acts = actsAt(road.practice);
    const id = await acts.newClient('hello', 'text');
    const boundary = boundaryActs(road, acts, id);
    await until('a text to be possible', async () => (await boundary.tryText()) === null);
    broken = true;
    await acts.clientSays(id, 'STOP');
    await until('it to be put aside', async () => (await listParked(redis)).length > 0);
    expect(await boundary.tryText()).not.toBeNull();
    await plantText(road.world, id, 'while-broken');
    await road.clock.sleep(MINUTE);
    expect(acts.textsIn(id)).toHaveLength(0);
    broken = false;
    for (const one of await listParked(redis)) await unpark(redis, one.id, road.clock.now());
    await until('the word to be heard', async () => (await boundary.tryText())?.kind === 'withdrawn');
    await road.clock.sleep(MINUTE);
    expect(boundary.texts().filter((text) => text.includes('still here'))).toEqual([]);
  });
});

describe('an event that no rule can handle', () => {
  it('is put aside alone after the third try; the mail behind it is handled', async () => {
    road = await startRoad({ speed: 20 });
    const acts = actsAt(road.practice);
    const id = await acts.newClient();
    const subject = `c:1:${id}`;
    const keys = subjectKeys(subject);
    await until('it to be known', () => redis.exists(keys.facts));
    await redis
      .multi()
      .rpush(keys.mail, JSON.stringify({ kind: 'client-wrote', id: 'odd', at: 'yesterday' }))
      .zadd(keys.waiting, road.clock.now(), subject)
      .exec();
    await acts.clientSays(id, 'and this comes behind it');
    const [parked] = await until('it to be put aside', async () => {
      const all = await listParked(redis);
      return all.length > 0 && all;
    });
    expect(parked).toMatchObject({ subject, event: { id: 'odd' } });
    await until('supervisors to be told', () => toldAbout(acts).includes(parked?.id));
    await until('the rest to be handled', async () => (await redis.hget(keys.facts, 'j'))?.includes('"messageId":4'));
    await until('the note', () => acts.notesIn(id).length === 1);
    expect(await listParked(redis)).toHaveLength(1);
    await road.clock.sleep(MINUTE);
    expect(toldAbout(acts)).toHaveLength(1);
  });
});

describe('two workers that fail on the same event at the same time', () => {
  it('put it aside once, and tell of it once', async () => {
    let broken = false;
    road = await startRoad({ speed: 20, policy: policyThatFails(() => broken) });
    const acts = actsAt(road.practice);
    const id = await acts.newClient('hello', 'text');
    const subject = `c:1:${id}`;
    const facts = async (): Promise<ConversationFacts | null> =>
      (await readFacts(redis, subject)) as ConversationFacts | null;
    const heard = async (): Promise<number> => (await facts())?.thread.inbound.length ?? 0;
    const knowsInbox = async (): Promise<boolean> => (await facts())?.snapshot?.inboxId === TEXT_INBOX;
    await until('it to be known', async () => (await heard()) === 1 && (await knowsInbox()));
    broken = true;
    await acts.clientSays(id);
    await until('it to be put aside', async () => {
      await Promise.all([handleSubject(road.world, subject), handleSubject(road.world, subject)]);
      return (await listParked(redis)).length > 0;
    });
    await until('supervisors to be told', () => toldAbout(acts).length > 0);
    for (let time = 0; time < 5; time += 1) {
      await acts.clientSays(id, 'are you there');
      await road.clock.sleep(10 * SECOND);
    }
    // The facts alone make the rules fail now: whatever comes is more of the same.
    const aside = await listParked(redis);
    expect(toldAbout(acts)).toEqual(aside.map((one) => one.id));
    expect(aside).toHaveLength(1);
    broken = false;
    await unpark(redis, aside[0]?.id ?? '', road.clock.now());
    await until('all of it to be heard', async () => (await heard()) === 7);
  });
});
