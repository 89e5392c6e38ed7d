import type { IncomingMessage } from 'node:http';

/**
 * The body's raw bytes: a signature is over them and nothing else. Stops reading at `limit` bytes, whatever the request
 * said of its length.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | 'too large' | 'broken off'> {
  return new Promise((resolve) => {
    if (Number(request.headers['content-length'] ?? 0) > limit) return resolve('too large');
    const parts: Buffer[] = [];
    let length = 0;
    request.on('data', (part: Buffer) => {
      length += part.length;
      if (length > limit) {
        request.pause();
        resolve('too large');
      } else parts.push(part);
    });
    request.on('end', () => resolve(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)));
    request.on('error', () => resolve('broken off'));
    request.on('aborted', () => resolve('broken off'));
  });
}
