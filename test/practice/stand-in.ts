import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Practice, type PracticeOptions, startPractice } from '../../practice/start';

export type Answer = { status: number; data: unknown; headers: Headers };
export type Caller = 'admin' | 'ana' | 'ben' | 'cleo' | 'bot' | 'nobody' | { token: string };
export type Asking = { as?: Caller; json?: unknown; form?: FormData; header?: string };

export type StandIn = Practice & {
  /** A REST call below the account's address (`/conversations/1`), or a whole one (`!/api`). */
  ask(method: string, path: string, asking?: Asking): Promise<Answer>;
  /** A control call below /practice. */
  tell(path: string, body?: unknown): Promise<Answer>;
  botToken: string;
};

/** A stand-in on a free port, with an agent bot. Stop it with close(). */
export async function standIn(options: PracticeOptions = {}): Promise<StandIn> {
  const practice = await startPractice(options);
  const tokenOf = (as: Caller): string => {
    if (typeof as === 'object') return as.token;
    if (as === 'admin') return practice.tokens.admin;
    return as === 'bot' ? desk.botToken : (practice.tokens.agents[as] ?? 'unknown');
  };
  const send = async (url: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(url, init);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return { status: response.status, data: isJson ? JSON.parse(text) : text, headers: response.headers };
  };
  const desk: StandIn = {
    ...practice,
    botToken: '',
    ask: (method, path, { as = 'admin', json, form, header = 'Api-Access-Token' } = {}) =>
      send(path.startsWith('!') ? practice.url + path.slice(1) : `${practice.url}/api/v1/accounts/1${path}`, {
        method,
        headers: {
          ...(as === 'nobody' ? {} : { [header]: tokenOf(as) }),
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
        ...(form === undefined ? {} : { body: form }),
      }),
    tell: (path, body = {}) =>
      send(`${practice.url}/practice/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };
  const bot = await desk.ask('POST', '/agent_bots', { json: { name: 'Helpline', description: 'd', outgoing_url: '' } });
  desk.botToken = field(bot.data, 'access_token');
  return desk;
}

/** A text or number at a path inside an answer, as text. */
export function field(value: unknown, path: string): string {
  const found = path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], value);
  return typeof found === 'string' ? found : (JSON.stringify(found) ?? 'undefined');
}

export type Heard = { headers: Record<string, string>; raw: string; body: Record<string, unknown>; at: number };

/** A server that hears webhooks. */
export async function hearWebhooks(): Promise<{
  url: string;
  heard: Heard[];
  answer: { status: number };
  close(): void;
}> {
  const heard: Heard[] = [];
  const answer = { status: 200 };
  const server = createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on('data', (part: Buffer) => parts.push(part));
    req.on('end', () => {
      const raw = Buffer.concat(parts).toString('utf8');
      const headers = Object.fromEntries(Object.entries(req.headers).map(([name, value]) => [name, String(value)]));
      heard.push({ headers, raw, body: JSON.parse(raw) as Record<string, unknown>, at: heard.length });
      res.writeHead(answer.status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ url: `http://127.0.0.1:${port}/webhook`, heard, answer },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** As a receiver checks it: over the raw text, with the time stamp before it. */
export const signatureOf = (secret: string, timestamp: string, raw: string): string =>
  `sha256=${createHmac('sha256', secret).update(`${timestamp}.${raw}`).digest('hex')}`;

/** Look again and again until it is so; a failed test says what it waited for. */
export async function until<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  for (let tries = 0; tries < 500; tries += 1) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`waited in vain until ${what}`);
}
