import { randomBytes } from 'node:crypto';
import type { CommandAnswer, PanelCommand } from '../../core/panel/command-contract';
import { panelView, type PanelView } from '../../core/panel/contract';
import type { ExchangeAnswer, PanelScope } from '../../core/panel/exchange-contract';
import type { Road } from './road';
import { until } from './until';

export type Headers = Record<string, string>;
export type Person = 'ada' | 'ana' | 'ben' | 'cleo';

/** A click's key, as a page draws one. */
export const newKey = (): string => randomBytes(12).toString('base64url');

export type Got<T> = { status: number; body: T & { error?: { code: string; words: string } } };

/** The panel's page without a browser: what an advocate's browser would send, and what it is answered. */
export function panelPage(road: Road, person: Person) {
  const origin = road.pluginUrl;
  let cookie = '';
  let bearer = '';

  async function send<T>(method: string, path: string, body: unknown, headers: Headers = {}): Promise<Got<T>> {
    const usual = { origin, 'x-helpline': '1', cookie, ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) };
    const answer = await fetch(`${road.pluginUrl}${path}`, {
      method,
      headers: given({ ...usual, ...headers }),
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text.startsWith('{') ? JSON.parse(text) : {}) as Got<T>['body'] };
  }

  const page = {
    send,
    bearer: () => bearer,
    /** As Chatwoot keeps it in its cookie, and as the line hands it on. */
    async session(): Promise<{ accessToken: string; client: string; uid: string }> {
      const answer = await fetch(`${road.practice.url}/auth/sign_in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: `${person}@helpline.example` }),
      });
      const head = (name: string): string => answer.headers.get(name) ?? '';
      return { accessToken: head('access-token'), client: head('client'), uid: head('uid') };
    },
    async signIn(): Promise<void> {
      const { accessToken, client, uid } = await page.session();
      const info = { 'access-token': accessToken, client, uid, expiry: '1800581566', 'token-type': 'Bearer' };
      cookie = `other=1; cw_d_session_info=${encodeURIComponent(JSON.stringify(info))}`;
    },
    signOut: () => void (cookie = ''),
    async prove(scope: PanelScope, headers: Headers = {}): Promise<Got<ExchangeAnswer>> {
      const got = await send<ExchangeAnswer>('POST', '/exchange/session', { accountId: 1, scope }, headers);
      if (got.status === 200) bearer = got.body.bearer;
      return got;
    },
    /** Signed in, proven, and looking at this conversation. */
    async open(conversationId: number): Promise<void> {
      await page.signIn();
      const { status, body } = await page.prove({ conversationId });
      if (status !== 200) throw new Error(`the exchange answered ${status} ${body.error?.code}`);
    },
    view: () => send<PanelView>('GET', '/panel/view', undefined),
    shows: (what: string, look: (view: PanelView) => unknown): Promise<PanelView> =>
      until(`the panel to show ${what}`, async () => {
        const { status, body } = await page.view();
        return status === 200 && look(body) ? body : null;
      }),
    click: (command: PanelCommand, key = newKey()) => send<CommandAnswer>('POST', '/panel/command', { key, command }),
    say: (command: PanelCommand, key = newKey()) => send<CommandAnswer>('POST', '/exchange/say', { key, command }),
    /** The stream, as its page reads it; `close` as a page does that goes away. */
    async stream(headers: Headers = {}) {
      const ending = new AbortController();
      const seen: { id: number; view: PanelView }[] = [];
      const refused: string[] = [];
      const answer = await fetch(`${road.pluginUrl}/panel/stream`, {
        headers: given({ authorization: `Bearer ${bearer}`, 'x-helpline': '1', ...headers }),
        signal: ending.signal,
      });
      const over = readEvents(answer, seen, refused);
      return { answer, seen, refused, over, close: () => (ending.abort(), over) };
    },
  };
  return page;
}

const given = (headers: Headers): Headers =>
  Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));

async function readEvents(answer: Response, seen: { id: number; view: PanelView }[], refused: string[]): Promise<void> {
  let rest = '';
  try {
    for await (const part of answer.body ?? []) {
      rest += Buffer.from(part as Uint8Array).toString('utf8');
      const blocks = rest.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
        if (field('event') === 'view')
          seen.push({ id: Number(field('id')), view: panelView.parse(JSON.parse(field('data'))) });
        if (field('event') === 'refused') refused.push(field('data'));
      }
    }
  } catch {
    // The page went away.
  }
}
