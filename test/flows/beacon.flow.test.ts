import { createHash } from 'node:crypto';
import type { ConversationFacts } from '../../core/kernel/facts';
import { receiptsOf } from '../../core/connection/receipt';
import { readFacts } from '../../adapters/redis/facts-store';
import { newestPopup } from '../../adapters/redis/newest-popup';
import { openConversation } from '../../practice/model/conversations';
import { beat as beatAt, sourceOf } from '../support/beats';
import { startRoad, type Road } from '../support/road';
import { until } from '../support/until';
import { testRedis } from '../support/redis';

const redis = testRedis();
let road: Road;
beforeEach(async () => {
  // The practice desk invents the same visitors each time.
  await redis.flushdb();
  road = await startRoad({ beacon: true });
});
afterEach(() => road.stop());

type Fields = Record<string, unknown>;
const beat = (source: string, more: Fields = {}, origin?: string): Promise<number> =>
  beatAt(road, source, more, origin);

const control = async (path: string, body: object = {}): Promise<Fields> => {
  const headers = { 'content-type': 'application/json' };
  const url = `${road.practice.url}/practice/${path}`;
  return (await (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).json()) as Fields;
};

async function openChat(): Promise<{ id: number; source: string }> {
  const { conversation } = await control('conversations', { text: 'lantern harbour' });
  return { id: Number(conversation), source: sourceOf(road, Number(conversation)) };
}
const factsOf = async (id: number) => (await readFacts(road.world.redis, `c:1:${id}`)) as ConversationFacts | null;
const bound = (id: number) => until('the binding', async () => (await factsOf(id))?.beacon.source);
const receiptOf = async (id: number, messageId: number) => {
  const facts = await factsOf(id);
  const all = facts ? receiptsOf(facts, road.clock.now(), road.world.policy()) : [];
  return all.find((one) => one.messageId === messageId);
};
const agentSays = async (id: number): Promise<number> =>
  Number((await control(`conversations/${id}/agent-says`, { text: 'lantern harbour' }))['message']);

describe('what a page tells', () => {
  it('becomes facts of the conversation that its visitor has, and nothing of the visitor is kept', async () => {
    const { id, source } = await openChat();
    await bound(id);
    expect(await beat(source)).toBe(204);
    const page = await until('the page', async () => (await factsOf(id))?.beacon.pages[0]);
    expect(page).toMatchObject({ seq: 1, state: 'visible', device: 'phone' });
    expect(await beat(source, { seq: 2, state: 'left' })).toBe(204);
    await until('the leave', async () => (await factsOf(id))?.beacon.pages[0]?.state === 'left');
    const keys = await road.world.redis.keys('*');
    const hash = createHash('sha256').update(source).digest('hex');
    expect(keys.filter((key) => key.includes(source) || key.includes(hash))).toEqual([]);
    expect(JSON.stringify(await factsOf(id))).not.toMatch(new RegExp(`${source}|${hash}`));
  });

  it('is held until the conversation exists', async () => {
    const headers = { 'content-type': 'application/json' };
    const visit = { method: 'POST', headers, body: '{}' };
    const { token } = (await (await fetch(`${road.practice.url}/api/v1/widget/config`, visit)).json()) as Fields;
    const payload = Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString();
    const { source_id: source } = JSON.parse(payload) as { source_id: string };
    expect(await beat(source, { popup: false, inPage: [[901, 50]] })).toBe(204);
    const words = { ...visit, headers: { ...headers, 'x-auth-token': String(token) }, body: '{"content":"hello"}' };
    await fetch(`${road.practice.url}/api/v1/widget/messages`, words);
    const id = Math.max(...road.practice.model.conversations.keys());
    const facts = await until('what was held', async () => {
      const found = await factsOf(id);
      return found?.beacon.popup && found;
    });
    expect(facts.beacon).toMatchObject({
      popup: { shown: false },
      arrivals: [{ messageId: 901 }],
      pages: [{ seq: 1 }],
    });
    // What the check before the start asks: do words pop up on the page?
    await until('the answer for the check', async () => (await newestPopup(redis)) === false);
  });

  it('renews a page without a word to the mailbox, and it is looked at when the conversation is', async () => {
    const { id, source } = await openChat();
    await bound(id);
    await beat(source);
    // What the first beat led to is heard of before: whatever else wakes the conversation looks at the page too.
    const first = await until('the page, and nothing more to hear', async () => {
      const before = await factsOf(id);
      await road.clock.sleep(2_000);
      return JSON.stringify(await factsOf(id)) === JSON.stringify(before) ? before?.beacon.pages[0] : null;
    });
    await beat(source);
    await beat(source);
    expect((await factsOf(id))?.beacon.pages[0]?.lastHeardAt).toBe(first.lastHeardAt);
    await control(`conversations/${id}/client-says`, { text: 'harbour' });
    await until('a later hearing', async () => {
      const page = (await factsOf(id))?.beacon.pages[0];
      return page && page.lastHeardAt > first.lastHeardAt && page.seq === 1;
    });
  });

  it('gives a message its receipts, with whose word it is', async () => {
    const { id, source } = await openChat();
    await bound(id);
    // With the chat open Chatwoot itself would say "read", and the word would not be the page's.
    const chat = road.practice.model.conversations.get(id);
    if (chat) road.practice.clients.act(chat, 'close');
    const messageId = await agentSays(id);
    await until('the message, stored and nothing more', async () => {
      const receipt = await receiptOf(id, messageId);
      return receipt?.state === 'sent' && receipt.remark === 'stored-only';
    });
    await beat(source, { inPage: [[messageId, 0]] });
    await until('its arrival', async () => (await receiptOf(id, messageId))?.state === 'delivered');
    await beat(source, { onScreen: [[messageId, 0]] });
    await until('its opening, by the word of the page', async () => {
      const receipt = await receiptOf(id, messageId);
      return receipt?.state === 'opened' && receipt.by === 'beacon' && receipt.remark === null;
    });
  });

  it('tells the advocate at once of a quick exit', async () => {
    const { id, source } = await openChat();
    await bound(id);
    await beat(source, { seq: 2, state: 'left', exit: 0 });
    await until('the note', () =>
      road.practice.model.conversations
        .get(id)
        ?.messages.some((message) => message.private && message.content?.startsWith('Quick exit used ')),
    );
  });

  it('goes to the newest conversation of a visitor', async () => {
    const { id, source } = await openChat();
    await bound(id);
    const { model } = road.practice;
    const row = model.contactInboxes.get(model.conversations.get(id)?.contact_inbox_id ?? 0);
    if (!row) throw new Error('no visitor');
    const newer = openConversation(model, row);
    await bound(newer.id);
    await beat(source);
    await until('the page', async () => (await factsOf(newer.id))?.beacon.pages.length === 1);
    expect((await factsOf(id))?.beacon.pages).toEqual([]);
  });

  it('is never asked of a text message, whose source is a telephone number', async () => {
    const { conversation } = await control('conversations', { inbox: 'text', text: 'harbour', from: '+15550001111' });
    const facts = await until('the text', () => factsOf(Number(conversation)));
    await beat('+15550001111');
    expect(facts.snapshot?.channel ?? 'sms').toBe('sms');
    expect((await factsOf(Number(conversation)))?.beacon).toMatchObject({ source: null, pages: [] });
  });
});

describe('a finished chat', () => {
  it('is forgotten by a new visit, and not by a page that is there', async () => {
    const { id, source } = await openChat();
    await bound(id);
    await beat(source);
    await until('the page', async () => (await factsOf(id))?.beacon.pages.length === 1);
    await fetch(`${road.practice.url}/api/v1/accounts/1/conversations/${id}/toggle_status`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'Api-Access-Token': road.practice.tokens.admin },
      body: '{"status":"resolved"}',
    });
    const key = (await factsOf(id))?.beacon.source?.key ?? '';
    const finished = await until('the end', async () => {
      const value = await road.world.redis.get(`{b:${key}}:bound`);
      return value?.includes(';') && value;
    });
    // Just ended, and a page of theirs was here a moment ago: a reload is not a new visit.
    expect(await beat(source, { page: 'b'.repeat(16) })).toBe(204);
    await road.world.redis.set(`{b:${key}}:bound`, `${finished.split(';')[0]};1`);
    expect(await beat(source, { page: 'c'.repeat(16) })).toBe(204);
    await road.world.redis.del(`{b:${key}}:pages`);
    // Ended a moment ago: a client who writes again opens it, and that may not have been heard yet.
    await road.world.redis.set(`{b:${key}}:bound`, finished);
    expect(await beat(source, { page: 'e'.repeat(16) })).toBe(204);
    await road.world.redis.del(`{b:${key}}:pages`);
    await road.world.redis.set(`{b:${key}}:bound`, `${finished.split(';')[0]};1`);
    expect(await beat(source, { page: 'd'.repeat(16) })).toBe(200);
    expect(await beat(source, { page: 'd'.repeat(16) })).toBe(204);
  });
});

describe('the script', () => {
  it('may be loaded by another origin’s page, and at its own address for ever', async () => {
    const usual = await fetch(`${road.pluginUrl}/beacon.js`);
    const text = await usual.text();
    expect(usual.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(usual.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(usual.headers.get('access-control-allow-origin')).toBe('*');
    expect(usual.headers.get('cache-control')).toBe('public, max-age=600');
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
    const kept = await fetch(`${road.pluginUrl}/beacon-${hash}.js`);
    expect(kept.headers.get('cache-control')).toMatch(/immutable/);
    expect(await kept.text()).toBe(text);
    expect((await fetch(`${road.pluginUrl}/beacon-0000.js`)).status).toBe(404);
  });
});

describe('whoever is not the helpline’s page', () => {
  it('is told nothing and changes nothing', async () => {
    const { id, source } = await openChat();
    await bound(id);
    const before = (await factsOf(id))?.beacon;
    for (const origin of ['https://elsewhere.example', 'null', `${road.practice.url}.example`]) {
      expect(await beat(source, { state: 'left' }, origin)).toBe(204);
    }
    await beat(source, { page: 'not a page' });
    await beat(source, { text: 'anything' });
    const huge = { method: 'POST', body: 'x'.repeat(5_000), headers: { origin: road.practice.url } };
    await fetch(`${road.pluginUrl}/beacon`, huge).catch(() => {});
    expect((await factsOf(id))?.beacon).toEqual(before);
    expect(await road.world.redis.keys('{b:*}:pages')).toEqual([]);
  });
});
