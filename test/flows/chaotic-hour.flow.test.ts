import { SECOND } from '../../core/kernel/instant';
import { createRandom } from '../../practice/random';
import { textArrives } from '../../practice/twilio/texts';
import { actsAt, type Acts } from '../support/acts';
import { billed, ledgerActs } from '../support/ledger-acts';
import { testRedis } from '../support/redis';
import { CARRIER_NUMBER, startRoad, type Road } from '../support/road';
import { until } from '../support/until';

const redis = testRedis();
let road: Road;
let acts: Acts;
let ledger: ReturnType<typeof ledgerActs>;
beforeEach(async () => {
  await redis.flushdb();
  road = await startRoad({ speed: 60, twilioToken: 'the-token-of-the-carrier' });
  acts = actsAt(road.practice);
  ledger = ledgerActs(road);
});
afterEach(() => road.stop());

/** What goes wrong in this hour, on both sides of Chatwoot. */
const CHAOS = {
  ...{ webhooksLose: 0.25, webhooksDuplicate: 0.3, webhooksReorder: 0.3, webhooksDelayMs: [50, 20_000] },
  ...{ smsLateSent: 0.3, smsUndelivered: 0.2, smsCallbacksLose: 0.2, smsCallbacksDuplicate: 0.3 },
  ...{ smsInboundTwice: 0.3, smsInboundLose: 0.1, smsSegmentsLateMs: 20_000, twilio500: 0.1, twilio429: 0.1 },
};
const TEXTS = [
  'ok',
  'x'.repeat(160),
  'x'.repeat(161),
  `${'a'.repeat(70)}’`,
  '😀'.repeat(40),
  '€uro '.repeat(50),
  'señal ó',
];
const CLIENTS = 6;
const TURNS = 36;

it('after a chaotic hour the ledger is the carrier’s bill, to the segment', async () => {
  const random = createRandom(7);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random.next() * from.length)] as T;
  Object.assign(road.practice.faults, CHAOS);
  const numbers = Array.from({ length: CLIENTS }, (_, i) => `+1555987000${i}`);
  for (let turn = 0; turn < TURNS; turn += 1) {
    if (turn === TURNS / 3 || turn === (2 * TURNS) / 3) await road.restartWorker();
    const from = pick(numbers);
    const body = turn === TURNS / 2 ? 'STOP' : pick(TEXTS);
    textArrives(road.practice.twilio, { from, to: CARRIER_NUMBER, body });
    const open = [...road.practice.model.conversations.values()].filter(({ inbox_id }) => inbox_id === 3);
    if (open.length > 0 && random.chance(0.8)) await acts.advocateSays(pick(open).id, pick(TEXTS));
    await road.clock.sleep(30 * SECOND);
  }
  const ends = [...road.practice.twilio.texts.values()].map(({ status }) => status);
  expect(new Set(ends)).toEqual(new Set([...ends, 'received', 'delivered', 'undelivered']));
  Object.assign(road.practice.faults, { twilio500: 0, twilio429: 0 });
  await until('the carrier to have counted', () =>
    [...road.practice.twilio.texts.values()].every(({ status, segments }) => segments > 0 && status !== 'queued'),
  );
  await ledger.first();
  await ledger.compared();
  await until('it to be the bill', async () => {
    const [ours, theirs] = [await ledger.texts(), billed(road.practice.twilio.bill)];
    return ours.inbound === theirs.inbound && ours.outbound === theirs.outbound;
  });
  const { unsettled, ...found } = await ledger.compared();
  expect({ ...found, unsettled }).toMatchObject({ missing: 0, extra: 0, differs: 0, unsettled: 0 });
  const bill = billed(road.practice.twilio.bill);
  expect(await ledger.texts()).toEqual(bill);
  expect(found.usage).toBe(bill.inbound + bill.outbound);
});
