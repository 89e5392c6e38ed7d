import type { Request, Response, Router } from 'express';
import type { World } from '../model/world';
import { createShift } from '../shift/shift';
import { objectOf, textsOf } from './answering';
import { refuse } from './refusal';
import type { ScriptedClients } from './scripted-client';

/** For whoever practises: a shift of scripted clients, its end, and what there was to notice. */
export function shiftRoutes(router: Router, world: World, clients: ScriptedClients): void {
  const shift = createShift(world, clients);
  // Where the plugin hears pages, its webhook tells.
  const beacon = (): string =>
    String({ url: 'data:,', ...world.webhooks.at(-1) }.url).replace('/webhooks/chatwoot', '/beacon');
  router.get('/practice/shift/state', (_req, res: Response) => void res.json(shift.state()));
  router.post('/practice/shift/begin', (req: Request, res: Response) => {
    const origin = `${req.protocol}://${req.headers.host ?? ''}`;
    const hasBegun = shift.begin(textsOf(objectOf(req.body)['clients']), { url: beacon(), origin });
    if (!hasBegun) throw refuse(422, { error: 'Choose at least one client.' });
    res.json(shift.state());
  });
  router.post('/practice/shift/end', (_req, res: Response) => {
    shift.end();
    res.json(shift.state());
  });
}
