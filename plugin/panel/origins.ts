import type { Request, RequestHandler } from 'express';
import { HELPLINE_HEADER } from '../../core/panel/exchange-contract';
import type { World } from '../../adapters/world';
import type { PanelConfig } from '../../adapters/config/config';
import { refuse } from './answering';

const ALLOWED = `authorization, content-type, last-event-id, ${HELPLINE_HEADER}`;

export const originOf = ({ url }: PanelConfig): string => new URL(url).origin;

/**
 * Answers the panel's own page and Chatwoot's, and nobody else's. What changes anything comes with an origin, which a
 * browser does not let a page make up, and with a header that no form can send; a browser leaves the origin out only when
 * a page reads from where it came.
 */
export function onlyOurPages(world: World, panel: PanelConfig): RequestHandler {
  const ours = [originOf(panel), world.chatwootOrigin];
  return (request, response, next) => {
    const { origin } = request.headers;
    response.set({ vary: 'origin', 'cache-control': 'no-store' });
    if (origin !== undefined && ours.includes(origin)) {
      response.set({ 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' });
    } else if (origin !== undefined || request.method !== 'GET') return refuse(world, response, 'wrong-origin');
    if (request.method === 'OPTIONS') {
      response.set({ 'access-control-allow-headers': ALLOWED, 'access-control-allow-methods': 'GET, POST' });
      return void response.set('access-control-max-age', '600').status(204).end();
    }
    if (request.headers[HELPLINE_HEADER] !== '1') return refuse(world, response, 'odd-request');
    next();
  };
}

/** Chatwoot's own page asks, where the line runs. */
export const isFromChatwoot = (world: World, { headers }: Request): boolean => headers.origin === world.chatwootOrigin;
