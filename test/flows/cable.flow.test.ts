import { readCounters } from '../../adapters/redis/counters';
import { readFacts } from '../../adapters/redis/facts-store';
import type { ConversationFacts } from '../../core/kernel/facts';
import { HOUR } from '../../core/kernel/instant';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import { actsAt, type Acts } from '../support/acts';
import { everythingIn } from '../support/digest';
import { testRedis } from '../support/redis';
import { startRoad, type Road, type RoadSettings } from '../support/road';
import { until } from '../support/until';

const redis = testRedis();
let road: Road;
let acts: Acts;
beforeEach(() => redis.flushdb());
afterEach(() => road.stop());

const NEVER = 100 * HOUR;
const LONG = { chat: NEVER, sms: NEVER, email: NEVER, other: NEVER };
/** Nothing is heard by webhook; nothing by a sweep, unless it is asked for; nor by the last look before a note. */
const DEAF: RoadSettings = {
  faults: { webhooksOff: true },
  policy: {
    sweep: { every: NEVER, fastest: NEVER, openPages: NEVER },
    waiting: { ...DEFAULT_POLICY.waiting, firstAnswer: LONG, laterTurn: LONG },
  },
};

async function begin(settings: RoadSettings = {}): Promise<void> {
  road = await startRoad({ ...DEAF, cable: true, ...settings });
  acts = actsAt(road.practice);
  await until('the first sweep', async () => (await counted('sweep_rounds')) > 0);
  if (settings.cable === false) return;
  await until('the live feed', async () => (await counted('cable_connected')) > 0);
  await until('the sweep it asks for', async () => (await redis.exists('helpline:sweep-soon')) === 0);
}
const counted = async (name: string): Promise<number> => (await readCounters(redis))[name] ?? 0;
const facts = async (conversation: number) =>
  (await readFacts(road.world.redis, `c:1:${conversation}`)) as ConversationFacts | null;
const known = <T>(
  what: string,
  conversation: number,
  look: (facts: ConversationFacts) => T | null | undefined | false,
) =>
  until(what, async () => {
    const now = await facts(conversation);
    return now && look(now);
  });

describe('the live feed, without any webhook', () => {
  it('tells of words, typing, the opened chat, answers and receipts within its own time', async () => {
    await begin();
    const conversation = await acts.newClient('somebody is at the door');
    await known('the message', conversation, ({ thread }) => thread.inbound.length === 1);
    const began = road.clock.now();
    await acts.clientDoes(conversation, 'typing-on');
    const typedAt = await known('typing', conversation, ({ presence }) => presence.typingOn);
    expect(Math.abs(typedAt - began)).toBeLessThan(3_000);
    await acts.advocateSays(conversation, 'I am here');
    await known('the answer', conversation, ({ thread }) => thread.answer);
    await acts.clientDoes(conversation, 'open');
    await known('the opened chat', conversation, ({ presence }) => presence.openedAt);
    await known('the receipt', conversation, ({ thread }) => thread.outgoing.at(-1)?.heard.read);
    await acts.setStatus(conversation, 'resolved');
    await known('its end', conversation, ({ snapshot }) => snapshot?.status === 'resolved');
    expect(await counted('cable_odd')).toBe(0);
    expect(await counted('webhook_kept')).toBe(0);
  });

  it('is not followed unless it is wanted', async () => {
    await begin({ cable: false });
    const conversation = await acts.newClient();
    await road.clock.sleep(2_500);
    expect((await facts(conversation))?.thread.inbound ?? []).toEqual([]);
    expect(await counted('cable_connected')).toBe(0);
  });

  it('is told by the metrics as up, and as down once it broke', async () => {
    await begin({ speed: 5 });
    const metrics = async () => (await fetch(`${road.pluginUrl}/metrics`)).text();
    expect(await metrics()).toContain('helpline_cable_up 1');
    road.practice.faults.apiDown = true;
    await until('it is down', async () => (await metrics()).includes('helpline_cable_up 0'));
  });
});

describe('a gap in the live feed', () => {
  it('is closed by a sweep, which is asked for when it is heard again', async () => {
    await begin({ speed: 5 });
    const before = await acts.newClient('before');
    await known('the first', before, ({ thread }) => thread.inbound.length === 1);
    road.practice.faults.apiDown = true;
    await until('it broke', async () => (await counted('cable_lost')) > 0);
    const meanwhile = await acts.newClient('meanwhile');
    await acts.clientSays(before, 'again');
    road.practice.faults.apiDown = false;
    await known('what was said meanwhile', meanwhile, ({ thread }) => thread.inbound.length === 1);
    await known('what was said again', before, ({ thread }) => thread.inbound.length === 2);
    // A sweep that was due anyway may be sooner than the feed.
    await until('it to be heard again', async () => (await counted('cable_connected')) === 2);
  });
});

it('lets neither words nor its secret into Redis or a log', async () => {
  await begin({ faults: {}, speed: 5 });
  const conversation = await acts.newClient('the secret word is marmalade');
  await acts.clientDoes(conversation, 'typing-on');
  await acts.advocateSays(conversation, 'say marmalade again');
  await known('the answer', conversation, ({ thread }) => thread.answer);
  road.practice.faults.apiDown = true;
  await until('it broke', () => road.logs.some((line) => line.includes('the live feed ended')));
  const everything = `${(await everythingIn(redis)).flat().join('\n')}\n${road.logs.join('\n')}`;
  const token = road.practice.model.users[0]?.pubsub_token;
  expect(typeof token).toBe('string');
  for (const secret of ['marmalade', String(token), road.practice.tokens.admin]) {
    expect(everything).not.toContain(secret);
  }
});
