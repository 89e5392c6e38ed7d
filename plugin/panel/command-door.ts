import { Router } from 'express';
import type { PanelConfig } from '../../adapters/config/config';
import { accept } from '../../adapters/redis/mailbox';
import type { World } from '../../adapters/world';
import { SECOND } from '../../core/kernel/instant';
import { conversation, subjectKey } from '../../core/kernel/subject';
import { commandRequest, type CommandAnswer } from '../../core/panel/command-contract';
import { createLimit } from '../beacon/limit';
import { audit, handled, readJson, refuse } from './answering';
import { askedFor, askerOf, conversationOf } from './asker';
import { eventOfClick } from './command-events';

/** Nobody clicks faster. */
const PER_AGENT = { most: 30, per: 10 * SECOND };

const DONE: CommandAnswer = { result: 'done', messageId: null };

/** `POST command`: one click. It is answered once it is kept durably; what comes of it the stream shows. */
export function commandDoor(world: World, panel: PanelConfig): Router {
  const router = Router();
  const fits = createLimit(PER_AGENT.most, PER_AGENT.per);
  router.post(
    '/command',
    askedFor(world, panel, 'conversation'),
    handled(world, async (request, response) => {
      const asker = askerOf(response);
      const who = { agentId: asker.agentId, conversationId: conversationOf(asker) };
      const at = world.clock.now();
      if (!fits(String(asker.agentId), at)) return refuse(world, response, 'too-many', who);
      const body = await readJson(request);
      if (typeof body === 'string') return refuse(world, response, body, who);
      const asked = commandRequest.safeParse(body.value);
      if (!asked.success) return refuse(world, response, 'odd-request', who);
      const { command, key } = asked.data;
      const subject = conversation(asker.accountId, who.conversationId);
      const event = eventOfClick(command, { subject, agentId: asker.agentId, at, key });
      if (event === null) return refuse(world, response, 'odd-request', who);
      audit(world, request, { ...who, command: command.name });
      await accept(world.redis, [event], at);
      world.bell.ring(subjectKey(subject));
      world.count('panel_command');
      response.json(DONE);
    }),
  );
  return router;
}
