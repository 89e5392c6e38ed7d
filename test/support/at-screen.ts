import type { Browser, Locator, Page, Request } from 'playwright-core';
import type { Practice } from '../../practice/start';
import { actsAt } from './acts';
import { until } from './until';
import { signIn } from './sign-in';

export type ScreenSettings = {
  dark?: boolean;
  /** False: as it is for a user, with the line in a root that nobody can look into. */
  open?: boolean;
  /** A script that runs before all others, and breaks something. */
  breaks?: string;
  conversation?: number;
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

/** Ana at the practice desk's agent screen, in a conversation: a new one, where none is named. */
export async function atScreen(
  browser: Browser,
  practice: Practice,
  { dark = false, open = true, breaks = '', conversation }: ScreenSettings = {},
): Promise<AtScreen> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  // A closed root lets nobody in, a test neither: for these pages, all but one, it is an open one.
  if (open) await page.addInitScript(OPENED);
  if (breaks !== '') await page.addInitScript(breaks);
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  const requests: Request[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(practice.url) && !request.url().startsWith('data:')) requests.push(request);
  });
  const id = conversation ?? (await actsAt(practice).newClient('I am scared'));
  await signIn(page, practice.url, 'Ana');
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

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const OPENED = `{
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) { return attach.call(this, { ...init, mode: 'open' }); };
}`;
