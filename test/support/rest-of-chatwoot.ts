import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Practice } from '../../practice/start';

type Rule = { id: number; active: boolean; actions: { action_name: string }[] };

/** Settings of a Chatwoot that the practice desk has not, so that every danger can be planted and put back. */
export type RestOfChatwoot = {
  url: string;
  settings: {
    automations: Rule[];
    macros: Omit<Rule, 'active'>[];
    campaigns: { id: number; enabled: boolean }[];
    integrations: { id: string; enabled: boolean }[];
    /** By inbox. */
    bots: Record<string, number>;
    notifications: { selected_email_flags: string[]; selected_push_flags: string[] };
    features: Record<string, boolean>;
  };
  /** What the address says of itself; null: nothing that a Chatwoot would say. */
  version: string | null;
  /** How far (ms) its clock is before the true one. */
  clockAhead: number;
  /** Paths below the account's address that are answered with 404. */
  missing: string[];
  close(): Promise<void>;
};

/** Stands before the practice desk: answers what that has not, and passes everything else on. */
export async function restOfChatwoot(practice: Practice): Promise<RestOfChatwoot> {
  const rest: RestOfChatwoot = {
    url: '',
    settings: {
      ...{ automations: [], macros: [], campaigns: [], bots: {}, features: {} },
      integrations: [
        { id: 'webhook', enabled: true },
        { id: 'slack', enabled: false },
      ],
      notifications: { selected_email_flags: [], selected_push_flags: [] },
    },
    ...{ version: '4.15.1', clockAhead: 0, missing: [] },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const server = createServer((request, response) => void answer(rest, practice, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  rest.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return rest;
}

async function answer(
  rest: RestOfChatwoot,
  practice: Practice,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const { method = 'GET', url = '/' } = request;
  const body = Buffer.concat(parts).toString('utf8');
  const path = url.replace(/^\/api\/v1\/accounts\/1\/?/, '');
  response.setHeader('Date', new Date(Date.now() + rest.clockAhead).toUTCString());
  const say = (status: number, data: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(data));
  };
  if (url === '/api') return rest.version === null ? say(404, {}) : say(200, { version: rest.version });
  if (rest.missing.includes(path)) return say(404, { error: 'Resource could not be found' });
  const own =
    request.headers['api-access-token'] === practice.tokens.admin ? answerOwn(rest, method, path, body) : null;
  if (own !== null) return say(200, own);
  const passed = await fetch(practice.url + url, {
    method,
    headers: { 'content-type': 'application/json', 'api-access-token': String(request.headers['api-access-token']) },
    ...(body === '' ? {} : { body }),
  });
  const data: unknown = JSON.parse((await passed.text()) || '{}');
  say(passed.status, path === '' ? { ...(data as object), features: rest.settings.features } : data);
}

function answerOwn({ settings }: RestOfChatwoot, method: string, path: string, body: string): object | null {
  const given = (body === '' ? {} : JSON.parse(body)) as Record<string, unknown>;
  const [kind, id, what] = path.split('/');
  const change = <T extends { id: number }>(list: T[]): T =>
    Object.assign(list.find((one) => one.id === Number(id)) ?? {}, given) as T;
  if (kind === 'automation_rules') {
    return method === 'GET' ? { payload: settings.automations } : { payload: change(settings.automations) };
  }
  if (kind === 'campaigns') return method === 'GET' ? settings.campaigns : change(settings.campaigns);
  if (kind === 'macros') return { payload: settings.macros };
  if (kind === 'integrations') return { payload: settings.integrations };
  if (kind === 'notification_settings') {
    if (method === 'PATCH') Object.assign(settings.notifications, given['notification_settings']);
    return settings.notifications;
  }
  if (what === 'agent_bot') return { agent_bot: settings.bots[String(id)] ? { id: settings.bots[String(id)] } : {} };
  if (what !== 'set_agent_bot') return null;
  if (typeof given['agent_bot'] === 'number') settings.bots[String(id)] = given['agent_bot'];
  else delete settings.bots[String(id)];
  return {};
}
