import { Router, type Request, type Response } from 'express';
import type { BuiltLine } from '../../adapters/built-line';
import type { CounterName } from '../../adapters/redis/counters';
import { earlierLine, keepLine } from '../../adapters/redis/line-store';
import type { World } from '../../adapters/world';
import { SECOND } from '../../core/kernel/instant';
import { addressOf } from '../beacon/address-of';
import { createLimit } from '../beacon/limit';
import { readBody } from '../read-body';

const FOR_EVER = 'public, max-age=31536000, immutable';

/** What the line may say of a Chatwoot page that is not as it knows it: which anchor is missing, and nothing else. */
const MISSING: Readonly<Record<string, CounterName>> = {
  'reply-box': 'line_missing_reply_box',
  editor: 'line_missing_editor',
  'send-button': 'line_missing_send_button',
};
const LONGEST = 20;
const PER_ADDRESS = { most: 60, per: 10 * SECOND };

type Parts = Pick<World, 'chatwootOrigin' | 'redis' | 'count' | 'clock' | 'log'>;

/**
 * The line's script at an address that changes with it, for Chatwoot's page alone to read; the line of an earlier build
 * stays where it was. And `POST /line/missing`: the line has vanished, because Chatwoot's page is not as it knows it.
 */
export function lineDoor(world: Parts, line: BuiltLine | null): Router {
  const router = Router();
  const fits = createLimit(PER_ADDRESS.most, PER_ADDRESS.per);
  if (line) keepLine(world.redis, line).catch((error: unknown) => noteKept(world, error));

  router.use('/line', (_request, response, next) => {
    response.set({ 'access-control-allow-origin': world.chatwootOrigin, vary: 'origin' });
    next();
  });
  router.get(/^\/line\/([0-9a-f]{16})\.js$/, async (request, response) => {
    const hash = (request.params as Record<string, string>)['0'] ?? '';
    if (hash === line?.hash) return send(world, response, line, 'line_served');
    const earlier = await earlierLine(world.redis, hash).catch(() => 'away' as const);
    if (earlier === 'away') return void response.status(503).end();
    if (earlier) return send(world, response, earlier, 'line_old_served');
    world.count('line_unknown');
    response
      .status(404)
      .json({ error: 'this line is not known any more: npm run setup -- --line prints the one of today' });
  });
  router.post('/line/missing', async (request: Request, response: Response) => {
    const raw = await readBody(request, LONGEST);
    const anchor = MISSING[typeof raw === 'string' ? '' : raw.toString('latin1')];
    const isOurs = request.headers.origin === world.chatwootOrigin && fits(addressOf(request), world.clock.now());
    world.count(isOurs && anchor ? anchor : 'line_odd');
    response.status(204).end();
    if (raw === 'too large') request.destroy();
  });
  return router;
}

function send({ count }: Parts, response: Response, { text }: BuiltLine, counted: CounterName): void {
  count(counted);
  response.set({ 'cache-control': FOR_EVER, 'cross-origin-resource-policy': 'cross-origin' });
  response.type('text/javascript').send(text);
}

/** After an upgrade this line would then not be served any more; today it is. */
function noteKept(world: Parts, error: unknown): void {
  world.log.warn({ door: 'line', error }, 'the line could not be kept for after an upgrade');
}
