import type { Direction } from '../../core/kernel/credits';
import { same } from '../../core/kernel/same';
import { MINUTE, SECOND } from '../../core/kernel/instant';
import { unitsOf } from '../../core/credits/ledger';
import { createRandom } from '../../practice/random';
import { answerCall, declineCall, hangUp, isOver, pressKey } from '../../practice/twilio/calls';
import { phoneOf } from '../../practice/twilio/phones';
import { sendText, textArrives } from '../../practice/twilio/texts';
import { actsAt, type Acts } from '../support/acts';
import { makeGreen } from '../support/green';
import { billed, ledgerActs } from '../support/ledger-acts';
import { ANA, BEN, CLEO, nightPolicy, PAGES_NUMBER, startNight, type Night } from '../support/night';
import { testRedis } from '../support/redis';
import { CARRIER_NUMBER } from '../support/road';
import { until } from '../support/until';

const redis = testRedis();
jest.setTimeout(180_000);
let road: Night;
let acts: Acts;
let ledger: ReturnType<typeof ledgerActs>;
beforeEach(async () => {
  await redis.flushdb();
  const policy = nightPolicy();
  const texting = { ...policy.texting, armed: true, helpReply: true };
  road = await startNight({ speed: 60, policy: { ...policy, texting } });
  acts = actsAt(road.practice);
  ledger = ledgerActs(road);
  await makeGreen(road);
});
afterEach(() => road.stop());

/** What goes wrong in this hour, on both sides of Chatwoot. */
const CHAOS = {
  ...{ webhooksLose: 0.25, webhooksDuplicate: 0.3, webhooksReorder: 0.3, webhooksDelayMs: [50, 20_000] },
  ...{ smsLateSent: 0.3, smsUndelivered: 0.2, smsCallbacksLose: 0.2, smsCallbacksDuplicate: 0.3 },
  ...{ smsInboundTwice: 0.3, smsInboundLose: 0.1, smsSegmentsLateMs: 20_000 },
  ...{ twilio500: 0.1, twilio429: 0.1, twilioLoseAnswer: 0.1 },
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
const random = createRandom(7);
const pick = <T>(from: readonly T[]): T => from[Math.floor(random.next() * from.length)] as T;

/** What those on call do with a phone that rings, and what they text back. */
function thoseOnCall(): void {
  const { twilio } = road.practice;
  for (const call of twilio.calls.values()) {
    if (call.status === 'ringing') pick([answerCall, answerCall, declineCall, () => {}])(twilio, call);
    else if (call.asks !== null && random.chance(0.3)) pressKey(twilio, call, '1');
    else if (random.chance(0.2)) hangUp(twilio, call);
  }
  if (!random.chance(0.1)) return;
  textArrives(twilio, {
    from: phoneOf(pick([ANA, BEN])),
    to: PAGES_NUMBER,
    body: pick(['A', 'B', 'who is it? '.repeat(20)]),
  });
}

/** People ask what this is until one is answered, by nobody but us; an answer is given at once or never. */
async function somebodyAsksForHelp(): Promise<void> {
  for (let person = 0; person < 9 && !trueTexts()['automatic']; person += 1) {
    textArrives(road.practice.twilio, { from: `+1555987001${person}`, to: CARRIER_NUMBER, body: 'HELP' });
    await road.clock.sleep(3 * MINUTE);
  }
}

/** Segments of texts by direction, from the carrier's own log and from who stands in the thread as who wrote. */
function trueTexts(): Record<string, number> {
  const { twilio, model } = road.practice;
  const messages = [...model.conversations.values()].flatMap((one) => one.messages);
  const byRobot = new Set(messages.flatMap((one) => (one.sender?.type === 'AgentBot' ? (one.source_id ?? []) : [])));
  const units: Record<string, number> = {};
  for (const { sid, from, to, direction, segments } of twilio.texts.values()) {
    const is = ((): Direction => {
      if (direction === 'inbound') return 'inbound';
      if (from === PAGES_NUMBER) return 'page';
      if (to === phoneOf(CLEO)) return 'forwarded';
      if (direction === 'outbound-reply') return 'confirmation';
      return byRobot.has(sid) ? 'automatic' : 'outbound';
    })();
    units[is] = (units[is] ?? 0) + segments;
  }
  return units;
}

const minutesBilled = (): number =>
  road.practice.twilio.bill.reduce((sum, { category, units }) => sum + (category === 'calls-outbound' ? units : 0), 0);

async function counted(channel: 'sms' | 'voice'): Promise<Record<string, number>> {
  const units: Record<string, number> = {};
  for (const { cell, tally } of await ledger.lines()) {
    if (cell.channel === channel) units[cell.direction] = (units[cell.direction] ?? 0) + unitsOf(tally);
  }
  return units;
}

it('after a chaotic hour with pages and calls to those on call, the ledger is the carrier’s bill, to the segment and the minute', async () => {
  const { twilio, faults, model } = road.practice;
  await somebodyAsksForHelp();
  Object.assign(faults, CHAOS);
  const numbers = Array.from({ length: CLIENTS }, (_, i) => `+1555987000${i}`);
  // And longer, if until then none of them picked up the phone.
  for (let turn = 0; turn < TURNS || (minutesBilled() === 0 && turn < 3 * TURNS); turn += 1) {
    if (turn === TURNS / 3 || turn === (2 * TURNS) / 3) await road.restartWorker();
    const body = turn === TURNS / 2 ? 'STOP' : pick(TEXTS);
    textArrives(twilio, { from: pick(numbers), to: CARRIER_NUMBER, body });
    // The carrier's own rule: a copy goes on to Cleo.
    if (turn % 12 === 5) sendText(twilio, { from: CARRIER_NUMBER, to: phoneOf(CLEO), body: pick(TEXTS) });
    const open = [...model.conversations.values()].filter(({ inbox_id }) => inbox_id === 3);
    if (open.length > 0 && random.chance(0.6)) await acts.advocateSays(pick(open).id, pick(TEXTS));
    thoseOnCall();
    await road.clock.sleep(30 * SECOND);
  }
  for (const call of twilio.calls.values()) hangUp(twilio, call);
  Object.assign(faults, { twilio500: 0, twilio429: 0, twilioLoseAnswer: 0 });
  await until('the carrier to have counted', () =>
    [...twilio.texts.values()].every(({ status, segments }) => segments > 0 && status !== 'queued'),
  );
  await ledger.first();
  const seen = { ours: {}, theirs: {}, bill: billed([]) };
  // Those on call are rung again and again while somebody waits: it is the bill of one moment, with nothing on its way.
  await until('a comparison that finds nothing, and the ledger to be the bill', async () => {
    for (const call of twilio.calls.values()) if (!isOver(call)) declineCall(twilio, call);
    const { missing, extra, differs } = await ledger.compared();
    seen.ours = { ...(await counted('sms')), calls: (await counted('voice'))['page'] };
    Object.assign(seen, { theirs: { ...trueTexts(), calls: minutesBilled() }, bill: billed(twilio.bill) });
    return missing + extra + differs === 0 && same(seen.ours, seen.theirs);
  });
  const { inbound, calls, ...out } = seen.theirs as Record<string, number>;
  expect(Object.keys(out).sort()).toEqual(['automatic', 'confirmation', 'forwarded', 'outbound', 'page']);
  expect(calls).toBeGreaterThan(0);
  // And what was added up here is what the carrier wants to be paid for.
  const outbound = Object.values(out).reduce((sum, one) => sum + one, 0);
  expect({ inbound, outbound }).toEqual(seen.bill);
});
