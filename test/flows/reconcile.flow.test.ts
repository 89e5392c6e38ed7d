import { accept } from '../../adapters/redis/mailbox';
import { unitsOf } from '../../core/credits/ledger';
import { desk } from '../../core/kernel/subject';
import { answerCall, placeCall } from '../../practice/twilio/calls';
import { HOUR } from '../../core/kernel/instant';
import { textArrives } from '../../practice/twilio/texts';
import { actsAt, type Acts } from '../support/acts';
import { everythingIn } from '../support/digest';
import { billed, ledgerActs } from '../support/ledger-acts';
import { testRedis } from '../support/redis';
import { CARRIER_NUMBER, startRoad, type Road } from '../support/road';
import { until } from '../support/until';

const redis = testRedis();
const TOKEN = 'the-token-of-the-carrier';
let road: Road;
let acts: Acts;
let ledger: ReturnType<typeof ledgerActs>;
beforeEach(async () => {
  await redis.flushdb();
  road = await startRoad({ speed: 40, twilioToken: TOKEN });
  acts = actsAt(road.practice);
  ledger = ledgerActs(road);
});
afterEach(() => road.stop());

/** Nothing is under way at the carrier any more, and it has counted all of it. */
const settled = () =>
  until('the carrier to have counted', () =>
    [...road.practice.twilio.texts.values()].every(({ status, segments }) => segments > 0 && status !== 'queued'),
  );
const heard = (inbound: number, outbound: number) =>
  until(`${inbound} in and ${outbound} out to be counted`, async () => {
    const now = await ledger.texts();
    return now.inbound === inbound && now.outbound === outbound;
  });

/** Minutes of calls in the ledger. */
const minutes = async (): Promise<number> =>
  (await ledger.lines())
    .filter(({ cell }) => cell.channel === 'voice')
    .reduce((sum, { tally }) => sum + unitsOf(tally), 0);

describe('the ledger is compared with the carrier’s log', () => {
  it('what it bills and we never heard of is put right, and so is what it never had', async () => {
    const id = await acts.newClient('x'.repeat(161), 'text');
    await acts.advocateSays(id, 'an answer');
    await heard(2, 1);
    await settled();
    road.practice.faults.smsInboundLose = 1;
    textArrives(road.practice.twilio, { from: '+15551230009', to: CARRIER_NUMBER, body: 'lost on its way' });
    // Chatwoot does not look who posts to it.
    const forged = { From: '+15551230008', Body: 'never sent', MessageSid: `SM${'f'.repeat(32)}` };
    await fetch(`${road.practice.url}/twilio/callback`, { method: 'POST', body: new URLSearchParams(forged) });
    await heard(3, 1);
    await ledger.first();
    expect(await ledger.compared()).toMatchObject({ missing: 0, extra: 0, differs: 0, unsettled: 0, usage: 4 });
    expect(await ledger.texts()).toEqual(billed(road.practice.twilio.bill));
    const { reconciled } = await ledger.memory();
    expect(reconciled?.balance?.currency).toBe('USD');
    const tallies = (await ledger.lines()).map(
      ({ cell, tally }) => `${cell.direction} -${-tally.extra.units} +${tally.missing.units}`,
    );
    expect(tallies.sort()).toEqual(['inbound -1 +1', 'outbound -0 +0']);
  });

  it('calls too: a minute that we never heard of is put right, and so is a call that it never had', async () => {
    const { twilio } = road.practice;
    const at = road.clock.now();
    const spent = { id: `CA${'f'.repeat(32)}`, direction: 'page', channel: 'voice', units: 2 } as const;
    const heardOf = {
      id: 'spent:f',
      at,
      heardAt: at,
      via: 'twilio',
      subject: desk(1),
      kind: 'desk-spent',
      spent,
    } as const;
    await accept(redis, [heardOf], at);
    road.world.bell.ring('d:1');
    await until('it to be counted', async () => (await minutes()) === 2);
    const call = placeCall(twilio, {
      from: CARRIER_NUMBER,
      to: '+15557770001',
      url: 'http://127.0.0.1:9/',
      tell: null,
    });
    await until('it to ring', () => 'sid' in call && call.status === 'ringing');
    if ('sid' in call) answerCall(twilio, call);
    // It has nothing to say, and hangs up.
    await until('it to be billed', () => twilio.bill.some(({ category }) => category === 'calls-outbound'));
    await ledger.first();
    await ledger.compared();
    expect(await minutes()).toBe(1);
    const voice = (await ledger.lines()).filter(({ cell }) => cell.channel === 'voice');
    expect(voice.map(({ cell, tally }) => [cell.direction, tally.extra.units, tally.missing.units])).toEqual([
      ['page', -2, 0],
      ['outbound', 0, 1],
    ]);
    expect(await ledger.compared()).toMatchObject({ missing: 0, extra: 0, differs: 0, usage: 0, minutes: 1 });
  });

  it('what it cannot count yet is read again later', async () => {
    await ledger.first();
    road.practice.faults.smsSegmentsLateMs = 100 * HOUR;
    const id = await acts.newClient('hello', 'text');
    await acts.advocateSays(id, 'x'.repeat(200));
    await heard(1, 2);
    expect(await ledger.compared()).toMatchObject({ unsettled: 1, differs: 0 });
    for (const text of road.practice.twilio.texts.values()) text.segments = text.segments || 2;
    expect(await ledger.compared()).toMatchObject({ unsettled: 0, missing: 0, differs: 0 });
    expect(await ledger.texts()).toEqual(billed(road.practice.twilio.bill));
  });

  it('while the carrier is away it goes on counting, says so, and is compared when it is back', async () => {
    await ledger.first();
    road.practice.faults.twilioDown = true;
    const asked = await ledger.ask();
    await until('it is known to be away', async () => ((await ledger.memory()).carrierAwayAt ?? 0) >= asked);
    await acts.newClient('hello', 'text');
    await heard(1, 0);
    road.practice.faults.twilioDown = false;
    await until('it was compared', async () => ((await ledger.memory()).reconciled?.at ?? 0) > asked);
    expect(await ledger.texts()).toEqual({ inbound: 1, outbound: 0 });
  });

  it('how old the last comparison is stands beside every open conversation, until the carrier is back', async () => {
    road.practice.faults.twilioDown = true;
    const id = await acts.newClient('hello', 'text');
    const shows = (line: string) =>
      until(`the sidebar to say ${line}`, () => acts.attributesOf(id)['helpline_credits'] === line);
    await ledger.ask();
    await shows('Count not checked yet');
    road.practice.faults.twilioDown = false;
    await shows('–');
    expect((await ledger.memory()).reconciled).not.toBeNull();
  });

  it('keeps no number, no word and no token of it', async () => {
    const id = await acts.newClient('marmalade, please', 'text');
    await acts.advocateSays(id, 'more marmalade');
    await heard(1, 1);
    await ledger.first();
    await ledger.compared();
    const everything = `${(await everythingIn(redis)).flat().join('\n')}\n${road.logs.join('\n')}`;
    for (const secret of [TOKEN, CARRIER_NUMBER.slice(1), '1555', 'marmalade'])
      expect(everything).not.toContain(secret);
  });
});

describe('a Redis that was emptied', () => {
  it('has the ledger of the period again from Chatwoot and the carrier, as it was', async () => {
    await acts.newClient('in the chat');
    const id = await acts.newClient('x'.repeat(161), 'text');
    await acts.advocateSays(id, 'an answer, with a curly ’');
    await acts.clientSays(id, 'STOP');
    await acts.advocateSays(id, 'this is refused');
    const closed = await acts.newClient('over soon', 'text');
    await acts.advocateSays(closed, 'y'.repeat(300));
    await acts.setStatus(closed, 'resolved');
    await heard(4, 3);
    await settled();
    await ledger.first();
    // The carrier's own answer to STOP is on its bill, and Chatwoot never had it.
    await ledger.compared();
    expect(await ledger.texts()).toEqual(billed(road.practice.twilio.bill));
    const before = await ledger.lines();
    await redis.flushdb();
    await ledger.first();
    expect(await ledger.compared()).toMatchObject({ missing: 0, extra: 0, differs: 0 });
    expect(await ledger.lines()).toEqual(before);
  });
});
