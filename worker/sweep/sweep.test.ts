import { buildWorld, type BuiltWorld } from '../../adapters/build-world';
import { createLogger } from '../../adapters/logger';
import { manualClock } from '../../adapters/manual-clock';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import { chatwootSettings } from '../../test/support/chatwoot-settings';
import { endMocks, forgetMocks, mockHttp } from '../../test/support/http-mock';
import { TEST_REDIS_ADDRESS, testRedis } from '../../test/support/redis';
import { sweepChanged } from './sweep';

const redis = testRedis();
const { url, accountId } = chatwootSettings();
const NOW = 1_795_400_000;
const clock = manualClock(NOW * 1_000);
const LIST = `/api/v1/accounts/${accountId}/conversations`;
const HOUR = 3_600;

let built: BuiltWorld;
beforeAll(async () => {
  const chatwoot = {
    ...{ url, accountId, adminToken: 'an-admin-token', botToken: 'a-bot-token', botId: 1, webhookSecrets: [] },
    ...{ deskConversationId: 999, requestsPerSecond: 1_000 },
  };
  const log = createLogger('silent', clock);
  built = buildWorld({ chatwoot, redisAddress: TEST_REDIS_ADDRESS, clock, log, policy: () => DEFAULT_POLICY });
  await built.ready;
});
beforeEach(() => redis.flushdb());
afterEach(forgetMocks);
afterAll(async () => {
  endMocks();
  await built.close();
});

/** One of 25 on a page; the desk's own is heard of nowhere and asked for nothing. */
const one = (hoursAgo: number) => ({
  ...{ id: 999, inbox_id: 1, status: 'open', created_at: 1, meta: {} },
  ...{ updated_at: NOW - hoursAgo * HOUR, last_activity_at: NOW - hoursAgo * HOUR },
});
const page = (n: number, ...payload: object[]) =>
  mockHttp(url)
    .get(LIST)
    .query({ status: 'all', sort_by: 'last_activity_at_desc', page: n })
    .reply(200, { data: { payload } });
const messages = () => mockHttp(url).get(`${LIST}/999/messages`).query(true).reply(200, { payload: [] });
const go = () => Promise.resolve(true);

describe('what changed', () => {
  it('within a short time is one question', async () => {
    mockHttp(url)
      .get(LIST)
      .query({ status: 'all', updated_within: 60 })
      .reply(200, { data: { payload: [] } });
    expect(await sweepChanged(built.world, 60, go)).toMatchObject({ kind: 'ok' });
  });

  it('since a long stop is paged, as far back as that was and no further', async () => {
    page(1, one(1));
    messages();
    page(2, one(2), one(30));
    messages();
    expect(await sweepChanged(built.world, 24 * HOUR, go)).toMatchObject({ kind: 'ok' });
    expect(forgetMocks()).toEqual([]);
  });

  it('is not all known when a page cannot be had', async () => {
    page(1, one(1));
    messages();
    mockHttp(url).get(LIST).query(true).reply(500);
    expect(await sweepChanged(built.world, 24 * HOUR, go)).toMatchObject({ kind: 'not-sent' });
  });
});
