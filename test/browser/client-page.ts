import type { BrowserContext, Page } from 'playwright-core';
import type { ConversationFacts } from '../../core/kernel/facts';
import { receiptsOf, type Receipt } from '../../core/connection/receipt';
import { readFacts } from '../../adapters/redis/facts-store';
import type { Road } from '../support/road';
import { until } from '../support/until';

/** What the tests write as client and advocate; none of it may ever be in a beat. */
export const WORDS = ['lantern', 'harbour', 'meadow'];

/** A client in a real browser on the practice desk's page, with our beacon, and all that the beacon sent. */
export type ClientPage = {
  page: Page;
  sent: string[];
  conversation: number;
  facts: () => Promise<ConversationFacts>;
  agentSays: () => Promise<number>;
  receipt: (messageId: number) => Promise<Receipt | undefined>;
  /** A browser's "offline" leaves an open cable alone; a real one is cut. */
  cutCable: (cut: boolean) => void;
  /** Waits until the newest page is so, and gives it. */
  until: (what: string, look: (facts: ConversationFacts) => boolean) => Promise<ConversationFacts>;
};

/** Opens the helpline's page, opens the chat and writes. Resolves when the beacon's first word is among the facts. */
export async function visit(road: Road, context: BrowserContext): Promise<ClientPage> {
  const sent: string[] = [];
  context.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/beacon')) sent.push(request.postData() ?? '(unseen)');
  });
  let isCut = false;
  await context.routeWebSocket(/\/cable/, (ofPage) => {
    const ofServer = ofPage.connectToServer();
    ofServer.onMessage((said) => isCut || ofPage.send(said));
  });
  const { conversations } = road.practice.model;
  const before = [...conversations.keys()];
  const page = await context.newPage();
  await page.goto(`${road.practice.url}/helpline`);
  await page.getByRole('button', { name: 'Open the chat' }).first().click();
  await page.getByLabel('Type your message').fill(`${WORDS[0]} ${WORDS[1]}`);
  await page.getByRole('button', { name: 'Send' }).click();
  const conversation = await until('the conversation', () =>
    [...conversations.keys()].find((id) => !before.includes(id)),
  );
  const facts = async () => (await readFacts(road.world.redis, `c:1:${conversation}`)) as ConversationFacts;
  const wait = (what: string, look: (known: ConversationFacts) => boolean) =>
    until(what, async () => {
      const known = await facts();
      return known && look(known) && known;
    });
  await wait('the first word of the beacon', (known) => known.beacon.pages.length > 0);
  return {
    page,
    sent,
    conversation,
    facts,
    until: wait,
    cutCable: (cut) => void (isCut = cut),
    async agentSays() {
      const url = `${road.practice.url}/practice/conversations/${conversation}/agent-says`;
      const body = JSON.stringify({ text: `${WORDS[2]} ${WORDS[1]}` });
      const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      const { message } = (await answer.json()) as { message: number };
      await wait('the message', ({ thread }) =>
        thread.outgoing.some(({ messageId, at }) => messageId === message && !!at),
      );
      return message;
    },
    async receipt(messageId) {
      const all = receiptsOf(await facts(), road.clock.now(), road.world.policy());
      return all.find((one) => one.messageId === messageId);
    },
  };
}

/**
 * A browser without a screen never hides a page, so the practice desk's device says it in its place. The beacon's own part
 * is real: what it makes of it and tells.
 */
export const makeVisible = (page: Page, visible: boolean): Promise<void> =>
  page.evaluate(`practiceDevice.show(${visible})`);

/** Puts the page away as the browser's own history does, and brings it back (a chat's open cable forbids the real one). */
export async function putAway(page: Page, away: boolean): Promise<void> {
  await page.evaluate(
    `dispatchEvent(new PageTransitionEvent('${away ? 'pagehide' : 'pageshow'}', { persisted: true }))`,
  );
}

/**
 * The helpline's page with its HTML changed. A browser believes a page that a test answers to come from elsewhere, and asks
 * whether it may speak with this machine.
 */
export async function changePage(road: Road, context: BrowserContext, change: (html: string) => string): Promise<void> {
  await context.grantPermissions(['local-network-access']);
  await context.route(`${road.practice.url}/helpline`, async (route) => {
    const answer = await route.fetch();
    const html = await answer.text();
    const body = change(html);
    if (body === html) throw new Error('the page of the practice desk is not what the test knows');
    await route.fulfill({ response: answer, body });
  });
}
