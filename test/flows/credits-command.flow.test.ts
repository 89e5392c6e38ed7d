import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { POLICY_KEY } from '../../adapters/policy/follow-policy';
import { countEntries } from '../../adapters/redis/credit-store';
import { addDays, beginOf, dayOf, firstDayOf, monthOf } from '../../core/kernel/calendar';
import { USUAL_CREDITS, USUAL_PRICES } from '../../core/kernel/credits';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import { textArrives } from '../../practice/twilio/texts';
import { bundleProcess, type Program } from '../chaos/bundle';
import { actsAt, type Acts } from '../support/acts';
import { ledgerActs } from '../support/ledger-acts';
import { testRedis, TEST_REDIS_ADDRESS } from '../support/redis';
import { CARRIER_NUMBER, startRoad, TWILIO_ACCOUNT, type Road } from '../support/road';
import { until } from '../support/until';

const redis = testRedis();
jest.setTimeout(120_000);
const TOKEN = 'the-token-of-the-carrier';
const SPEED = 20;
let program: Program;
let road: Road;
let acts: Acts;
let environment: NodeJS.ProcessEnv;
const AT = { accountId: 1, zone: 'UTC' };
const today = (): string => dayOf(road.clock.now(), 'UTC');

beforeAll(async () => {
  program = await bundleProcess(join(__dirname, '../../cli/credits.ts'));
  const plans = [{ from: dayOf(Date.now() - 86_400_000, 'UTC'), every: 'month', credits: 900, carryOver: 0 } as const];
  const credits = { ...USUAL_CREDITS, plans: plans.map((plan) => ({ ...plan, prices: USUAL_PRICES })) };
  const policy = { ...DEFAULT_POLICY, credits };
  road = await startRoad({ speed: SPEED, twilioToken: TOKEN, policy });
  await redis.hset(POLICY_KEY, { hash: 'of this test', policy: JSON.stringify(policy) });
  acts = actsAt(road.practice);
  // Both clocks run on from one moment; here it is what the road's says now.
  const since = Math.round((SPEED * Date.now() - road.clock.now()) / (SPEED - 1));
  const { url, accountId, adminToken, botToken, botId, webhookSecrets, deskConversationId } = road.chatwoot;
  environment = {
    ...{ PATH: process.env['PATH'], PRACTICE: 'true', SIM_SPEED: String(SPEED), SIM_SINCE: String(since) },
    ...{ REDIS_URL: TEST_REDIS_ADDRESS, CHATWOOT_URL: url, CHATWOOT_ACCOUNT_ID: String(accountId) },
    ...{ CHATWOOT_ADMIN_TOKEN: adminToken, CHATWOOT_BOT_TOKEN: botToken, CHATWOOT_BOT_ID: String(botId) },
    ...{ CHATWOOT_WEBHOOK_SECRETS: webhookSecrets.join(','), PANEL_SECRET: 'x'.repeat(64) },
    CHATWOOT_DESK_CONVERSATION_ID: String(deskConversationId),
    ...{ TWILIO_ACCOUNT_SID: TWILIO_ACCOUNT, TWILIO_AUTH_TOKEN: TOKEN, TWILIO_API_URL: road.practice.url },
  };
});
afterAll(async () => {
  await road.stop();
  program.remove();
});

type Ended = { code: number; out: string; err: string };

/** `npm run credits -- WORDS`, as a process of its own: what it says, and the code it ends with. */
const run = (...words: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [program.path, ...words], { env: environment }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out: out.trimEnd(), err: err.trimEnd() }),
    );
  });

describe('npm run credits', () => {
  it('compares with the practice desk’s Twilio, says what was put right by its id, and then that all is as counted', async () => {
    const id = await acts.newClient('x'.repeat(161), 'text');
    await acts.advocateSays(id, 'an answer');
    road.practice.faults.smsInboundLose = 1;
    const lost = textArrives(road.practice.twilio, { from: '+15551230009', to: CARRIER_NUMBER, body: 'lost' });
    road.practice.faults.smsInboundLose = 0;
    const ledger = ledgerActs(road);
    await until('two in and one out', async () => {
      const { inbound, outbound } = await ledger.texts();
      return inbound >= 2 && outbound === 1;
    });
    await until('the carrier to have counted', () =>
      [...road.practice.twilio.texts.values()].every(({ segments }) => segments > 0),
    );
    const { code, out } = await run('reconcile');
    expect(code).toBe(0);
    // The day it was, without which: it may become midnight meanwhile.
    expect(out.split('\n').at(-1)?.slice(10)).toBe(
      `  ${lost.sid}  inbox 3  inbound  sms  missing  counted –  billed 1`,
    );
    const again = await run('reconcile');
    expect(again.out).toContain('3 messages and calls, all as counted.');
    expect(`${out}${again.out}`).not.toMatch(/\+1555|an answer|the-token/);
  });

  it('says what is used and what is coming', async () => {
    await until('the ledger to be read', async () => ((await ledgerActs(road).memory()).read?.used ?? 0) === 4);
    const { code, out } = await run();
    expect(code).toBe(0);
    expect(out).toMatch(/^Message credits: 4 of 900 used, from .*\nToo early to say when it runs out/);
    expect(out).toMatch(/Compared with the carrier \d+ min ago/);
  });

  it('notes what was bought', async () => {
    const { code, out } = await run('top-up', '500');
    expect(code).toBe(0);
    expect(out).toMatch(/^Noted in "Helpline desk"\. Message credits: 500 were bought beside the plan, for the period/);
  });

  it('exports a month that is over', async () => {
    const day = addDays(firstDayOf(monthOf(today())), -1);
    const entry = { at: beginOf(day, 'UTC'), inboxId: 3, direction: 'inbound', channel: 'sms', units: 2 } as const;
    const entries = Array.from({ length: 6 }, (_, i) => ({ ...entry, id: `m${i}` }));
    await countEntries(redis, AT, entries, road.clock.now());
    const { code, out } = await run('export', monthOf(day));
    expect([code, out.split('\n').slice(0, 3)]).toEqual([
      0,
      ['by,value,messages,units,credits', 'total,,6,12,12', 'direction,inbound,6,12,12'],
    ]);
    expect(JSON.parse((await run('export', monthOf(day), '--json')).out)).toMatchObject({ month: monthOf(day) });
  });

  it('while the carrier is away it says how old the last comparison is, and ends with 1', async () => {
    road.practice.faults.twilioDown = true;
    const { code, out } = await run('reconcile');
    road.practice.faults.twilioDown = false;
    expect(code).toBe(1);
    expect(out).toMatch(/^Compared with the carrier \d+ min ago.*\nThe carrier could not be asked since/s);
  });

  it.each<[string, string[], RegExp]>([
    ['a negative top-up', ['top-up', '--', '-500'], /top-up: got "-500", expected a whole number of credits, 1 to/],
    ['a day that is none', ['top-up', '5', '--on', '2026-02-30'], /--on: got "2026-02-30", expected a day/],
    ['a negative plan', ['plan', '--from', '2026-12-01', '--', '-1'], /plan: got "-1", expected a whole number/],
    ['a period of another length', ['plan', '1', '--from', '2027-01-01', '--every', 'fortnight'], /got "fortnight"/],
    ['a month that is none', ['export', '2026-13'], /got "2026-13", expected a month such as 2026-10/],
  ])('refuses %s with what was got and expected, and changes nothing', async (_what, words, why) => {
    const before = await ledgerActs(road).memory();
    const { code, out, err } = await run(...words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(why);
    const { topUps, plans } = await ledgerActs(road).memory();
    expect([topUps, plans]).toEqual([before.topUps, before.plans]);
  });

  it('exports no month that is not over', async () => {
    expect(await run('export', monthOf(today()))).toMatchObject({
      code: 2,
      out: expect.stringMatching(/is not over/) as string,
    });
  });

  it('refuses a plan that overlaps with one of the policy', async () => {
    const { code, err } = await run('plan', '1', '--from', dayOf(Date.now() - 86_400_000, 'UTC'));
    expect([code, err]).toEqual([2, expect.stringMatching(/a day from which the policy has no plan/) as string]);
  });
});
