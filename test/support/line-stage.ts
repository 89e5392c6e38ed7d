import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Locator, Page, Request } from 'playwright-core';
import { lineTag, readBuiltLine } from '../../adapters/built-line';
import type { PanelView } from '../../core/panel/contract';
import type { ExchangeAnswer } from '../../core/panel/exchange-contract';
import { startPractice, type Practice } from '../../practice/start';
import { actsAt } from './acts';
import { buildPanel } from './built-panel';
import { panelViewWith } from './panel-view';
import { until } from './until';

/** The agent screen of the practice desk with the line, and a service that says what the test wants said. */
export type LineStage = {
  practice: Practice;
  /** Ana, in a conversation. */
  ana: (options?: { dark?: boolean; open?: boolean; breaks?: string }) => Promise<AtScreen>;
  /** Whether Ana has set that Enter alone sends, from the next time she opens the screen. */
  sendsOnEnter: (is: boolean) => void;
  /** What the service shows of every conversation from now on. */
  shows: (view: PanelView) => void;
  /** What it was asked, path and body. */
  asked: { path: string; body: string }[];
  /** How many streams are open. */
  streams: () => number;
  answersCommands: (done: boolean) => void;
  /** The service is away, or back again. */
  away: (isAway: boolean) => Promise<void>;
  lineIsOld: (isOld: boolean) => void;
  /** Everybody closes their screen. */
  leave: () => Promise<void>;
  close: () => Promise<void>;
};

export type AtScreen = {
  page: Page;
  conversationId: number;
  /** Every request of the page to somebody else than Chatwoot. */
  requests: Request[];
  line: Locator;
  editor: Locator;
  send: Locator;
  note: Locator;
  /** What the page complained of. */
  complaints: string[];
  /** Puts it into the box, in place of what is there; with the keys, behind an emptied box. */
  writes: (text: string) => Promise<void>;
  types: (text: string) => Promise<void>;
  isFocused: (what: Locator) => Promise<boolean>;
  newClient: (text: string) => Promise<number>;
  opens: (conversation: number) => Promise<void>;
  /** Waits until it has gone to Chatwoot as a message. */
  sent: (text: string) => Promise<unknown>;
  close: () => Promise<void>;
  /** What went to Chatwoot as a message: its text, and whether it is a private note. */
  messages: () => { content: string; private: boolean }[];
};

const BEARER = 'bearer-of-ana';

export async function startLineStage(browser: Browser): Promise<LineStage> {
  buildPanel();
  const practice = await startPractice({ speed: 1 });
  const built = readBuiltLine();
  if (!built) throw new Error('the line was not built');
  let view = panelViewWith();
  let done = true;
  let isOld = false;
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
        return json(proofOf(isOld));
      case '/panel/people':
        return json({ agents: [{ id: 3, name: 'Ben Advocate', availability: 'online' }], teams: [] });
      case '/exchange/say':
        return json({ result: 'done', messageId: 77 });
      case '/panel/command':
        if (!done) return void response.writeHead(503).end('{}');
        return json({ result: 'done', messageId: null });
      case '/panel/stream':
        if (request.headers.authorization !== `Bearer ${BEARER}`) return void response.writeHead(401).end('{}');
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
  practice.model.dashboardScripts.html = lineTag(service, built);

  async function ana({ dark = false, open = true, breaks = '' } = {}): Promise<AtScreen> {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      colorScheme: dark ? 'dark' : 'light',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    // A closed root lets nobody in, a test neither: for these pages, all but one, it is an open one.
    if (open) await page.addInitScript(OPENED);
    if (breaks !== '') await page.addInitScript(breaks);
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    const requests: Request[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(practice.url) && !request.url().startsWith('data:')) requests.push(request);
    });
    const id = await actsAt(practice).newClient('I am scared');
    await page.goto(`${practice.url}/app`);
    await page.getByText('Ana').first().click();
    await page.locator('#me').getByText('Ana').waitFor();
    await page.goto(`${practice.url}/app/accounts/1/conversations/${id}`);
    await page.locator('#reply-box').waitFor();
    const messages = (): ReturnType<AtScreen['messages']> =>
      practice.ledger.writes
        .filter((write) => write.kind === 'message' && write.conversation === id)
        .map(({ detail }) => ({ content: textOf(detail['content']), private: detail['private'] === true }));
    const editor = page.locator('#words');
    const line = page.locator('#helpline-line');
    return {
      ...{ page, conversationId: id, requests, complaints, editor, line, messages },
      ...{ send: page.locator('#send'), note: page.locator('#note-mode') },
      writes: (text) => editor.fill(text),
      async types(text) {
        await editor.fill('');
        await editor.click();
        await page.keyboard.type(text);
      },
      isFocused: (what) => what.evaluate((it) => (it as { matches: (what: string) => boolean }).matches(':focus')),
      newClient: actsAt(practice).newClient,
      opens: (other) => page.locator(`#list a[href$="/${other}"]`).click(),
      sent: (text) => until(`the message "${text}"`, () => messages().some(({ content }) => content === text)),
      close: () => context.close(),
    };
  }

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

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const OPENED = `{
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) { return attach.call(this, { ...init, mode: 'open' }); };
}`;

const proofOf = (lineIsOld: boolean): ExchangeAnswer => ({
  ...{ bearer: BEARER, expiresIn: 900_000, renewIn: 60_000, language: 'en', saysAs: 'agent', sidebarOpen: null },
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
