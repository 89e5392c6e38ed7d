import { Router, type Request, type Response } from 'express';
import type { PanelConfig } from '../../adapters/config/config';
import { forgetPage, typedBy } from '../../adapters/redis/pairing-store';
import type { World } from '../../adapters/world';
import { MINUTE, SECOND } from '../../core/kernel/instant';
import { codeRequest, codeWaitRequest } from '../../core/panel/exchange-contract';
import { addressOf } from '../beacon/address-of';
import { createLimit } from '../beacon/limit';
import { audit, handled, readJson, refuse } from './answering';
import { exchangeByCode } from './exchange-by-code';
import { isDesksOwn } from './grant';
import { CODE_LIFE, conversationOfSecret, hashOfPage, showCode } from './pairing';

/** A whole office stands behind one address; each opens a conversation now and then. */
const CODES_PER_ADDRESS = { most: 60, per: MINUTE };
const WAITS_PER_ADDRESS = { most: 300, per: 10 * SECOND };
/** Whatever addresses they come from. */
const CODES_IN_ALL = { most: 600, per: MINUTE };

/** How long (ms) a page is kept waiting before it asks anew, and how often it is looked meanwhile. */
const WAITS = 5 * SECOND;
const LOOK_EVERY = 250;

/**
 * Identity D, where no session of Chatwoot's can reach us. `POST code`: a code to be typed as a private note.
 * `POST code/wait`: a bearer for whoever typed it, told to the page that showed it and to nobody else, once.
 */
export function codeDoor(world: World, panel: PanelConfig): Router {
  const router = Router();
  const codesFit = createLimit(CODES_PER_ADDRESS.most, CODES_PER_ADDRESS.per);
  const allFit = createLimit(CODES_IN_ALL.most, CODES_IN_ALL.per);
  const waitsFit = createLimit(WAITS_PER_ADDRESS.most, WAITS_PER_ADDRESS.per);
  router.post(
    '/',
    handled(world, async (request, response) => {
      const now = world.clock.now();
      if (!codesFit(addressOf(request), now) || !allFit('all', now)) return refuse(world, response, 'too-many');
      const body = await readJson(request);
      if (typeof body === 'string') return refuse(world, response, body);
      const asked = codeRequest.safeParse(body.value);
      if (!asked.success) return refuse(world, response, 'odd-request');
      const { accountId, conversationId } = asked.data;
      if (accountId !== world.accountId || isDesksOwn(world, { conversationId }))
        return refuse(world, response, 'not-allowed', { conversationId });
      response.json({ ...(await showCode(world, panel, conversationId)), expiresIn: CODE_LIFE });
    }),
  );
  router.post(
    '/wait',
    handled(world, async (request, response) => {
      if (!waitsFit(addressOf(request), world.clock.now())) return refuse(world, response, 'too-many');
      const body = await readJson(request);
      if (typeof body === 'string') return refuse(world, response, body);
      const asked = codeWaitRequest.safeParse(body.value);
      const conversationId = asked.success ? conversationOfSecret(asked.data.secret) : null;
      if (!asked.success || conversationId === null) return refuse(world, response, 'prove-again');
      const page = hashOfPage(panel, asked.data.secret);
      const agentId = await waitFor(world, response, page);
      await answer(world, panel, { request, response, page, agentId, conversationId });
    }),
  );
  return router;
}

/** Looks until somebody has typed it, the page goes away or it has waited long enough. */
async function waitFor(world: World, response: Response, page: string): Promise<number | 'waiting' | null> {
  const until = world.clock.ticks() + WAITS;
  for (;;) {
    const typed = await typedBy(world.redis, page);
    if (typed !== 'waiting' || response.closed || world.clock.ticks() >= until) return typed;
    await world.clock.sleep(LOOK_EVERY);
  }
}

type Waited = {
  request: Request;
  response: Response;
  page: string;
  agentId: number | 'waiting' | null;
  conversationId: number;
};

async function answer(world: World, panel: PanelConfig, waited: Waited): Promise<void> {
  const { request, response, page, agentId, conversationId } = waited;
  if (agentId === 'waiting') return void response.json({ heard: false });
  if (agentId === null) return refuse(world, response, 'prove-again', { conversationId });
  const pairedAt = world.clock.now();
  const got = await exchangeByCode(world, panel, { agentId, conversationId, pairedAt });
  // Who could not be told because Chatwoot or Redis was away asks again, and need not type again.
  if (got !== 'chatwoot-away') await forgetPage(world.redis, page);
  if (typeof got === 'string') return refuse(world, response, got, { agentId, conversationId });
  audit(world, request, { agentId, conversationId, state: 'code' });
  response.json({ heard: true, exchange: got });
}
