import { Router, type RequestHandler } from 'express';
import { z } from 'zod';
import { readBuiltLine } from '../../adapters/built-line';
import type { PanelConfig } from '../../adapters/config/config';
import { lineSeen } from '../../adapters/redis/line-seen';
import type { World } from '../../adapters/world';
import { SECOND } from '../../core/kernel/instant';
import { exchangeRequest } from '../../core/panel/exchange-contract';
import { addressOf } from '../beacon/address-of';
import { createLimit } from '../beacon/limit';
import { audit, handled, readJson, refuse } from './answering';
import { bearerOf } from './asker';
import { scopeWord } from './bearer';
import { exchange } from './exchange';
import { onlyOurPages } from './origins';
import { wordsDoor } from './words-door';
import { sessionOf } from './session-of';

/** A whole office stands behind one address: fifty advocates with a few panels each. */
const PER_ADDRESS = { most: 300, per: 10 * SECOND };

/**
 * `/exchange`: the only part of ours that a proxy may put on Chatwoot's own host, because it is what Chatwoot's cookie
 * comes to. `POST session` gives a bearer, `POST sidebar` opens "Conversation Information" for whoever asks,
 * `POST say` takes a click that is said in the advocate's own name.
 */
export function exchangeDoor(world: World, panel: PanelConfig, command: readonly RequestHandler[]): Router {
  const ourLine = readBuiltLine()?.hash;
  const router = Router();
  const fits = createLimit(PER_ADDRESS.most, PER_ADDRESS.per);
  router.use((request, response, next) =>
    fits(addressOf(request), world.clock.now()) ? next() : refuse(world, response, 'too-many'),
  );
  router.use(onlyOurPages(world, panel));
  router.post(
    '/session',
    handled(world, async (request, response) => {
      const body = await readJson(request);
      if (typeof body === 'string') return refuse(world, response, body);
      const asked = exchangeRequest.safeParse(body.value);
      if (!asked.success) return refuse(world, response, 'odd-request');
      const { accountId, scope, line } = asked.data;
      const session = sessionOf(world, request, asked.data);
      const previous = bearerOf(world, panel, request);
      const answer = await exchange(world, panel, { accountId, scope, session, previous });
      const about = 'desk' in scope ? {} : { conversationId: scope.conversationId };
      if (typeof answer === 'string') return refuse(world, response, answer, about);
      audit(world, request, { agentId: answer.agentId, state: scopeWord(scope), ...about });
      if (line !== undefined) await lineSeen(world.redis, line);
      const lineIsOld = line !== undefined && line !== ourLine;
      response.json({ ...answer.granted, ...(line === undefined ? {} : { lineIsOld }) });
    }),
  );
  router.post(
    '/sidebar',
    handled(world, async (request, response) => {
      const body = await readJson(request);
      if (typeof body === 'string') return refuse(world, response, body);
      const told = z.object({ session: z.unknown() }).safeParse(body.value);
      const session = sessionOf(world, request, told.data ?? {});
      if (session === null) return refuse(world, response, 'not-signed-in');
      const opened = await world.chatwoot.openSidebar(session, { priority: 'now' });
      if (opened.kind !== 'ok') {
        const isNobody = opened.error.status === 401;
        return refuse(world, response, isNobody ? 'not-signed-in' : 'chatwoot-away');
      }
      audit(world, request, { agentId: opened.value });
      response.json({});
    }),
  );
  router.post('/say', ...command);
  router.use('/say/words', wordsDoor(world, panel));
  return router;
}
