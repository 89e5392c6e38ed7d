import type { Request, Response, Router } from 'express';
import { profileRest } from '../model/shapes-people';
import { epochOf, isoOf } from '../model/spelling';
import { isObject } from './answering';
import { type Desk, sessionUser } from './desk';

const TWO_MONTHS_MS = 60 * 24 * 3_600_000;

/** Signing in as an agent: any password will do here. The page keeps the answer's headers in a cookie, as Chatwoot's does. */
export function sessionRoutes(router: Router, { world }: Desk): void {
  router.get('/api', (_req, res) => {
    const timestamp = isoOf(world.clock.now());
    res.json({ version: '4.15.1', timestamp, queue_services: 'ok', data_services: 'ok' });
  });
  router.post('/auth/sign_in', (req: Request, res: Response) => {
    const email = isObject(req.body) ? req.body['email'] : undefined;
    const user = world.users.find((each) => each.email === email);
    if (!user) return void res.status(401).json({ success: false, errors: ['Nobody here has this address.'] });
    const { token, client } = user.session;
    const expiry = String(epochOf(world.clock.now() + TWO_MONTHS_MS));
    res.set({ 'access-token': token, 'token-type': 'Bearer', client, expiry, uid: user.email });
    res.json({ data: profileRest(world, user) });
  });
  router.get('/auth/validate_token', (req: Request, res: Response) => {
    const user = sessionUser(world, req.headers);
    if (!user) return void res.status(401).json({ success: false, errors: ['This session is not valid.'] });
    const data = { ...profileRest(world, user), created_at: isoOf(user.created_at) };
    res.json({ payload: { success: true, data } });
  });
}
