import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { manualClock } from '../../adapters/manual-clock';
import { createCounters } from '../../adapters/redis/counters';
import { countInWeek } from '../../adapters/redis/meter-store';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import { testRedis } from '../../test/support/redis';
import { metricsDoor } from './metrics';

const redis = testRedis();
const left = { stance: 'gone', verdict: 'left', source: 'page-left' } as const;
const open = { stance: 'there', verdict: 'quiet', source: 'page-open' } as const;
let server: Server;

/** What a Prometheus would read now. */
async function scraped(): Promise<string> {
  const { port } = server.address() as AddressInfo;
  return (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
}

beforeAll(async () => {
  const world = { redis, clock: manualClock(Date.UTC(2026, 10, 25)), policy: () => DEFAULT_POLICY, accountId: 1 };
  server = createServer(express().use(metricsDoor(world)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => void server.close());

describe('the meter in /metrics', () => {
  it('tells this week’s numbers, and as their help line the sentence that a coordinator reads', async () => {
    for (let times = 0; times < 3; times += 1) await countInWeek(redis, '2026-W48', { counts: 'shown', ...open });
    await countInWeek(redis, '2026-W48', { counts: 'shown', ...left });
    await countInWeek(redis, '2026-W48', { counts: 'disproved', ...left });
    await countInWeek(redis, '2026-W47', { counts: 'shown', ...open });
    const said =
      '1 of 4 were later disproved; the rest could not be checked. ' +
      '1: shown as “left”, and they were there. It rested on: a page was closed (their page).';
    const text = await scraped();
    expect(text).toContain(`# HELP helpline_verdicts_shown_this_week ${said}\n`);
    expect(text).toContain(`# HELP helpline_verdicts_disproved_this_week ${said}\n`);
    expect(text).toContain('\nhelpline_verdicts_shown_this_week 4\n');
    expect(text).toContain('\nhelpline_verdicts_disproved_this_week 1\n');
  });

  it('has the totals since Redis was emptied, by side, kind and source, under names that Prometheus takes', async () => {
    const counters = createCounters(redis);
    counters.count('verdict_disproved_gone');
    counters.count('verdict_disproved_gone_left_page-left', 2);
    await counters.flush();
    const text = await scraped();
    expect(text).toContain('\nhelpline_verdict_disproved_gone_total 1\n');
    expect(text).toContain('\nhelpline_verdict_disproved_gone_left_page_left_total 2\n');
  });

  it('tells a week without any page as that', async () => {
    await redis.flushdb();
    const text = await scraped();
    expect(text).toContain('Nothing was said that could have been wrong');
    expect(text).toContain('\nhelpline_verdicts_disproved_this_week 0\n');
  });
});
