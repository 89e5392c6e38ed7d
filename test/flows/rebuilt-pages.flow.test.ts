import type { Counted } from '../../core/credits/balance';
import { MINUTE } from '../../core/kernel/instant';
import { answerCall, isOver, pressKey } from '../../practice/twilio/calls';
import { actsAt } from '../support/acts';
import { ledgerActs } from '../support/ledger-acts';
import { ANA, BEN, PAGES_NUMBER, startNight, type Night } from '../support/night';
import { phoneOf } from '../../practice/twilio/phones';
import { textArrives } from '../../practice/twilio/texts';
import { testRedis } from '../support/redis';
import { until } from '../support/until';

const redis = testRedis();
jest.setTimeout(120_000);
let night: Night;
beforeEach(async () => {
  await redis.flushdb();
  night = await startNight({ speed: 60 });
});
afterEach(() => night.stop());

/** Every line of it but the day: a page near midnight may stand on either side of it. */
const cells = (lines: readonly Counted[]): unknown[] =>
  lines.map(({ cell: { day: _day, ...cell }, tally }) => [cell, tally]);

it('a Redis that was emptied has the pages, the calls and what came back again, as they were counted', async () => {
  const { twilio } = night.practice;
  const acts = actsAt(night.practice);
  const ledger = ledgerActs(night);
  const id = await acts.newClient('hello', 'text');
  // A page by text, and after it a call to the same person, who takes it with a key.
  const call = await until('a call to ring', () =>
    [...twilio.calls.values()].find(({ status }) => status === 'ringing'),
  );
  answerCall(twilio, call);
  await until('it to ask for a key', () => call.asks !== null);
  textArrives(twilio, { from: phoneOf(BEN), to: PAGES_NUMBER, body: 'who is it' });
  pressKey(twilio, call, '1');
  expect(call.to).toBe(phoneOf(ANA));
  await acts.advocateSays(id, 'an answer');
  await acts.setStatus(id, 'resolved');
  await until('all of it to be over', () => [...twilio.calls.values()].every(isOver));
  await night.clock.sleep(3 * MINUTE);
  await ledger.first();
  await until('a comparison that finds nothing', async () => {
    const { missing, extra, differs, unsettled } = await ledger.compared();
    return missing + extra + differs + unsettled === 0;
  });
  const before = cells(await ledger.lines());
  expect(JSON.stringify(before)).toMatch(/"page".*"sms"/);
  expect(JSON.stringify(before)).toMatch(/"voice"/);
  await redis.flushdb();
  await ledger.first();
  await ledger.compared();
  expect(cells(await ledger.lines())).toEqual(before);
});
