import { buy } from '../../cli/credits/buy';
import type { AtDesk } from '../../cli/desk-command';
import { readCounts } from '../../adapters/redis/read-credits';
import { readFacts } from '../../adapters/redis/facts-store';
import type { Step } from '../../adapters/world';
import { cellKey } from '../../core/credits/cell';
import { messagesOf, unitsOf } from '../../core/credits/ledger';
import { dayOf, monthOf } from '../../core/kernel/calendar';
import { USUAL_CREDITS, USUAL_PRICES, type CreditsPolicy, type Plan } from '../../core/kernel/credits';
import { DEFAULT_POLICY, type Policy } from '../../core/kernel/policy';
import { textArrives } from '../../practice/twilio/texts';
import { actsAt, type Acts } from '../support/acts';
import { testRedis } from '../support/redis';
import { CARRIER_NUMBER, startRoad, type Road } from '../support/road';
import { until } from '../support/until';

const redis = testRedis();

let road: Road;
let acts: Acts;
beforeEach(() => redis.flushdb());
afterEach(() => road.stop());

async function begin(credits: Partial<CreditsPolicy> = {}, step?: (label: Step) => void): Promise<void> {
  const policy: Policy = { ...DEFAULT_POLICY, supervisors: [1], credits: { ...USUAL_CREDITS, ...credits } };
  road = await startRoad({ speed: 20, policy, ...(step ? { step } : {}) });
  acts = actsAt(road.practice);
}

/** What stands in the ledger of today, "direction channel messages units" for each cell. */
async function ledger(): Promise<string[]> {
  const lines = await readCounts(redis, 1, monthOf(dayOf(road.clock.now(), 'UTC')));
  return lines.map(({ cell, tally }) => `${cell.direction} ${cell.channel} ${messagesOf(tally)} ${unitsOf(tally)}`);
}
const shows = (...lines: string[]) =>
  until(`the ledger to hold ${lines.join(', ')}`, async () => {
    const now = await ledger();
    return JSON.stringify(now) === JSON.stringify(lines);
  });

const plan = (credits: number): Plan => {
  const from = dayOf(Date.now() - 86_400_000, 'UTC');
  return { from, every: 'month', credits, carryOver: 0, prices: USUAL_PRICES };
};
/** The desk's notes in which this stands. */
const notes = (says: RegExp) =>
  acts.notesIn(road.deskConversationId).filter(({ detail }) => says.test(JSON.stringify(detail['content'])));

describe('the ledger, from the door to Redis', () => {
  it('counts what comes in and what the carrier took, by their segments', async () => {
    await begin();
    const id = await acts.newClient('x'.repeat(161), 'text');
    await shows('inbound sms 1 2');
    await acts.advocateSays(id, `${'a'.repeat(70)}’`);
    await shows('inbound sms 1 2', 'outbound sms 1 2');
    await acts.advocateNotes(id, 'a note costs nothing');
    await acts.newClient('in the chat');
    await until('the chat to be counted', async () => (await ledger()).some((line) => line === 'inbound chat 1 1'));
    expect(await ledger()).toContain('outbound sms 1 2');
  });

  it('counts a text once that the carrier delivered twice, and nothing that it refused', async () => {
    await begin();
    const stop = { from: '+15551230001', to: CARRIER_NUMBER, body: 'STOP', sid: `SM${'b'.repeat(32)}` };
    for (let times = 0; times < 2; times += 1) textArrives(road.practice.twilio, stop);
    const theirs = [...road.practice.model.conversations.values()].at(-1);
    expect(theirs?.messages.filter(({ source_id }) => source_id === stop.sid)).toHaveLength(2);
    await shows('inbound sms 1 1');
    await acts.advocateSays(theirs?.id ?? 0, 'this is refused, because they opted out');
    await until('the refusal', () => theirs?.messages.some(({ status }) => status === 'failed'));
    await road.clock.sleep(60_000);
    expect(await ledger()).toEqual(['inbound sms 1 1']);
  });

  it('counts what was saved while the ledger did not answer', async () => {
    await begin();
    const id = await acts.newClient('hello', 'text');
    await shows('inbound sms 1 1');
    // What stood there before we came has been counted by then.
    await road.clock.sleep(60_000);
    let refused = 0;
    const { redis: theirs } = road.world;
    const asked = theirs.evalsha.bind(theirs) as (...call: unknown[]) => Promise<unknown>;
    const evalsha = (...call: unknown[]): Promise<unknown> => {
      if (refused > 0 || !JSON.stringify(call).includes('credit-ids')) return asked(...call);
      refused += 1;
      return Promise.reject(new Error('the ledger does not answer'));
    };
    Object.assign(theirs, { evalsha });
    await acts.clientSays(id, 'are you there?');
    await shows('inbound sms 2 2');
    expect(refused).toBe(1);
  });

  it('counts once what was counted by a worker that died before it could save', async () => {
    let deaths = 0;
    await begin({}, (label) => {
      if (label !== 'counted' || deaths >= 2) return;
      deaths += 1;
      throw new Error('died after counting');
    });
    await acts.newClient('hello', 'text');
    await shows('inbound sms 1 1');
    await until('the mail to be handled', async () => (await readFacts(redis, 'c:1:2')) !== null || deaths === 2);
    await road.clock.sleep(30_000);
    expect(deaths).toBe(2);
    expect(await ledger()).toEqual(['inbound sms 1 1']);
  });

  it('tells supervisors once a period that the plan runs low, and goes on answering', async () => {
    await begin({ plans: [plan(2)] });
    const id = await acts.newClient('one', 'text');
    await acts.clientSays(id, 'two');
    const note = () => notes(/Message credits/);
    await until('the note', () => note().length > 0);
    await acts.advocateSays(id, 'an answer, over the plan');
    await until('the overrun to be counted', async () => (await ledger()).includes('outbound sms 1 1'));
    await road.clock.sleep(90_000);
    expect(note()).toHaveLength(1);
    expect(JSON.stringify(note()[0]?.detail['content'])).toContain('2 of 2 used');
  });

  it('holds more after a top-up and another plan by command, each of which stands in one note', async () => {
    await begin({ plans: [plan(2)] });
    const said: string[] = [];
    const atDesk: AtDesk = { redis, accountId: 1, clock: road.clock, say: (line) => said.push(line) };
    const included = async (): Promise<number | null> => {
      const facts = await readFacts(redis, 'd:1');
      return (facts?.kind === 'desk' && facts.credits?.read?.included) || null;
    };
    await until('the plan of the policy', async () => (await included()) === 2);
    const today = dayOf(road.clock.now(), 'UTC');
    expect(await buy(atDesk, { what: 'top-up', on: today, credits: 100 }, 'en')).toBe(0);
    await until('the top-up to count', async () => (await included()) === 102);
    const bigger = { what: 'plan', from: today, every: 'month', credits: 5_000, carryOver: null } as const;
    expect(await buy(atDesk, bigger, 'en')).toBe(0);
    await until('the plan to hold', async () => (await included()) === 5_100);
    expect(said[0]).toMatch(/^Noted in "Helpline desk". Message credits: 100 were bought/);
    expect([notes(/were bought/).length, notes(/the plan is 5,000/).length]).toEqual([1, 1]);
  });
});

test('a cell says where, and of whom nothing', () => {
  expect(cellKey({ day: '2026-11-22', inboxId: 3, direction: 'inbound', channel: 'sms' })).toBe('2026-11-22|3|i|s');
});
