import type { ConversationFacts } from '../../core/kernel/facts';
import { MINUTE } from '../../core/kernel/instant';
import { readFacts } from '../../adapters/redis/facts-store';
import { actsAt, markerIn, type Acts } from '../support/acts';
import { beat, sourceOf } from '../support/beats';
import { testRedis } from '../support/redis';
import { startRoad, type Road } from '../support/road';
import { until } from '../support/until';

const redis = testRedis();
let road: Road;
let acts: Acts;
beforeAll(async () => {
  // The practice desk invents the same visitors each time.
  await redis.flushdb();
  road = await startRoad({ speed: 30, beacon: true });
  acts = actsAt(road.practice);
});
afterAll(() => road.stop());

const factsOf = async (id: number) => (await readFacts(road.world.redis, `c:1:${id}`)) as ConversationFacts | null;
const notesOf = (id: number, kind: string): string[] =>
  acts
    .notesIn(id)
    .filter((write) => markerIn(write)?.kind === kind)
    .map(({ detail }) => detail['content'] as string);
const noteOf = (id: number, kind: string) => until(`the note "${kind}"`, () => notesOf(id, kind)[0]);

/** A client with a page of theirs open wrote, and an advocate answered. */
async function answered(): Promise<{ id: number; source: string }> {
  const id = await acts.newClient('hello');
  const source = sourceOf(road, id);
  await until('the binding', async () => (await factsOf(id))?.beacon.source);
  await beat(road, source, { chat: 'open', device: 'desktop' });
  await acts.advocateSays(id, 'I am here');
  await until('the answer', async () => (await factsOf(id))?.thread.answer);
  return { id, source };
}

it('a network that was lost while we waited is told in one note', async () => {
  const { id, source } = await answered();
  await road.clock.sleep(3 * MINUTE);
  const back = { born: 3 * MINUTE, offline: [2 * MINUTE, 0] };
  await beat(road, source, { seq: 2, ...back });
  expect(await noteOf(id, 'network-lost')).toMatch(
    /^(\[@.*\) )?No network from \d\d:\d\d to \d\d:\d\d, says their page/,
  );
  await beat(road, source, { seq: 3, ...back });
  await until('that beat', async () => (await factsOf(id))?.beacon.pages[0]?.seq === 3);
  expect(notesOf(id, 'network-lost')).toHaveLength(1);
});

it('a leave stands in the sidebar, and the return from it there and in one note', async () => {
  const { id, source } = await answered();
  await acts.clientDoes(id, 'leave');
  await beat(road, source, { seq: 2, state: 'left', born: 1_000, device: 'desktop' });
  const shows = (part: string) =>
    until(`the sidebar: ${part}`, () => acts.attributesOf(id)['helpline_connection']?.includes(part));
  await shows('nothing since');
  await beat(road, source, { page: 'b'.repeat(16), chat: 'open' });
  await shows('Chat open');
  expect(await noteOf(id, 'returned')).toMatch(
    /Back: a page of theirs opened \d\d:\d\d, after it was closed \d\d:\d\d\./,
  );
  await acts.clientSays(id, 'harbour');
  await until('their message', async () => (await factsOf(id))?.thread.inbound.length === 2);
  expect(notesOf(id, 'returned')).toHaveLength(1);
});
