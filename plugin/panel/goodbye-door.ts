import type { RequestHandler } from 'express';
import type { PanelConfig } from '../../adapters/config/config';
import { advocateSaidGoodbye } from '../../adapters/redis/advocate-store';
import type { World } from '../../adapters/world';
import { handled } from './answering';
import { askedFor, askerOf } from './asker';
import { scopeWord } from './bearer';
import type { Live } from './live';

/**
 * `POST /panel/goodbye`: the page is closed, or goes to another conversation, by the advocate's own doing. Without it the
 * end of their stream counts as a lost line. Another page of theirs that is open says within a heartbeat that it is.
 */
export const goodbyeDoor = (world: World, panel: PanelConfig, live: Live): RequestHandler[] => [
  askedFor(world, panel, 'conversation'),
  handled(world, async (_request, response) => {
    const { agentId, scope } = askerOf(response);
    // First, so that nothing finds it open once it is written down.
    live.goodbye({ agentId, scope: scopeWord(scope) });
    await advocateSaidGoodbye(world.redis, agentId);
    response.json({});
  }),
];
