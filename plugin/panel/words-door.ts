import { Router } from 'express';
import { z } from 'zod';
import type { PanelConfig } from '../../adapters/config/config';
import type { World } from '../../adapters/world';
import { SECOND } from '../../core/kernel/instant';
import { createLimit } from '../beacon/limit';
import { audit, handled, readJson, refuse } from './answering';
import { askedFor, askerOf, conversationOf } from './asker';
import { ownSession } from './own-session';
import { sessionOf } from './session-of';

const PER_AGENT = { most: 20, per: 10 * SECOND };
const wordsRequest = z.object({ noteId: z.number().int().positive(), session: z.unknown().optional() });

/**
 * `POST say/words`: what stands in a note with an advocate's words, read from Chatwoot at this moment in the asking agent's
 * own right, and passed on once: it is kept nowhere. By the line (identity L) their session comes in the body. It is asked
 * anew whose it is: a bearer reads nothing by that of another. Whom a code proved (D) has none: whether they may is asked
 * anew, and the note is read in our right.
 */
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
      if (typeof body === 'string') return refuse(world, response, body, who);
      const asked = wordsRequest.safeParse(body.value);
      if (!asked.success) return refuse(world, response, 'odd-request', who);
      const own = await ownSession(world, asker, sessionOf(world, request, asked.data));
      if (typeof own === 'string') return refuse(world, response, own, who);
      if (own.session === null) {
        const rights = await world.chatwoot.rightsOf(asker.agentId, conversationId, { priority: 'now' });
        if (rights.kind !== 'ok') return refuse(world, response, 'chatwoot-away', who);
        if (rights.value === null) return refuse(world, response, 'not-allowed', who);
      }
      const read = await world.chatwoot.readNote(own.session, conversationId, asked.data.noteId, { priority: 'now' });
      if (read.kind !== 'ok') return refuse(world, response, 'chatwoot-away', who);
      if (read.value === 'not-theirs') return refuse(world, response, 'not-allowed', who);
      if (read.value === 'not-there') return refuse(world, response, 'not-found', who);
      audit(world, request, who);
      response.set('cache-control', 'no-store').json({ words: read.value.words });
    }),
  );
  return router;
}
