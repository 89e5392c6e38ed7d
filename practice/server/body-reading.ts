import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import type { Json } from '../model/nouns';

const MOST = '40mb';

/** JSON, plain forms, and forms with files, of which only name, type and size are kept. */
export function readBodies(router: Router): void {
  router.use(express.json({ limit: MOST }), express.urlencoded({ extended: true, limit: MOST }));
  router.use(
    express.raw({ type: 'multipart/form-data', limit: MOST }),
    (req: Request, _res: Response, next: NextFunction) => {
      if (!Buffer.isBuffer(req.body)) return next();
      formFields(req.body, String(req.headers['content-type'])).then((fields) => {
        req.body = fields;
        next();
      }, next);
    },
  );
}

async function formFields(raw: Buffer, type: string): Promise<Record<string, Json>> {
  const form = await new globalThis.Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData();
  const fields: Record<string, Json> = {};
  for (const [name, value] of form) {
    const field: Json = typeof value === 'string' ? value : { name: value.name, type: value.type, size: value.size };
    const list = fields[name.replace(/\[\]$/, '')] ?? [];
    if (name.endsWith('[]')) fields[name.slice(0, -2)] = [...(Array.isArray(list) ? list : []), field];
    else fields[name] = field;
  }
  return fields;
}
