import { MINUTE } from '../../core/kernel/instant';
import { DEFAULT_POLICY, type Policy } from '../../core/kernel/policy';
import { actsAt, markerIn, type Acts } from '../support/acts';
import { panelPage } from '../support/panel-page';
import { testRedis } from '../support/redis';
import { startRoad, type Road } from '../support/road';
import { until } from '../support/until';

const redis = testRedis();
const policy: Policy = { ...DEFAULT_POLICY, supervisors: [1] };
let road: Road;
let acts: Acts;
beforeEach(async () => {
  await redis.flushdb();
  road = await startRoad({ speed: 30, policy });
  acts = actsAt(road.practice);
});
afterEach(() => road.stop());

const shows = (id: number, part: RegExp) =>
  until(`the sidebar: ${String(part)}`, () => part.test(acts.attributesOf(id)['helpline_connection'] ?? ''));
const notesIn = (id: number): string[] =>
  acts
    .notesIn(id)
    .filter((write) => markerIn(write)?.kind === 'advocate-line')
    .map(({ detail }) => detail['content'] as string);

/** Ana answered a client, and looks at the conversation; its stream is open. */
async function attended() {
  const id = await acts.newClient('hello');
  const page = panelPage(road, 'ana');
  await page.open(id);
  const stream = await page.stream();
  await acts.advocateSays(id, 'I am here');
  await until('the answer', () => stream.seen.at(-1)?.view.nextStep.kind !== 'answer-by');
  // Whoever opens a panel just after a start may still be on the way back.
  await road.clock.sleep(1.5 * MINUTE);
  return { id, page, stream };
}

it('an advocate’s line that is cut is named first, the team is told once, and its return too is seen', async () => {
  const { id, page, stream } = await attended();
  await acts.advocateIsOnline(1);
  await stream.close();
  await shows(id, /^Advocate's line: last sign \d\d:\d\d$/);
  const note = await until('the note', () => notesIn(id)[0]);
  expect(note).toMatch(/No sign from the panel of Ana.* since \d\d:\d\d: what is written here may not be seen/);
  expect(acts.attributesOf(id)['helpline_next_step']).toMatch(/your line|advocate’s line/);
  await page.open(id);
  const again = await page.stream();
  await shows(id, /^(?!Advocate's line)/);
  expect(notesIn(id)).toHaveLength(1);
  await again.close();
});

it('who closes the panel, or goes to another conversation, has not lost the line', async () => {
  const { id, page, stream } = await attended();
  expect((await page.send('POST', '/panel/goodbye', undefined)).status).toBe(200);
  await stream.close();
  await road.clock.sleep(3 * MINUTE);
  expect(acts.attributesOf(id)['helpline_connection']).not.toMatch(/^Advocate's line/);
  expect(notesIn(id)).toEqual([]);
});
