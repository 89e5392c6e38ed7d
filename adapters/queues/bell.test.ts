import { testRedis } from '../../test/support/redis';
import { createBell } from './bell';
import { laneOf, queueOf } from './lanes';

const redis = testRedis();
const SUBJECT = 'c:1:42';

/** How many bells were ever put into the queue of this subject. */
async function rungInQueue(): Promise<number> {
  const { name, prefix } = queueOf('wake', laneOf(SUBJECT));
  return Number((await redis.get(`${prefix}:${name}:id`)) ?? 0);
}

test('a subject is handed to the worker of this process, and to the queue when it works no more', async () => {
  await redis.flushdb();
  const connected = testRedis();
  await connected.ping();
  const bell = createBell(connected);
  const handed: string[] = [];
  bell.answerHere((subject) => handed.push(subject));
  bell.ring(SUBJECT);
  bell.answerHere(null);
  bell.ring(SUBJECT);
  await bell.close();
  expect(handed).toEqual([SUBJECT]);
  expect(await rungInQueue()).toBe(1);
});
