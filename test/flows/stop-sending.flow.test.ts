import { accept } from '../../adapters/redis/mailbox';
import { desk } from '../../core/kernel/subject';
import { actsAt, intentIn, markerIn, type Acts } from '../support/acts';
import { plantText } from '../support/plant';
import { startRoad, type Road } from '../support/road';
import { testRedis } from '../support/redis';
import { until } from '../support/until';

const redis = testRedis();
let road: Road;
afterEach(() => road.stop());

/** As `npm run stop-sending` does it. */
async function switchSending(stopped: boolean): Promise<void> {
  const now = road.clock.now();
  const heard = { id: `sending:${stopped}:${now}`, at: now, heardAt: now, via: 'ourselves' as const };
  await accept(redis, [{ ...heard, kind: 'sending-switched', subject: desk(1), stopped }], now);
}
const toldDesk = (acts: Acts, kind: string): number =>
  acts.notesIn(road.deskConversationId).filter((note) => markerIn(note)?.kind === kind).length;
const counted = async (name: string): Promise<number> => Number(await redis.hget('helpline:counters', name));

describe('"stop all sending"', () => {
  it('withholds every text until it is off, and is shown everywhere', async () => {
    road = await startRoad({ speed: 20 });
    const acts = actsAt(road.practice);
    const shown = (id: number): string => String(acts.attributesOf(id)['helpline_next_step']);
    const id = await acts.newClient();
    await until('the sidebar', () => shown(id).includes('answer'));

    const first = await plantText(road.world, id, 'before');
    await until('a text while it is off', () => acts.textsIn(id).map(intentIn).includes(first));

    await switchSending(true);
    await until('every sidebar to say so', () => shown(id).startsWith('All sending stopped'));
    await until('the desk to be told', () => toldDesk(acts, 'sending') === 1);
    await plantText(road.world, id, 'while-stopped');
    await until('the text to be withheld', () => counted('effect_text-to-client_withdrawn'));
    const late = await acts.newClient();
    await until('a conversation that began later to say so too', () => shown(late).startsWith('All sending stopped'));
    await plantText(road.world, late, 'while-stopped');
    await until('that text to be withheld', async () => (await counted('effect_text-to-client_withdrawn')) === 2);

    await switchSending(false);
    await until('the sidebars to say so', () => ![id, late].some((one) => shown(one).startsWith('All sending')));
    await until('the desk to be told', () => toldDesk(acts, 'sending') === 2);
    const last = await plantText(road.world, id, 'after');
    await until('a text again', () => acts.textsIn(id).map(intentIn).includes(last));
    expect(acts.textsIn(id).map(intentIn)).toEqual([first, last]);
    expect(acts.textsIn(late)).toHaveLength(0);
  });
});
