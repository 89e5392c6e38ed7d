import { Router, type Response } from 'express';
import type { PanelConfig } from '../../adapters/config/config';
import { readVersioned } from '../../adapters/redis/facts-store';
import type { World } from '../../adapters/world';
import { SECOND } from '../../core/kernel/instant';
import { conversation } from '../../core/kernel/subject';
import { presentPanel } from '../../core/panel/present-panel';
import { createLimit } from '../beacon/limit';
import { audit, errorOf, handled, refuse } from './answering';
import { askedFor, askerOf, conversationOf, type Asker } from './asker';
import { scopeWord } from './bearer';
import type { Live, OpenPanel } from './live';

/** A page that loads again and again is a broken one. */
const PER_AGENT = { most: 60, per: 10 * SECOND };

/** What waits for a page that does not read (bytes): more, and its stream is ended; the page opens it again. */
const MOST_UNREAD = 1_000_000;

/** `GET view`: what is to be shown, once. `GET stream`: the same and everything new, as server-sent events. */
export function viewDoor(world: World, panel: PanelConfig, live: Live): Router {
  const router = Router();
  const guard = askedFor(world, panel, 'conversation');
  const fits = createLimit(PER_AGENT.most, PER_AGENT.per);
  router.use(['/view', '/stream'], guard, (_request, response, next) =>
    fits(String(askerOf(response).agentId), world.clock.now()) ? next() : refuse(world, response, 'too-many'),
  );
  router.get(
    '/view',
    handled(world, async (request, response) => {
      const asker = askerOf(response);
      const subject = conversation(asker.accountId, conversationOf(asker));
      const { facts, version } = await readVersioned(world.redis, subject);
      if (facts.kind !== 'conversation') return;
      audit(world, request, whoIs(asker));
      world.count('panel_read');
      response.json(presentPanel(facts, version, world.clock.now(), world.policy()));
    }),
  );
  router.get('/stream', (request, response) => {
    const asker = askerOf(response);
    audit(world, request, whoIs(asker));
    world.count('panel_read');
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' });
    response.flushHeaders();
    const leave = live.join(openPanel(world, response, asker));
    response.on('close', leave);
  });
  return router;
}

const whoIs = (asker: Asker) => ({ agentId: asker.agentId, conversationId: conversationOf(asker) });

function openPanel(world: World, response: Response, asker: Asker): OpenPanel {
  const write = (chunk: string): boolean => {
    if (response.writableEnded || response.writableLength > MOST_UNREAD) return false;
    response.write(chunk);
    return true;
  };
  return {
    conversationId: conversationOf(asker),
    proof: { agentId: asker.agentId, scope: scopeWord(asker.scope) },
    write,
    refused() {
      world.log.info({ door: 'panel', reason: 'prove-again', ...whoIs(asker) }, 'panel: a stream ends');
      write(`event: refused\ndata: ${JSON.stringify(errorOf(world, 'prove-again'))}\n\n`);
      response.end();
    },
    end: () => void response.end(),
  };
}
