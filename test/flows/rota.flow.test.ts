import { readFacts } from '../../adapters/redis/facts-store';
import { NO_ON_CALL_MEMORY, type OnCallMemory } from '../../core/kernel/on-call-memory';
import type { RotaAnswer, RotaCommand, RotaView } from '../../core/panel/rota-contract';
import { actsAt, markerIn } from '../support/acts';
import { ADA, ANA, BEN, CLEO, startNight, type Night } from '../support/night';
import { newKey, panelPage } from '../support/panel-page';
import { testRedis } from '../support/redis';
import { until } from '../support/until';

const redis = testRedis();
jest.setTimeout(60_000);

let night: Night;
beforeEach(async () => {
  await redis.flushdb();
  night = await startNight();
});
afterEach(() => night.stop());

async function asSupervisor() {
  const page = panelPage(night, 'ada');
  await page.signIn();
  expect((await page.prove({ desk: true })).status).toBe(200);
  return {
    ...page,
    view: async () => (await page.send<RotaView>('GET', '/panel/desk/rota', undefined)).body,
    change: async (command: RotaCommand, key = newKey()) =>
      (await page.send<RotaAnswer>('POST', '/panel/desk/rota/change', { key, command })).body,
  };
}
const wall = (hours: number): string => new Date(night.clock.now() + hours * 3_600_000).toISOString().slice(0, 16);
const swap = (): RotaCommand => ({ name: 'swap', rota: 'nights', from: wall(-1), until: wall(5), out: ANA, in: CLEO });
async function memory(): Promise<OnCallMemory> {
  const facts = await readFacts(redis, 'd:1');
  return (facts?.kind === 'desk' && facts.onCall) || NO_ON_CALL_MEMORY;
}
/** Who was paged, in the order in which it left. */
const paged = async (): Promise<number[]> =>
  (await memory()).pages.flatMap(({ page, sentAt }) =>
    sentAt === null ? [] : [Number(page.split('.').at(-1)?.split(':')[0])],
  );
const changeNotes = () =>
  actsAt(night.practice)
    .notesIn(night.deskConversationId)
    .filter((note) => markerIn(note)?.kind === 'on-call-change');

describe('a supervisor at the page of the rota', () => {
  it('swaps somebody, and the very next message goes to whoever is there instead', async () => {
    const ada = await asSupervisor();
    expect(await ada.change(swap())).toEqual({ result: 'done', remark: null });
    await actsAt(night.practice).newClient();
    expect(await until('a page to have left', async () => (await paged()).length > 0 && paged())).toEqual([CLEO]);
    const [note, ...more] = await until('the note', () => changeNotes().length > 0 && changeNotes());
    expect(more).toEqual([]);
    expect(note?.detail['content']).toMatch(/agent #4 instead of agent #2\. Changed by agent #1\.$/);
    const { rotas, agents } = await ada.view();
    expect(agents).toContainEqual({ id: CLEO, name: 'Cleo Advocate' });
    expect(rotas[0]?.changes).toMatchObject([{ by: ADA, words: 'Cleo Advocate instead of Ana Advocate', isNow: true }]);
    const now = rotas[0]?.days.flatMap(({ rows }) => rows).find(({ isNow }) => isNow);
    expect(now).toMatchObject({ people: [CLEO], backup: [BEN], changed: true, state: 'on-call' });
  });

  it('whose memory was emptied still knows the change, from the note, and writes no second one', async () => {
    const ada = await asSupervisor();
    await ada.change(swap());
    await until('the note', () => changeNotes().length === 1);
    const before = (await memory()).changes;
    await redis.flushdb();
    await until('the change to be known again', async () => (await memory()).changes.length === 1);
    expect((await memory()).changes).toEqual(before);
    await actsAt(night.practice).newClient();
    expect(await until('a page to have left', async () => (await paged()).length > 0 && paged())).toEqual([CLEO]);
    expect(changeNotes()).toHaveLength(1);
  });

  it('takes it back, and what is clicked twice is done once', async () => {
    const ada = await asSupervisor();
    const [command, key] = [swap(), newKey()];
    await ada.change(command, key);
    await ada.change(command, key);
    const [known, ...more] = (await memory()).changes;
    expect(more).toEqual([]);
    expect(await ada.change({ name: 'take-back', id: known?.id ?? '' })).toMatchObject({ result: 'done' });
    expect((await ada.view()).rotas[0]?.changes).toEqual([]);
    await until('both notes', () => changeNotes().length === 2);
    await actsAt(night.practice).newClient();
    expect(await until('a page to have left', async () => (await paged()).length > 0 && paged())).toEqual([ANA]);
  });

  it('is told in a sentence what cannot be, and nothing changes', async () => {
    const ada = await asSupervisor();
    const answer = await ada.change({ ...swap(), until: wall(-2) } as RotaCommand);
    expect(answer).toEqual({ result: 'refused', words: expect.stringMatching(/over already/) as string });
    expect((await memory()).changes).toEqual([]);
  });
});

describe('whoever is no supervisor', () => {
  it('is refused the table and every change', async () => {
    const ana = panelPage(night, 'ana');
    await ana.signIn();
    expect((await ana.prove({ desk: true })).status).toBe(403);
    const conversation = await actsAt(night.practice).newClient();
    await ana.prove({ conversationId: conversation });
    const asked = [
      await ana.send('GET', '/panel/desk/rota', undefined),
      await ana.send('POST', '/panel/desk/rota/change', { key: newKey(), command: swap() }),
    ];
    expect(asked.map(({ status }) => status)).toEqual([403, 403]);
    expect((await memory()).changes).toEqual([]);
  });
});
