import { createHmac } from 'node:crypto';
import { request } from 'node:http';

/** A webhook as Chatwoot would sign it at this moment (ms). */
export function signed(body: string | Buffer, secret: string, at: number): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000));
  const signature = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex');
  return {
    'content-type': 'application/json',
    'x-chatwoot-timestamp': timestamp,
    'x-chatwoot-signature': `sha256=${signature}`,
    'x-chatwoot-delivery': '0209b72f-840e-4540-81fb-5a3752817d1b',
  };
}

export type Answered = { status: number; body: string };

/** Posts to a door and gives the whole answer. With `chunked` the length is not said beforehand. */
export function postTo(
  url: string,
  body: string | Buffer,
  headers: Record<string, string>,
  { method = 'POST', chunked = false } = {},
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const length = chunked ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const sent = request(url, { method, agent: false, headers: { ...headers, ...length } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    if (!chunked) return void sent.end(body);
    for (let at = 0; at < body.length; at += 60_000) sent.write(body.slice(at, at + 60_000));
    sent.end();
  });
}
