import { createHash } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import type { World } from '../../adapters/world';
import { readBody } from '../read-body';
import { addressOf } from './address-of';
import { LARGEST_BEAT } from './beat';
import { createBeatHearer } from './hear-beat';
import { BEACON_SCRIPT } from './script.generated';

/** Changes with every change of the script: what is at this address never does. */
export const SCRIPT_HASH = createHash('sha256').update(BEACON_SCRIPT).digest('hex').slice(0, 16);

const TEN_MINUTES = 'public, max-age=600';
const FOR_EVER = 'public, max-age=31536000, immutable';

/**
 * The beacon's two doors: its script, and `POST /beacon` for what it tells. A beat is sent as text/plain, which a page may
 * send to another origin without asking first (no preflight), also by sendBeacon while it is being closed. Without
 * BEACON_ORIGINS neither door is there.
 */
export function beaconDoor(world: World): Router {
  const router = Router();
  if (world.beaconOrigins.length === 0) return router;
  const hearBeat = createBeatHearer(world);
  router.get('/beacon.js', (_request, response) => sendScript(response, TEN_MINUTES));
  router.get(`/beacon-${SCRIPT_HASH}.js`, (_request, response) => sendScript(response, FOR_EVER));
  router.post('/beacon', async (request: Request, response: Response) => {
    const origin = request.headers.origin ?? '';
    const raw = await readBody(request, LARGEST_BEAT);
    const bytes = typeof raw === 'string' ? Buffer.alloc(LARGEST_BEAT + 1) : raw;
    const { status, counted } = await hearBeat({ raw: bytes, origin, address: addressOf(request) });
    world.count(counted);
    if (world.beaconOrigins.includes(origin)) response.set('access-control-allow-origin', origin);
    response.set({ 'cache-control': 'no-store', vary: 'origin' });
    if (status === 200) response.status(200).json({ forget: true });
    else response.status(status).end();
    if (raw === 'too large') request.destroy();
  });
  return router;
}

/** Loaded by the helpline's own page, which lives at another origin. */
function sendScript(response: Response, cache: string): void {
  response.set({
    'cache-control': cache,
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  });
  response.type('text/javascript').send(BEACON_SCRIPT);
}
