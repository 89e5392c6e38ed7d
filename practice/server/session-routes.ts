import type { Request, Response, Router } from 'express';
import { profileRest } from '../model/shapes-people';
import { epochOf, isoOf } from '../model/spelling';
import { objectOf, type Serve, userOf } from './answering';
import { type Desk, sessionUser } from './desk';
import { refuse } from './refusal';

const TWO_MONTHS_MS = 60 * 24 * 3_600_000;
const refusal = refuse(401, { success: false, errors: ['Nobody here is signed in so.'] });

/** Signing in as an agent: any password will do here. The page keeps the answer's headers in a cookie, as Chatwoot's does. */
export function sessionRoutes(router: Router, { world }: Desk): void {
  router.get('/api', (_req, res) => {
    const timestamp = isoOf(world.clock.now());
    res.json({ version: '4.15.1', timestamp, queue_services: 'ok', data_services: 'ok' });
  });
  router.post('/auth/sign_in', (req: Request, res: Response) => {
    const user = world.users.find(({ email }) => email === objectOf(req.body)['email']);
    if (!user) throw refusal;
    const { token, client } = user.session;
    const expiry = String(epochOf(world.clock.now() + TWO_MONTHS_MS));
    res.set({ 'access-token': token, 'token-type': 'Bearer', client, expiry, uid: user.email });
    res.json({ data: profileRest(world, user) });
  });
  router.get('/auth/validate_token', (req: Request, res: Response) => {
    const user = sessionUser(world, req.headers);
    if (!user) throw refusal;
    const data = { ...profileRest(world, user), created_at: isoOf(user.created_at) };
    res.json({ payload: { success: true, data } });
  });
}

/** One's own settings: those of a screen are put whole, as Chatwoot's own pages put them. */
export function profileRoutes(serve: Serve): void {
  serve('get', '/profile', 'agent', (ask) => profileRest(ask.world, userOf(ask)));
  serve('put', '/profile', 'agent', (ask) => {
    const settings = objectOf(ask.body['profile'])['ui_settings'];
    if (settings !== undefined) userOf(ask).ui_settings = objectOf(settings);
    return profileRest(ask.world, userOf(ask));
  });
}
