import { receiptsOf, type Receipt } from '../../core/connection/receipt';
import type { ConversationFacts } from '../../core/kernel/facts';
import { readCounters } from '../../adapters/redis/counters';
import { readFacts } from '../../adapters/redis/facts-store';
import { textMoves } from '../../practice/twilio/texts';
import { actsAt, type Acts } from '../support/acts';
import { everythingIn } from '../support/digest';
import { testRedis } from '../support/redis';
import { startRoad, type Road } from '../support/road';
import { until } from '../support/until';

const redis = testRedis();
const TOKEN = 'the-token-of-the-carrier';
let road: Road;
let acts: Acts;
beforeEach(() => redis.flushdb());
afterEach(() => road.stop());

async function begin(twilioToken?: string): Promise<void> {
  road = await startRoad({ speed: 20, ...(twilioToken ? { twilioToken } : {}) });
  road.practice.twilio.answersByItself = false;
  acts = actsAt(road.practice);
}

/** The advocate's text; who took the conversation stands in the thread after it. */
const textOf = (conversation: number) =>
  (road.practice.model.conversations.get(conversation)?.messages ?? [])
    .filter((message) => message.message_type === 'outgoing' && !message.private)
    .at(-1);

/** A client texts, an advocate answers, and the carrier has taken the answer. */
async function aTextGoesOut(): Promise<{ conversation: number; sid: string }> {
  const conversation = await acts.newClient('marmalade, please', 'text');
  await acts.advocateSays(conversation, 'more marmalade');
  const sid = await until('the carrier takes it', () => {
    return textOf(conversation)?.source_id;
  });
  return { conversation, sid };
}

const receiptOf = async (conversation: number): Promise<Receipt | undefined> => {
  const facts = (await readFacts(road.world.redis, `c:1:${conversation}`)) as ConversationFacts | null;
  return facts ? receiptsOf(facts, road.clock.now(), road.world.policy()).at(-1) : undefined;
};
/** Two callbacks, each of which Chatwoot has told before the next one comes: of two at once it would tell the last alone. */
async function arrivesAndFails(conversation: number, sid: string): Promise<void> {
  textMoves(road.practice.twilio, sid, 'delivered');
  await until('it was delivered', async () => (await receiptOf(conversation))?.state === 'delivered');
  textMoves(road.practice.twilio, sid, 'undelivered', 30003);
}
const asked = async (): Promise<number> => (await readCounters(redis))['effect_fetch-carrier_done'] ?? 0;

describe('the carrier’s own log', () => {
  it('settles what Chatwoot heard both ways', async () => {
    await begin(TOKEN);
    const { conversation, sid } = await aTextGoesOut();
    await arrivesAndFails(conversation, sid);
    await until('the log’s word', async () => (await receiptOf(conversation))?.remark === 'settled');
    expect(await receiptOf(conversation)).toMatchObject({ state: 'failed', by: 'carrier', errorCode: 30003 });
    await road.clock.sleep(120_000);
    expect(await asked()).toBe(1);
  });

  it('says that a text arrived of which Chatwoot never heard', async () => {
    await begin(TOKEN);
    const { conversation, sid } = await aTextGoesOut();
    textMoves(road.practice.twilio, sid, 'delivered', null, { silently: true });
    await until('the log’s word', async () => (await receiptOf(conversation))?.state === 'delivered');
    expect(textOf(conversation)?.status).toBe('sent');
  });

  it('is never asked where it is not configured: the conflict stays one', async () => {
    await begin();
    const { conversation, sid } = await aTextGoesOut();
    await arrivesAndFails(conversation, sid);
    await until('the conflict', async () => (await receiptOf(conversation))?.remark === 'conflict');
    await road.clock.sleep(60_000);
    expect(await receiptOf(conversation)).toMatchObject({ state: 'delivered', remark: 'conflict' });
    expect(await asked()).toBe(0);
  });

  it('leaves neither token, number nor words in Redis or a log', async () => {
    await begin(TOKEN);
    const { conversation, sid } = await aTextGoesOut();
    await arrivesAndFails(conversation, sid);
    await until('the log’s word', async () => (await receiptOf(conversation))?.remark === 'settled');
    const number = [...road.practice.model.contacts.values()].find(({ phone_number }) => phone_number)?.phone_number;
    const everything = `${(await everythingIn(redis)).flat().join('\n')}\n${road.logs.join('\n')}`;
    expect(number).toMatch(/^\+1555/);
    for (const secret of [TOKEN, String(number).slice(1), 'marmalade']) expect(everything).not.toContain(secret);
  });
});
