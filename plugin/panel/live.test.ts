import { createLogger } from '../../adapters/logger';
import { manualClock } from '../../adapters/manual-clock';
import { advocateSaidGoodbye, advocatesLost } from '../../adapters/redis/advocate-store';
import { keepProof, type Proof } from '../../adapters/redis/panel-proofs';
import { MINUTE, SECOND } from '../../core/kernel/instant';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import { HEARTBEAT } from '../../core/panel/stream-contract';
import { T0 } from '../../test/support/events';
import { testRedis } from '../../test/support/redis';
import { soon } from '../../test/support/soon';
import { createLive, type Live } from './live';

const redis = testRedis();
const clock = manualClock(T0);
let live: Live;
beforeEach(async () => {
  await redis.flushdb();
  live = createLive({
    ...{ accountId: 1, clock, redis, log: createLogger('silent', clock), policy: () => DEFAULT_POLICY },
    bell: { ring: () => {} },
    saved: { follow: () => () => {} },
  });
});
afterEach(() => live.stop());

/** A page that shows this conversation to this agent, as it is written to. */
function opened(agentId: number, conversationId: number) {
  const page = { beats: 0, ended: false, refused: false, leave: (): void => {} };
  const write = (chunk: string): boolean => {
    if (chunk.startsWith(': alive')) page.beats += 1;
    return true;
  };
  const proof = { agentId, scope: String(conversationId) };
  const refused = (): void => void (page.refused = true);
  page.leave = live.join({ conversationId, proof, write, refused, end: () => void (page.ended = true) });
  return page;
}
const proven = (...proofs: Proof[]) => Promise.all(proofs.map((proof) => keepProof(redis, proof)));

/** Who would be lost if nothing came of them any more by then. */
const lostIn = async (ms: number): Promise<number[]> =>
  (await advocatesLost(redis, clock.now() + ms)).map(({ agentId }) => agentId).sort((a, b) => a - b);
const here = () => lostIn(HEARTBEAT * 10);

it('whoever says goodbye while a heartbeat goes round is not written down as there again', async () => {
  const agents = Array.from({ length: 60 }, (_, i) => i + 1);
  await proven(...agents.map((agentId) => ({ agentId, scope: '42' })));
  const pages = agents.map((agentId) => opened(agentId, 42));
  await soon(async () => (await here()).length === 60);
  await clock.advance(HEARTBEAT);
  // It is at the others, and has a moment to spare.
  await soon(() => pages[0]?.beats === 1);
  live.goodbye({ agentId: 1, scope: '42' });
  await advocateSaidGoodbye(redis, 1);
  pages[0]?.leave();
  await soon(async () => (await clock.advance(50), pages[59]?.beats === 1));
  await redis.ping();
  expect(await here()).toEqual(agents.slice(1));
});

it('a goodbye ends what stands of that page, and nothing else of theirs or of others', async () => {
  const [it, elsewhere, another] = [opened(1, 42), opened(1, 43), opened(2, 42)];
  live.goodbye({ agentId: 1, scope: '42' });
  expect([it.ended, elsewhere.ended, another.ended]).toEqual([true, false, false]);
  // Its stream is still closing: a heartbeat asks nothing of it any more.
  await proven({ agentId: 1, scope: '43' }, { agentId: 2, scope: '42' });
  await clock.advance(HEARTBEAT);
  await soon(() => elsewhere.beats + another.beats === 2);
  expect([it.beats, it.refused, live.hasOpen(1)]).toEqual([0, false, true]);
});

it('one page of theirs that is alive counts, wherever in the round it comes', async () => {
  const others = Array.from({ length: 30 }, (_, i) => i + 100);
  await proven(...others.map((agentId) => ({ agentId, scope: '42' })), { agentId: 7, scope: '42' });
  const alive = opened(7, 42);
  const pages = others.map((agentId) => opened(agentId, 42));
  const silent = opened(7, 43);
  await soon(async () => (await here()).length === 31);
  await clock.advance(HEARTBEAT);
  await soon(async () => (await clock.advance(50), silent.refused));
  await redis.ping();
  expect([alive.beats, pages[0]?.beats]).toEqual([1, 1]);
  expect(await lostIn(30 * SECOND)).toEqual([]);
  expect(await lostIn(MINUTE)).toContain(7);
});
