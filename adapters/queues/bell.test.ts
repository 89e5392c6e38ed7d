import { testRedis } from '../../test/support/redis';
import { createBell } from './bell';
import { laneOf, queueOf } from './lanes';

const redis = testRedis();
const SUBJECT = 'c:1:42';

const JOB = { subject: SUBJECT, intent: `${SUBJECT}:waiting-m1-1:note` };

/** How many bells were ever put into this queue of the subject's lane. */
async function rungInQueue(kind: 'wake' | 'effect'): Promise<number> {
  const { name, prefix } = queueOf(kind, laneOf(SUBJECT));
  return Number((await redis.get(`${prefix}:${name}:id`)) ?? 0);
}

test('subjects and effects are handed to the worker of this process, and to the queues when it works no more', async () => {
  await redis.flushdb();
  const connected = testRedis();
  await connected.ping();
  const bell = createBell(connected);
  const handed: unknown[] = [];
  bell.answerHere({ wake: (subject) => handed.push(subject), effect: (job) => handed.push(job) });
  bell.ring(SUBJECT);
  bell.ringEffect(JOB);
  bell.answerHere(null);
  bell.ring(SUBJECT);
  bell.ringEffect(JOB);
  await bell.close();
  expect(handed).toEqual([SUBJECT, JOB]);
  expect([await rungInQueue('wake'), await rungInQueue('effect')]).toEqual([1, 1]);
});
