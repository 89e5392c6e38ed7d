import type { IncomingMessage } from 'node:http';

/** Our own machine or network: where a proxy of ours stands. */
const NEAR = /^(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/;

/**
 * Where a request came from, for counting only. Behind a proxy that is the last address it wrote down; what stands before
 * it the sender may have made up.
 */
export function addressOf({ socket, headers }: IncomingMessage): string {
  const near = socket.remoteAddress ?? '';
  const forwarded = headers['x-forwarded-for'];
  if (!NEAR.test(near) || typeof forwarded !== 'string') return near;
  return forwarded.split(',').at(-1)?.trim().slice(0, 60) ?? near;
}
