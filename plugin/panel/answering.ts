import type { Request, RequestHandler, Response } from 'express';
import { ERROR_WORDS } from '../../core/panel/error-words';
import type { PanelError, PanelErrorCode } from '../../core/panel/exchange-contract';
import type { LogFields } from '../../adapters/log-fields';
import type { World } from '../../adapters/world';
import { readBody } from '../read-body';

const STATUS: Readonly<Record<PanelErrorCode, number>> = {
  'not-signed-in': 401,
  'prove-again': 401,
  'not-allowed': 403,
  'wrong-origin': 403,
  'odd-request': 400,
  'too-large': 413,
  'too-many': 429,
  'no-session': 409,
  'chatwoot-away': 503,
  'redis-away': 503,
  'not-found': 404,
};

export const errorOf = (world: World, code: PanelErrorCode): PanelError => ({
  error: { code, words: ERROR_WORDS[world.policy().language][code] },
});

/** Refuses, and writes down who was refused what: ids and a word of ours, never what they sent. */
export function refuse(world: World, response: Response, code: PanelErrorCode, who: LogFields = {}): void {
  world.count('panel_refused');
  world.log.info({ door: 'panel', route: routeOf(response.req), reason: code, ...who }, 'panel: refused');
  response.status(STATUS[code]).json(errorOf(world, code));
  if (code === 'too-large') response.req.destroy();
}

/** Who did what with which conversation, and when. No words. */
export function audit(world: World, request: Request, who: LogFields): void {
  world.log.info({ door: 'panel', route: routeOf(request), ...who }, 'panel: audit');
}

/** An address of ours, without what stands behind a question mark. */
const routeOf = ({ baseUrl, path }: Request): string => `${baseUrl}${path}`.slice(0, 60);

/** A handler that may wait. Redis away is said as such; whatever else fails is a fault of ours. */
export function handled(world: World, run: (request: Request, response: Response) => Promise<void>): RequestHandler {
  return (request, response) => {
    run(request, response).catch((error: unknown) => {
      world.count('panel_failed');
      world.log.error({ door: 'panel', route: routeOf(request), error }, 'panel: failed');
      if (!response.headersSent) response.status(503).json(errorOf(world, 'redis-away'));
      else response.end();
    });
  };
}

/** The largest request that a page of ours makes. */
const LARGEST = 20_000;

/** What was sent as JSON, or why it is not read. */
export async function readJson(request: Request): Promise<{ value: unknown } | PanelErrorCode> {
  const raw = await readBody(request, LARGEST);
  if (raw === 'too large') return 'too-large';
  if (raw === 'broken off') return 'odd-request';
  try {
    return { value: JSON.parse(raw.toString('utf8')) as unknown };
  } catch {
    return 'odd-request';
  }
}
