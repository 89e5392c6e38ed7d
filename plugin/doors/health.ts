import { Router } from 'express';
import { readFacts } from '../../adapters/redis/facts-store';
import type { World } from '../../adapters/world';
import type { DeskFacts } from '../../core/kernel/facts';
import { desk, subjectKey } from '../../core/kernel/subject';

/** The worker's canary comes every 10 s; without one for this long (ms) nobody does the work. */
const CANARY_LATE = 30_000;

/**
 * `/healthz`: this process answers. `/readyz`: Redis keeps what it is given and a worker is at work; 503 with a sentence
 * per reason when not. Both say whether all sending is stopped. No address or secret in either.
 */
export function healthDoor(world: World): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ ok: true });
  });
  router.get('/readyz', async (_request, response) => {
    const found = await readiness(world);
    response.status(found.reasons.length === 0 ? 200 : 503).json({ ready: found.reasons.length === 0, ...found });
  });
  return router;
}

type Readiness = { reasons: string[]; sendingStopped: boolean | null; ourLine: string | null };

async function readiness(world: World): Promise<Readiness> {
  let facts: DeskFacts | null;
  try {
    facts = (await readFacts(world.redis, subjectKey(desk(world.accountId)))) as DeskFacts | null;
  } catch {
    const reasons = ['Redis does not answer: webhooks are refused until it does'];
    return { reasons, sendingStopped: null, ourLine: 'redis-away' };
  }
  const reasons: string[] = [];
  const canaryAt = facts?.canaryAt ?? null;
  if (canaryAt === null) reasons.push('no worker has been at work yet');
  else if (world.clock.now() - canaryAt > CANARY_LATE) {
    reasons.push(`no worker has been at work since ${new Date(canaryAt).toISOString()}`);
  }
  return { reasons, sendingStopped: facts?.sending?.stopped ?? false, ourLine: facts?.line?.trouble ?? null };
}
