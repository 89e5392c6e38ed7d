import { Router } from 'express';
import { z } from 'zod';
import type { PanelConfig } from '../../adapters/config/config';
import { accept } from '../../adapters/redis/mailbox';
import type { World } from '../../adapters/world';
import { SECOND } from '../../core/kernel/instant';
import { conversation, subjectKey } from '../../core/kernel/subject';
import { commandRequest } from '../../core/panel/command-contract';
import { createLimit } from '../beacon/limit';
import { sayNote } from '../say/say-note';
import { audit, handled, readJson, refuse } from './answering';
import { askedFor, askerOf, conversationOf } from './asker';
import { eventOfSaid } from './command-events';
import { noteOf } from './note-of-command';
import { sessionOf } from './session-of';

const PER_AGENT = { most: 20, per: 10 * SECOND };
const wordsRequest = z.object({ noteId: z.number().int().positive(), session: z.unknown().optional() });

/**
 * `POST say`: a click whose words will stand in the thread. They go into a private note by our bot within this request and
 * into nothing else. `POST say/words`: what stands in such a note, read from Chatwoot in the asking agent's own right.
 */
export function sayDoor(world: World, panel: PanelConfig): Router {
  const router = Router();
  const fits = createLimit(PER_AGENT.most, PER_AGENT.per);
  router.use(askedFor(world, panel, 'conversation'), (_request, response, next) =>
    fits(String(askerOf(response).agentId), world.clock.now()) ? next() : refuse(world, response, 'too-many'),
  );
  router.post(
    '/words',
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
  router.post(
    '/',
    handled(world, async (request, response) => {
      const asker = askerOf(response);
      const who = { agentId: asker.agentId, conversationId: conversationOf(asker) };
      const body = await readJson(request);
      const asked = commandRequest.safeParse(typeof body === 'string' ? null : body.value);
      if (!asked.success) return refuse(world, response, 'odd-request', who);
      const { command, key } = asked.data;
      const subject = conversation(asker.accountId, who.conversationId);
      const click = { subject, agentId: asker.agentId, at: world.clock.now(), key };
      const note = await noteOf(world, command, click);
      if (note === null) return refuse(world, response, 'odd-request', who);
      audit(world, request, { ...who, command: command.name });
      const answer =
        note === 'no words'
          ? ({ result: 'done', messageId: null } as const)
          : await sayNote(world, { ...click, ...note });
      const event = answer.result === 'done' ? eventOfSaid(command, answer.messageId ?? 0, click) : null;
      if (event) {
        await accept(world.redis, [event], click.at);
        world.bell.ring(subjectKey(subject));
      }
      world.count('panel_command');
      response.json(answer);
    }),
  );
  return router;
}
