import { field, hearWebhooks, type StandIn, standIn, until } from './stand-in';

let desk: StandIn;
let receiver: Awaited<ReturnType<typeof hearWebhooks>>;

beforeEach(async () => {
  desk = await standIn({ speed: 50 });
  receiver = await hearWebhooks();
  await desk.ask('POST', '/webhooks', { json: { url: receiver.url, subscriptions: ['message_created'] } });
  await desk.ask('PATCH', '/inboxes/1', { json: { enable_email_collect: false } });
  await desk.tell('conversations', { text: 'hello' });
  await until('the first webhook', () => receiver.heard.length === 1);
});
afterEach(async () => {
  await desk.close();
  receiver.close();
});

const notes = async (count: number): Promise<void> => {
  for (let each = 0; each < count; each += 1) {
    await desk.ask('POST', '/conversations/1/messages', { json: { content: `note ${each}`, private: true } });
  }
};
const tried = (): number => desk.ledger.deliveries.length;
const contents = (): string[] => receiver.heard.map((each) => String(each.body['content']));

describe('webhooks', () => {
  /** A last note, heard: whatever was to come before it has had its time. */
  const heardAfter = async (): Promise<string[]> => {
    await desk.ask('POST', '/conversations/1/messages', { json: { content: 'last', private: true } });
    await until('the last note was heard', () => contents().includes('last'));
    return contents();
  };

  it('are posted once, and not again when the receiver refuses', async () => {
    receiver.answer.status = 500;
    await notes(5);
    await until('all were tried', () => tried() === 6);
    desk.clock.advance(600_000);
    expect(await heardAfter()).toHaveLength(7);
    const refused = () => desk.ledger.deliveries.filter((each) => each.outcome === 'refused');
    await until('each was refused once', () => refused().length === 6);
  });

  it('switched off: nothing is posted, and REST goes on', async () => {
    await desk.tell('faults', { webhooksOff: true });
    await notes(3);
    expect((await desk.ask('GET', '/conversations/1/messages')).status).toBe(200);
    desk.clock.advance(60_000);
    await desk.tell('faults', { webhooksOff: false });
    expect(await heardAfter()).toEqual(['hello', 'last']);
  });

  it('lost: the ledger says which', async () => {
    await desk.tell('faults', { webhooksLose: 1 });
    await notes(3);
    expect(desk.ledger.deliveries.filter((each) => each.outcome === 'lost')).toHaveLength(3);
    await desk.tell('faults', { webhooksLose: 0 });
    expect(await heardAfter()).toEqual(['hello', 'last']);
  });

  it('doubled: the same delivery id comes twice', async () => {
    await desk.tell('faults', { webhooksDuplicate: 1 });
    await notes(2);
    await until('both came twice', () => receiver.heard.length === 5);
    expect(new Set(receiver.heard.map((each) => each.headers['x-chatwoot-delivery'])).size).toBe(3);
  });

  it('held back: they come in another order', async () => {
    await desk.tell('faults', { webhooksReorder: 0.5, webhooksDelayMs: [0, 0] });
    await notes(20);
    await until('all came', () => receiver.heard.length === 21);
    const order = contents().slice(1);
    expect(order).not.toEqual([...order].sort((a, b) => Number(a.slice(5)) - Number(b.slice(5))));
  });

  it('late: not before the least lateness', async () => {
    await desk.tell('faults', { webhooksDelayMs: [15_000, 20_000] });
    const before = desk.clock.now();
    await notes(3);
    await until('all came', () => tried() === 4);
    expect(desk.ledger.deliveries.slice(1).every((each) => each.at - before >= 15_000)).toBe(true);
  });

  it('tell what is true when they are sent, not when it happened', async () => {
    await desk.tell('faults', { webhooksDelayMs: [5_000, 5_000] });
    await notes(1);
    await desk.ask('DELETE', `/conversations/1/messages/2`);
    await until('it came', () => receiver.heard.length === 2);
    expect(contents()[1]).toBe('This message was deleted');
  });
});

describe('the API', () => {
  it('is down: every connection is reset, but the switch panel answers', async () => {
    await desk.tell('faults', { apiDown: true });
    await expect(desk.ask('GET', '!/api')).rejects.toThrow();
    await expect(desk.ask('GET', '/conversations')).rejects.toThrow();
    await desk.tell('faults', { apiDown: false });
    expect((await desk.ask('GET', '/conversations')).status).toBe(200);
  });

  it('answers 429, with Retry-After when one is wanted', async () => {
    await desk.tell('faults', { api429: 1 });
    const plain = await desk.ask('GET', '/conversations');
    expect([plain.status, plain.headers.get('retry-after')]).toEqual([429, null]);
    await desk.tell('faults', { apiRetryAfterS: 7 });
    expect((await desk.ask('GET', '/conversations')).headers.get('retry-after')).toBe('7');
  });

  it('answers whatever is read with a status of its own, and takes what is posted', async () => {
    await desk.tell('faults', { apiReadsAnswer: 401 });
    expect((await desk.ask('GET', '/conversations/1/messages')).status).toBe(401);
    const json = { content: 'x', private: true };
    expect((await desk.ask('POST', '/conversations/1/messages', { json })).status).toBe(200);
    await desk.tell('faults', { apiReadsAnswer: null });
    expect((await desk.ask('GET', '/conversations/1/messages')).status).toBe(200);
    expect((await desk.tell('faults', { apiReadsAnswer: 200 })).status).toBe(422);
  });

  it('answers 500 and does nothing', async () => {
    await desk.tell('faults', { api500: 1 });
    const before = desk.ledger.writes.length;
    expect((await desk.ask('POST', '/conversations/1/messages', { json: { content: 'x' } })).status).toBe(500);
    expect(desk.ledger.writes.length).toBe(before);
  });

  it('loses the answer to a write that was carried out', async () => {
    await desk.tell('faults', { apiLoseAnswer: 1 });
    const json = { content: 'x', private: true, content_attributes: { helpline: { intent: 'i-1' } } };
    await expect(desk.ask('POST', '/conversations/1/messages', { json })).rejects.toThrow();
    const written = desk.ledger.writes.at(-1);
    expect(written).toMatchObject({ kind: 'message', conversation: 1 });
    expect(written?.detail['content_attributes']).toEqual(json.content_attributes);
  });

  it('is slow', async () => {
    await desk.tell('faults', { apiSlowMs: 5_000 });
    const before = desk.clock.now();
    await desk.ask('GET', '/conversations');
    expect(desk.clock.now() - before).toBeGreaterThanOrEqual(5_000);
  });

  it('refuses a switch that it does not know, and changes nothing', async () => {
    const answer = await desk.tell('faults', { webhooksOff: true, api500: 2, nonsense: 1 });
    expect([answer.status, answer.data]).toEqual([422, { error: 'Not understood: api500, nonsense' }]);
    expect(desk.faults.webhooksOff).toBe(false);
  });
});

describe('the ledger and the reset', () => {
  it('notes every write, with who made it and our marker', async () => {
    const marked = { content_attributes: { helpline: { intent: 'i-1' } }, content: 'n', private: true };
    await desk.ask('POST', '/conversations/1/messages', { as: 'bot', json: marked });
    await desk.ask('POST', '/conversations/1/custom_attributes', {
      as: 'bot',
      json: { custom_attributes: { a: 'b' } },
    });
    const answer = await fetch(`${desk.url}/practice/ledger`);
    const { writes } = (await answer.json()) as { writes: { kind: string; by: object; detail: object }[] };
    expect(writes.slice(-2)).toMatchObject([
      { kind: 'message', by: { type: 'AgentBot', id: 1 }, conversation: 1, detail: marked },
      { kind: 'attributes', conversation: 1, detail: { a: 'b' } },
    ]);
  });

  it('forgets clients and faults, keeps settings, and counts on', async () => {
    await desk.tell('faults', { webhooksLose: 0.5 });
    await desk.tell('reset');
    expect([desk.model.conversations.size, desk.faults.webhooksLose, desk.ledger.writes.length]).toEqual([0, 0, 0]);
    expect(desk.model.webhooks).toHaveLength(1);
    const again = await desk.tell('conversations', { text: 'hello' });
    expect(field(again.data, 'conversation')).toBe('2');
  });

  it('may come while reads, texts and webhooks are still under way', async () => {
    await desk.tell('conversations', { inbox: 'text', from: '+15551230000', text: 'help' });
    await desk.tell('conversations/1/agent-says', { text: 'Hello' });
    await desk.tell('conversations/2/agent-says', { text: 'Hello' });
    await desk.tell('reset');
    desk.clock.advance(60_000);
    expect((await desk.ask('GET', '/conversations?status=all')).status).toBe(200);
  });

  it('survives a webhook to an address that is none', async () => {
    await desk.ask('POST', '/webhooks', { json: { url: 'http://[nonsense', subscriptions: ['message_created'] } });
    await notes(1);
    await until('it was tried', () => desk.ledger.deliveries.some((each) => each.url === 'http://[nonsense'));
    expect(desk.ledger.deliveries.find((each) => each.url === 'http://[nonsense')?.outcome).toBe('refused');
  });

  it('gives the same tokens for the same seed, and others for another', async () => {
    const same = await standIn({ seed: 1 });
    const other = await standIn({ seed: 2 });
    expect(same.tokens).toEqual(desk.tokens);
    expect(other.tokens.admin).not.toBe(desk.tokens.admin);
    await Promise.all([same.close(), other.close()]);
  });
});
