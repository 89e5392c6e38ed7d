import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { lineTag, readBuiltLine } from '../../adapters/built-line';
import type { PanelView } from '../../core/panel/contract';
import type { ExchangeAnswer, PanelErrorCode } from '../../core/panel/exchange-contract';
import { startPractice, type Practice } from '../../practice/start';
import { atScreen, type AtScreen, type ScreenSettings } from './at-screen';
import { buildPanel } from './built-panel';
import { panelViewWith } from './panel-view';

/** The agent screen of the practice desk with the line, and a service that says what the test wants said. */
export type LineStage = {
  practice: Practice;
  /** Ana, in a conversation. */
  ana: (options?: ScreenSettings) => Promise<AtScreen>;
  /** Whether Ana has set that Enter alone sends, from the next time she opens the screen. */
  sendsOnEnter: (is: boolean) => void;
  /** What the service shows of every conversation from now on. */
  shows: (view: PanelView) => void;
  /** What it was asked, path and body. */
  asked: { path: string; body: string }[];
  /** How many streams are open. */
  streams: () => number;
  /** 'away': our memory went away while it was being kept. */
  answersCommands: (done: boolean | 'away') => void;
  /** The service is away, or back again. */
  away: (isAway: boolean) => Promise<void>;
  lineIsOld: (isOld: boolean) => void;
  /** How Ben is told of to whoever asks; null: nobody can say. */
  benIs: (how: 'online' | 'offline' | null) => void;
  /** How long (ms) a proof counts, and how soon it is repeated; or the word with which it is refused, and no stream either. */
  proves: (how: { expiresIn: number; renewIn: number } | PanelErrorCode) => void;
  /** Everybody closes their screen. */
  leave: () => Promise<void>;
  close: () => Promise<void>;
};

const BEARER = 'bearer-of-ana';

export async function startLineStage(browser: Browser): Promise<LineStage> {
  buildPanel();
  const practice = await startPractice({ speed: 1 });
  const built = readBuiltLine();
  if (!built) throw new Error('the line was not built');
  let view = panelViewWith();
  let done: boolean | 'away' = true;
  let isOld = false;
  let ben: Parameters<LineStage['benIs']>[0] = 'online';
  let proves: Parameters<LineStage['proves']>[0] = USUAL;
  const asked: LineStage['asked'] = [];
  const streams = new Set<ServerResponse>();
  const eventOf = (): string => `event: view\nid: ${view.version}\ndata: ${JSON.stringify(view)}\n\n`;

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '';
    response.setHeader('access-control-allow-origin', practice.url);
    response.setHeader('access-control-allow-headers', 'authorization, content-type, last-event-id, x-helpline');
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    let body = '';
    for await (const part of request) body += String(part);
    if (path === `/line/${built.hash}.js`) {
      response.setHeader('cross-origin-resource-policy', 'cross-origin');
      return void response.writeHead(200, { 'content-type': 'text/javascript' }).end(built.text);
    }
    asked.push({ path, body });
    const json = (value: unknown): void => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    };
    switch (path) {
      case '/exchange/session':
        if (typeof proves !== 'string') return json({ ...proofOf(isOld), ...proves });
        return void response.writeHead(403).end(refusal(proves));
      case '/panel/people/now':
      case '/panel/people/lately':
        if (ben === null) return void response.writeHead(503).end(refusal('chatwoot-away'));
        return json({ agents: [{ id: 3, name: 'Ben Advocate', availability: ben }], teams: [] });
      case '/exchange/say':
        return json({ result: 'done', messageId: 77 });
      case '/panel/command':
        if (done !== true) return void response.writeHead(503).end(done ? refusal('redis-away') : '{}');
        return json({ result: 'heard', id: 'panel:2:key', messageId: null });
      case '/panel/stream':
        if (request.headers.authorization !== `Bearer ${BEARER}`) return void response.writeHead(401).end('{}');
        if (typeof proves === 'string') return void response.writeHead(401).end(refusal('prove-again'));
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write(eventOf());
        streams.add(response);
        return void response.on('close', () => streams.delete(response));
      case '/panel/':
        return void response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>x</title>');
      default:
        return void response.writeHead(204).end();
    }
  };
  let server = await listen((request, response) => void handle(request, response), 0);
  const { port } = server.address() as AddressInfo;
  const service = `http://127.0.0.1:${port}`;
  practice.model.dashboardScripts.html = lineTag(service, built, 1);

  const ana: LineStage['ana'] = (options) => atScreen(browser, practice, options);

  return {
    ...{ practice, ana, asked },
    streams: () => streams.size,
    leave: async () => void (await Promise.all(browser.contexts().map((context) => context.close()))),
    sendsOnEnter(is) {
      const user = practice.model.users.find(({ name }) => name.startsWith('Ana'));
      Object.assign(user?.ui_settings ?? {}, { editor_message_key: is ? 'enter' : 'cmd_enter' });
    },
    shows(next) {
      view = { ...next, version: view.version + 1 };
      for (const stream of streams) stream.write(eventOf());
    },
    answersCommands: (is) => void (done = is),
    lineIsOld: (is) => void (isOld = is),
    benIs: (how) => void (ben = how),
    proves(how) {
      proves = how;
      if (typeof how !== 'string') return;
      for (const stream of streams) stream.end(`event: refused\ndata: ${refusal('prove-again')}\n\n`);
    },
    async away(isAway) {
      if (isAway) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      } else server = await listen((request, response) => void handle(request, response), port);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await practice.close();
    },
  };
}

const refusal = (code: PanelErrorCode): string => JSON.stringify({ error: { code, words: '' } });

const USUAL = { expiresIn: 900_000, renewIn: 60_000 };

const proofOf = (lineIsOld: boolean): ExchangeAnswer => ({
  ...{ bearer: BEARER, ...USUAL, language: 'en', saysAs: 'agent', sidebarOpen: null },
  agent: { id: 2, name: 'Ana Advocate', supervisor: false },
  lineIsOld,
});

function listen(handle: (request: IncomingMessage, response: ServerResponse) => void, port: number): Promise<Server> {
  const server = createServer(handle);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
