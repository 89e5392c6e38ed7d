import type { Request, RequestHandler, Response } from 'express';
import type { PanelConfig } from '../../adapters/config/config';
import { isProven } from '../../adapters/redis/panel-proofs';
import type { World } from '../../adapters/world';
import { handled, refuse } from './answering';
import { readBearer, scopeWord, type Claims } from './bearer';

/** Who asks, proven: an agent of this account who may see what the scope says. */
export type Asker = Claims;

/** The bearer of a request, whatever became of its right since. */
export function bearerOf(world: World, panel: PanelConfig, { headers }: Request): Claims | null {
  const [, bearer] = /^Bearer (\S+)$/.exec(headers.authorization ?? '') ?? [];
  const claims = bearer === undefined ? null : readBearer(panel.secret, bearer, world.clock.now());
  return claims?.accountId === world.accountId ? claims : null;
}

/**
 * Lets through whoever holds a bearer for such a scope, and whom Chatwoot confirmed within the last minute. Behind it
 * {@link askerOf} tells who that is. For pages of the desk: `askedFor(world, panel, 'desk')`, which only supervisors get.
 */
export function askedFor(world: World, panel: PanelConfig, wanted: 'conversation' | 'desk'): RequestHandler {
  return (request, response, next) =>
    handled(world, async () => {
      const claims = bearerOf(world, panel, request);
      if (!claims) return refuse(world, response, 'prove-again');
      const { agentId, scope } = claims;
      if (('desk' in scope ? 'desk' : 'conversation') !== wanted) {
        return refuse(world, response, 'not-allowed', { agentId });
      }
      if (!(await isProven(world.redis, { agentId, scope: scopeWord(scope) }))) {
        return refuse(world, response, 'prove-again', { agentId });
      }
      (response.locals as { asker?: Asker }).asker = claims;
      next();
    })(request, response, next);
}

/** @throws when no `askedFor` stands before it: a fault of ours. */
export function askerOf(response: Response): Asker {
  const { asker } = response.locals as { asker?: Asker };
  if (!asker) throw new Error('a door without a guard');
  return asker;
}

/** The conversation a bearer is for. */
export function conversationOf({ scope }: Asker): number {
  if ('desk' in scope) throw new Error('the desk is no conversation');
  return scope.conversationId;
}
