import type { NextFunction, Request, Response } from 'express';
import { headerTime } from '../clock';
import type { Desk } from './desk';

/** Stands before everything that is Chatwoot: applies the faults that are switched on, and tells the model's time. */
export function faultGate({ world, faults }: Desk) {
  return (req: Request, res: Response, next: NextFunction): void => {
    res.setHeader('Date', headerTime(world.clock.now()));
    if (faults.apiDown) return void req.socket.destroy();
    const isRest = req.path.startsWith('/api/v1/accounts') || req.path.startsWith('/api/v1/profile');
    const go = (): void => {
      if (!isRest) return next();
      if (world.random.chance(faults.api429)) {
        if (faults.apiRetryAfterS !== null) res.setHeader('Retry-After', String(faults.apiRetryAfterS));
        return void res.status(429).type('text/plain').send('Retry later\n');
      }
      if (world.random.chance(faults.api500)) return void res.status(500).json({ error: 'Internal Server Error' });
      const { apiReadsAnswer } = faults;
      if (apiReadsAnswer !== null && req.method === 'GET')
        return void res.status(apiReadsAnswer).type('text/html').end();
      // Carried out below, but nobody hears of it.
      if (world.random.chance(faults.apiLoseAnswer)) res.end = () => (req.socket.destroy(), res);
      next();
    };
    if (isRest && faults.apiSlowMs > 0) world.clock.after(faults.apiSlowMs, go);
    else go();
  };
}
