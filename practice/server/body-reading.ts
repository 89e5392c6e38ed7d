import express, { type NextFunction, type Request, type Response, type Router } from 'express';

const MOST = '40mb';

/** JSON, plain forms, and the multipart forms that Chatwoot's SDK posts. */
export function readBodies(router: Router): void {
  router.use(express.json({ limit: MOST }), express.urlencoded({ extended: true, limit: MOST }));
  router.use(express.raw({ type: 'multipart/form-data', limit: MOST }));
  router.use((req: Request, _res: Response, next: NextFunction) => {
    if (!Buffer.isBuffer(req.body)) return next();
    const headers = { 'content-type': String(req.headers['content-type']) };
    const form = new globalThis.Response(new Uint8Array(req.body), { headers }).formData();
    form.then((fields) => next(void (req.body = Object.fromEntries(fields))), next);
  });
}
