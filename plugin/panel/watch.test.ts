import type { Redis } from 'ioredis';
import { manualClock } from '../../adapters/manual-clock';
import { open, save } from '../../adapters/redis/facts-store';
import { noConversationFacts, type ConversationFacts } from '../../core/kernel/facts';
import { MINUTE } from '../../core/kernel/instant';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import { conversation, subjectKey } from '../../core/kernel/subject';
import type { PanelView } from '../../core/panel/contract';
import { T0 } from '../../test/support/events';
import { testRedis } from '../../test/support/redis';
import { soon } from '../../test/support/soon';
import { createWatch, type Watch } from './watch';

const redis = testRedis();
const SUBJECT = conversation(1, 42);
const FACTS: ConversationFacts = noConversationFacts(SUBJECT);

/** Saves the next version as a worker does; gives its number. */
async function saveNext(): Promise<number> {
  const { version } = await open(redis, subjectKey(SUBJECT));
  const nothing = { mailRead: 0, alarm: null, intents: [], isOpen: true, finished: false };
  await save(redis, { subject: subjectKey(SUBJECT), version, facts: FACTS, ...nothing, now: T0 });
  return version + 1;
}

/** A panel that is open, and the versions it was shown; `over` is how it reaches Redis. */
async function watched(over: Redis = redis) {
  await redis.flushdb();
  await saveNext();
  const clock = manualClock(T0);
  const watch = createWatch({ redis: over, clock, policy: () => DEFAULT_POLICY }, SUBJECT, (error) => {
    throw error;
  });
  const { versions } = await joins(watch);
  return { watch, versions, clock };
}

/** One more panel, shown something; the versions it was shown, and when (service's time) it was told it is then. */
async function joins(watch: Watch): Promise<{ versions: number[]; times: number[] }> {
  const versions: number[] = [];
  const times: number[] = [];
  const write = (event: string): boolean => {
    times.push((JSON.parse(/^data: (.*)$/m.exec(event)?.[1] ?? '') as PanelView).at);
    return versions.push(Number(/^id: (\d+)/.exec(event)?.[1])) > 0;
  };
  watch.add({ conversationId: 42, proof: { agentId: 5, scope: '42' }, write, refused: () => {}, end: () => {} });
  await soon(() => versions.length > 0);
  return { versions, times };
}

/** All that was asked of Redis before this has been answered, and what follows from it is done. */
async function settled(): Promise<void> {
  for (let i = 0; i < 5; i += 1) {
    await redis.ping();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('what this process saved is shown at once, and not again when Redis tells of it too', async () => {
  const { watch, versions } = await watched();
  const version = await saveNext();
  watch.saved(version, FACTS);
  expect(versions).toEqual([1, 2]);
  watch.saved(version, null);
  await settled();
  expect(versions).toEqual([1, 2]);
});

test('what another process saved is read', async () => {
  const { watch, versions } = await watched();
  watch.saved(await saveNext(), null);
  await soon(() => versions.length > 1);
  expect(versions).toEqual([1, 2]);
});

test('an older version that is told late is not shown', async () => {
  const { watch, versions } = await watched();
  await saveNext();
  watch.saved(await saveNext(), FACTS);
  watch.saved(2, FACTS);
  await settled();
  expect(versions).toEqual([1, 3]);
});

test('a reading that is overtaken by something newer is not shown', async () => {
  const answers: (() => void)[] = [];
  let held = false;
  const slow = Object.create(redis, {
    hmget: {
      async value(key: string, ...fields: string[]) {
        const answer = await redis.hmget(key, ...fields);
        if (held) await new Promise<void>((resolve) => answers.push(resolve));
        return answer;
      },
    },
  }) as Redis;
  const { watch, versions } = await watched(slow);
  held = true;
  watch.look();
  await soon(() => answers.length > 0);
  held = false;
  watch.saved(await saveNext(), FACTS);
  answers.forEach((answer) => answer());
  await settled();
  expect(versions).toEqual([1, 2]);
});

test('a Redis that was emptied counts anew, and is believed', async () => {
  const { watch, versions } = await watched();
  watch.saved(await saveNext(), FACTS);
  await redis.flushdb();
  watch.saved(await saveNext(), FACTS);
  await soon(() => versions.length > 2);
  expect(versions).toEqual([1, 2, 1]);
});

test('whoever joins half an hour after the last change is told what time it is now, once', async () => {
  const { watch, versions, clock } = await watched();
  await clock.advance(30 * MINUTE);
  watch.tick(clock.now());
  await settled();
  const second = await joins(watch);
  await settled();
  expect(second).toEqual({ versions: [1], times: [T0 + 30 * MINUTE] });
  expect(versions).toEqual([1]);
});
