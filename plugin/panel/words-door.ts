import { Router } from 'express';
import { z } from 'zod';
import type { PanelConfig } from '../../adapters/config/config';
import type { World } from '../../adapters/world';
import { SECOND } from '../../core/kernel/instant';
import { createLimit } from '../beacon/limit';
import { audit, handled, readJson, refuse } from './answering';
import { askedFor, askerOf, conversationOf } from './asker';
import { sessionOf } from './session-of';

const PER_AGENT = { most: 20, per: 10 * SECOND };
const wordsRequest = z.object({ noteId: z.number().int().positive(), session: z.unknown().optional() });

/** `POST say/words`: what stands in a note with an advocate's words, read from Chatwoot in the asking agent's own right. */
export function wordsDoor(world: World, panel: PanelConfig): Router {
  const router = Router();
  const fits = createLimit(PER_AGENT.most, PER_AGENT.per);
  router.use(askedFor(world, panel, 'conversation'), (_request, response, next) =>
    fits(String(askerOf(response).agentId), world.clock.now()) ? next() : refuse(world, response, 'too-many'),
  );
  router.post(
    '/',
    handled(world, async (request, response) => {
      const asker = askerOf(response);
      const conversationId = conversationOf(asker);
      const who = { agentId: asker.agentId, conversationId };
      const body = await readJson(request);
      const asked = wordsRequest.safeParse(typeof body === 'string' ? null : body.value);
      if (!asked.success) return refuse(world, response, 'odd-request', who);
      const session = sessionOf(world, request, asked.data);
      if (session === null) return refuse(world, response, 'no-session', who);
      const read = await world.chatwoot.noteAs(session, conversationId, asked.data.noteId, { priority: 'now' });
      if (read.kind !== 'ok') return refuse(world, response, 'chatwoot-away', who);
      if (read.value === null) return refuse(world, response, 'not-found', who);
      audit(world, request, who);
      response.json({ words: read.value });
    }),
  );
  return router;
}
