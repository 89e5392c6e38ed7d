import type { Step } from '../../adapters/world';
import { MINUTE, SECOND } from '../../core/kernel/instant';
import { actsAt, intentIn, type Acts } from '../support/acts';
import { plantText } from '../support/plant';
import { startRoad, type Road } from '../support/road';
import { testRedis } from '../support/redis';
import { until } from '../support/until';

const redis = testRedis();
let road: Road;
let acts: Acts;
/** From the next message that is posted on, Chatwoot's answers are lost: all is carried out and nobody hears of it. */
let loseFromNext = false;

beforeEach(async () => {
  await redis.flushdb();
  loseFromNext = false;
  let isMessage = false;
  const step = (label: Step): void => {
    if (label === 'checked') isMessage = true;
    if (label === 'posted') isMessage = false;
    if (label === 'posting' && isMessage && loseFromNext) road.practice.faults.apiLoseAnswer = 1;
  };
  road = await startRoad({ speed: 20, step });
  acts = actsAt(road.practice);
  // Until the message stands, whose own answer is lost then; what the desk is told meanwhile is not what this is about.
  road.practice.model.listen((notice) => {
    if (notice.name !== 'message.created' || notice.message.sender?.type !== 'AgentBot') return;
    if (road.practice.faults.apiLoseAnswer === 0) return;
    road.practice.faults.apiLoseAnswer = 0;
    if (notice.conversation.id !== road.deskConversationId) loseFromNext = false;
  });
});
afterEach(() => road.stop());

const recovered = (id: number): boolean =>
  road.logs.some((line) => line.includes(`"subject":"c:1:${id}"`) && line.includes('"state":"recovered"'));

describe('a message that Chatwoot took, and whose answer was lost', () => {
  it('is found by its marker, and the note stands once', async () => {
    const id = await acts.newClient();
    // What the desk is told at the start is not what this is about.
    await road.clock.sleep(30 * SECOND);
    loseFromNext = true;
    await until('the note', () => acts.notesIn(id).length > 0);
    await until('it to be found', () => recovered(id));
    await road.clock.sleep(MINUTE);
    expect(acts.notesIn(id)).toHaveLength(1);
  });

  it('is found by its marker, and the client has one text', async () => {
    const id = await acts.newClient();
    await acts.advocateSays(id);
    await until('the sidebar', () => acts.attributesOf(id)['helpline_next_step']?.includes('hint'));
    loseFromNext = true;
    const intent = await plantText(road.world, id, 'planted');
    await until('the text', () => acts.textsIn(id).length > 0);
    await until('it to be found', () => recovered(id));
    await road.clock.sleep(MINUTE);
    expect(acts.textsIn(id).map(intentIn)).toEqual([intent]);
  });
});
