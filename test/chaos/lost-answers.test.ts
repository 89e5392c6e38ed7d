import type { Step } from '../../adapters/world';
import { MINUTE } from '../../core/kernel/instant';
import { actsAt, intentIn, type Acts } from '../support/acts';
import { plantText } from '../support/plant';
import { startRoad, type Road } from '../support/road';
import { testRedis } from '../support/redis';
import { until } from '../support/until';

const redis = testRedis();
jest.setTimeout(120_000);
let road: Road;
let acts: Acts;
let lost = 0;
/** Of the message that is posted next, Chatwoot's answer is lost: it is carried out and nobody hears of it. */
let loseNext = false;

beforeEach(async () => {
  await redis.flushdb();
  [lost, loseNext] = [0, false];
  let isMessage = false;
  const step = (label: Step): void => {
    if (label === 'checked') isMessage = true;
    if (label === 'posting' && isMessage && loseNext) {
      loseNext = false;
      lost += 1;
      road.practice.faults.apiLoseAnswer = 1;
    }
    if (label === 'posted') {
      isMessage = false;
      road.practice.faults.apiLoseAnswer = 0;
    }
  };
  road = await startRoad({ speed: 20, step });
  acts = actsAt(road.practice);
});
afterEach(() => road.stop());

const recovered = async (effect: string): Promise<number> =>
  Number(await redis.hget('helpline:counters', `effect_${effect}_recovered`));

describe('a message that Chatwoot took, and whose answer was lost', () => {
  it('is found by its marker, and the note stands once', async () => {
    loseNext = true;
    const id = await acts.newClient();
    await until('the note', () => acts.notesIn(id).length > 0);
    expect(lost).toBe(1);
    await until('it to be found', () => recovered('note'));
    await road.clock.sleep(MINUTE);
    expect(acts.notesIn(id)).toHaveLength(1);
  });

  it('is found by its marker, and the client has one text', async () => {
    const id = await acts.newClient();
    await acts.advocateSays(id);
    await until('the sidebar', () => acts.attributesOf(id)['helpline_next_step'] === '–');
    loseNext = true;
    const intent = await plantText(road.world, id, 'planted');
    await until('the text', () => acts.textsIn(id).length > 0);
    expect(lost).toBe(1);
    await until('it to be found', () => recovered('text-to-client'));
    await road.clock.sleep(MINUTE);
    expect(acts.textsIn(id).map(intentIn)).toEqual([intent]);
  });
});
