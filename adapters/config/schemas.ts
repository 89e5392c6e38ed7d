import { z } from 'zod';

/** A whole number above zero, as Chatwoot's ids are. */
export const id = z
  .string()
  .regex(/^[1-9]\d{0,15}$/)
  .transform(Number);

/** A token or secret: at least 16 characters, none of them blank. */
export const secret = z.string().regex(/^\S{16,}$/);

/** Several secrets with commas between them, each as above; at least one. */
export const secrets = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .pipe(z.array(secret).min(1));

/** An http(s) address without user, password, query or fragment; a slash at its end is taken off. */
export const webAddress = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  const plain = url && /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.search && !url.hash;
  if (plain) return text.replace(/\/+$/, '');
  context.addIssue({ code: 'custom', message: 'not a plain http(s) address' });
  return z.NEVER;
});

/** Origins with commas between them: https://example.org, with a port if there is one, and nothing behind it. */
export const origins = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine((all) => all.every((one) => /^https?:/.test(one) && URL.canParse(one) && new URL(one).origin === one));

/** `redis://…`, `rediss://…`, or the absolute path of a unix socket (`/run/redis.sock?db=1`). */
export const redisAddress = z
  .string()
  .refine((text) => text.startsWith('/') || (/^rediss?:\/\//.test(text) && URL.canParse(text)));

export const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.number().min(1).max(65_535));

/** A number above zero, at most `most`; a fraction is allowed. */
export const rate = (most: number) =>
  z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .transform(Number)
    .pipe(z.number().positive().max(most));

export const yesOrNo = z.enum(['true', 'false']).transform((text) => text === 'true');

export const onOrOff = z.enum(['on', 'off']).transform((text) => text === 'on');

export const text = z.string().min(1);
