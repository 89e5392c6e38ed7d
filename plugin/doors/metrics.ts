import { Router } from 'express';
import { Gauge, Registry } from 'prom-client';
import { readCableState } from '../../adapters/redis/cable-store';
import { readCounters } from '../../adapters/redis/counters';
import { readFacts } from '../../adapters/redis/facts-store';
import { readWeek } from '../../adapters/redis/meter-store';
import { backlog } from '../../adapters/redis/backlog';
import type { World } from '../../adapters/world';
import { meterSentences } from '../../core/connection/meter-sentence';
import { weekOf } from '../../core/kernel/instant';
import { desk, subjectKey } from '../../core/kernel/subject';

/** Prometheus takes no other characters in a name. */
const ODD = /[^a-zA-Z0-9_]/g;

/**
 * `/metrics` in Prometheus's text: the counters of all processes, what is waiting, and the desk's state. Every name is one
 * of ours and there are no labels, so nothing that could be a person fits in.
 */
export function metricsDoor(world: Pick<World, 'redis' | 'clock' | 'policy' | 'accountId'>): Router {
  const router = Router();
  router.get('/metrics', async (_request, response) => {
    const registry = new Registry();
    const gauge = (name: string, help: string, value: number) =>
      new Gauge({ name: `helpline_${name.replace(ODD, '_')}`, help, registers: [registry] }).set(value);
    const now = world.clock.now();
    try {
      const [counters, waiting, cable, facts, week] = await Promise.all([
        readCounters(world.redis),
        backlog(world.redis, now),
        readCableState(world.redis),
        readFacts(world.redis, subjectKey(desk(world.accountId))),
        readWeek(world.redis, weekOf(now, world.policy().zone)),
      ]);
      for (const [name, value] of Object.entries(counters))
        gauge(`${name}_total`, 'Counted since Redis was emptied', value);
      for (const [name, value] of Object.entries(waiting)) gauge(name, 'As of now, over all shards', value);
      for (const counts of ['shown', 'disproved'] as const) {
        const times = week.filter((one) => one.counts === counts).reduce((sum, one) => sum + one.times, 0);
        gauge(`verdicts_${counts}_this_week`, meterSentences(week, world.policy().language).join(' '), times);
      }
      if (cable !== null) gauge('cable_up', "1 while Chatwoot's live feed is heard", cable === 'up' ? 1 : 0);
      if (facts?.kind === 'desk') {
        gauge('sending_stopped', '1 while all sending to clients is stopped', facts.sending?.stopped ? 1 : 0);
        gauge('line_trouble', '1 while something is wrong on our own line', facts.line?.trouble ? 1 : 0);
        gauge('canary_age_seconds', 'Since the last canary came through', (now - (facts.canaryAt ?? 0)) / 1000);
      }
      gauge('redis_up', '1 when Redis answered', 1);
    } catch {
      gauge('redis_up', '1 when Redis answered', 0);
    }
    response.type(registry.contentType).send(await registry.metrics());
  });
  return router;
}
