import type { Request, Response, Router } from 'express';
import type { World } from '../model/world';
import { objectOf, textOf } from '../server/answering';
import { notFound, refuse } from '../server/refusal';
import { answerCall, type Call, declineCall, hangUp, pressKey } from './calls';
import type { Carrier } from './carrier';
import { answersTo, phoneOf, phones } from './phones';
import { textArrives } from './texts';

const ACTS: Readonly<Record<string, (carrier: Carrier, call: Call, key: string) => void>> = {
  answer: answerCall,
  decline: declineCall,
  press: pressKey,
  'hang-up': hangUp,
};

/** The phones of the advocates, as whoever holds one sees it; no part of Twilio. */
export function phoneRoutes(router: Router, world: World, carrier: Carrier): void {
  router.get('/practice/carrier/phones', (_req, res) => void res.json(phones(world, carrier)));
  router.post('/practice/carrier/phones/:user/texts', (req: Request, res: Response) => {
    const from = phoneOf(Number(req.params['user']));
    const to = answersTo(carrier, from);
    if (to === null) throw refuse(422, { error: 'Nobody has texted or called this phone yet' });
    const { sid } = textArrives(carrier, { from, to, body: textOf(objectOf(req.body)['body']) ?? '' });
    res.json({ sid });
  });
  router.post('/practice/carrier/calls/:sid/:act', (req: Request, res: Response) => {
    const call = carrier.calls.get(String(req.params['sid']));
    const act = ACTS[String(req.params['act'])];
    if (!call || !act) throw notFound();
    act(carrier, call, textOf(objectOf(req.body)['key']) ?? '');
    res.json({ status: call.status });
  });
}
