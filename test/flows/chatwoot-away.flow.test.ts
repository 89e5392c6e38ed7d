import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { MINUTE, SECOND } from '../../core/kernel/instant';
import { actsAt } from '../support/acts';
import { deskFacts } from '../support/known-facts';
import { startRoad, type Road } from '../support/road';
import { testRedis } from '../support/redis';
import { until } from '../support/until';

const redis = testRedis();
let road: Road;
/** Requests to Chatwoot's REST API that were begun: their moments, by our clock. And those of them that sweep. */
let asked: number[] = [];
let swept: number[] = [];
const count = (message: unknown): void => {
  const { request } = message as { request: { path: string } };
  if (request.path.startsWith('/api/v1/accounts')) asked.push(road.clock.now());
  if (request.path.includes('updated_within=')) swept.push(road.clock.now());
};
beforeEach(async () => {
  await redis.flushdb();
  [asked, swept] = [[], []];
  road = await startRoad({ speed: 20 });
  subscribe('http.client.request.start', count);
});
afterEach(async () => {
  unsubscribe('http.client.request.start', count);
  await road.stop();
});

const line = async (): Promise<string | null | undefined> => (await deskFacts(redis))?.line?.trouble;

describe('a Chatwoot that asks us to keep off', () => {
  it('is left alone for as long as it says, and then asked again', async () => {
    const acts = actsAt(road.practice);
    await until('a first sweep', () => asked.length > 0);
    Object.assign(road.practice.faults, { api429: 1, apiRetryAfterS: 60 });
    const id = await acts.newClient();
    await road.clock.sleep(10 * SECOND);
    const since = road.clock.now();
    await road.clock.sleep(3 * MINUTE);
    // Each refusal buys a minute; the first one falls somewhere within it.
    expect(asked.filter((at) => at > since && at <= since + 3 * MINUTE).length).toBeLessThanOrEqual(6);
    Object.assign(road.practice.faults, { api429: 0, apiRetryAfterS: null });
    await until('the sidebar', () => acts.attributesOf(id)['helpline_connection']);
    await until('the note', () => acts.notesIn(id).length > 0);
  });
});

describe('a Chatwoot that answers with errors', () => {
  it('is asked more and more seldom; our line’s trouble is told, and its end', async () => {
    const acts = actsAt(road.practice);
    const id = await acts.newClient();
    await until('the sidebar', () => acts.attributesOf(id)['helpline_connection']);
    // The first sweep asks for pages, and the sidebar may well be there before it has ended.
    await until('an ordinary sweep', () => swept.length > 0);
    road.practice.faults.api500 = 1;
    const since = road.clock.now();
    await until('the trouble to be known', async () => (await line()) === 'chatwoot-away');
    expect(road.clock.now() - since).toBeGreaterThan(10 * SECOND);
    const ready = (await (await fetch(`${road.pluginUrl}/readyz`)).json()) as { ourLine: string };
    expect(ready.ourLine).toBe('chatwoot-away');
    await road.clock.sleep(2 * MINUTE);
    const later = road.clock.now();
    await road.clock.sleep(2 * MINUTE);
    const early = swept.filter((at) => at > since && at <= since + MINUTE).length;
    expect(early).toBeGreaterThan(1);
    // Within those minutes, that is: on a busy machine more of them go by. The preflight asks once a minute on its own.
    expect(swept.filter((at) => at > later && at <= later + 2 * MINUTE).length).toBeLessThanOrEqual(3);
    road.practice.faults.api500 = 0;
    await until('its end to be known', async () => (await line()) === null);
    await until('the sidebar to tell of the client again', () =>
      /^(Wrote|Last|Nothing)/.test(String(acts.attributesOf(id)['helpline_connection'])),
    );
    await until('the note', () => acts.notesIn(id).length === 1);
  });
});
